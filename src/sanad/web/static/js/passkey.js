// SPDX-License-Identifier: Apache-2.0
// Makes or uses a passkey (Web Authentication Level 3) for a form: `data-passkey="create"` or `"get"`. The options stand in `data-options` as JSON,
// what the authenticator answers goes into the form's field `answer` as JSON (section 5.1, RegistrationResponseJSON and
// AuthenticationResponseJSON), and the form is sent. Where there is no such thing, the form is hidden and the other ways in stand.

import { said } from "./said.js";

/** @param {HTMLFormElement} form */
export function start(form) {
  if (!window.PublicKeyCredential) {
    form.hidden = true;
    return;
  }
  form.addEventListener("submit", async (event) => {
    if (form.elements.answer.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    try {
      form.elements.answer.value = JSON.stringify(await ask(form));
      form.requestSubmit();
    } catch (fault) {
      form.elements.answer.value = "";
      const place = form.querySelector("[data-refused]");
      place.textContent = said("passkeyNone");
      place.tabIndex = -1;
      place.focus();
      console.info(fault);
    }
  });
}

async function ask(form) {
  const options = JSON.parse(form.dataset.options);
  const publicKey = options.publicKey ?? options;
  return form.dataset.passkey === "create"
    ? told(await navigator.credentials.create({ publicKey: forCreation(publicKey) }))
    : told(await navigator.credentials.get({ publicKey: forRequest(publicKey) }));
}

function forCreation(options) {
  const user = { ...options.user, id: bytes(options.user.id) };
  return { ...options, challenge: bytes(options.challenge), user, excludeCredentials: ids(options.excludeCredentials) };
}

function forRequest(options) {
  return { ...options, challenge: bytes(options.challenge), allowCredentials: ids(options.allowCredentials) };
}

const ids = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

/** Return a credential as JSON says it. @param {PublicKeyCredential} credential */
function told(credential) {
  const { response } = credential;
  const said = { clientDataJSON: text(response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[part]) said[part] = text(response[part]);
  }
  if (response.getTransports) said.transports = response.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: said,
  };
}

/** Return the bytes of base64url (RFC 4648, section 5) without padding. @param {string} written @returns {Uint8Array} */
export function bytes(written) {
  return Uint8Array.from(atob(written.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
}

/** Return bytes in base64url without padding. @param {ArrayBuffer} raw @returns {string} */
export function text(raw) {
  const signs = Array.from(new Uint8Array(raw), (byte) => String.fromCharCode(byte)).join("");
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
