// SPDX-License-Identifier: Apache-2.0
// Sends files in pieces and goes on where it stopped, as the tus protocol 1.0.0 does (core and creation): POST with Upload-Length and Upload-Metadata
// names an upload, HEAD tells its Upload-Offset, PATCH adds a piece at that offset. The digest computed here goes along; the office compares it with what arrived.

const PIECE = 4 << 20;
const TUS = { "Tus-Resumable": "1.0.0" };
const WAITS_MS = [500, 1000, 2000, 5000, 10_000, 30_000];

/** Sends one file after the other to `address`. */
export class Transfer {
  constructor(address) {
    this.address = address;
    this.last = Promise.resolve();
  }

  /**
   * Send a file after those before it.
   * @param {File} file
   * @param {string} path its path in the delivery, with `/`
   * @param {(told: {state: string, share?: number, sha256?: string, says?: string}) => void} tell told of each step; the states are
   *   hashing, sending, waiting, arrived, refused
   */
  send(file, path, tell) {
    this.last = this.last.then(() => this.one(file, path, tell).catch((fault) => tell({ state: "refused", says: fault.message })));
  }

  async one(file, path, tell) {
    const sha256 = await digest(file, (done) => tell({ state: "hashing", share: done / (file.size || 1) }));
    const metadata = Object.entries({ filename: path, sha256 }).map(([name, value]) => `${name} ${base64(value)}`);
    const begun = await insist(tell, () =>
      fetch(this.address, { method: "POST", headers: { ...TUS, "Upload-Length": String(file.size), "Upload-Metadata": metadata.join(",") } }),
    );
    const upload = new URL(begun.headers.get("location"), location.href);
    let at = Number(begun.headers.get("upload-offset") ?? 0); // not 0 where an earlier try had sent some
    do {
      tell({ state: "sending", share: at / file.size, sha256 });
      at = await this.piece(upload, file, at, tell); // an empty one where all is there: only its answer says that the bytes are the right ones
    } while (at < file.size);
    tell({ state: "arrived", share: 1, sha256 });
  }

  /** Send one piece, and return how much the office has; after a failure, that is asked first. */
  async piece(upload, file, at, tell) {
    let from = at;
    const answer = await insist(tell, async (again) => {
      if (again) {
        const told = await fetch(upload, { method: "HEAD", headers: TUS });
        if (!told.ok) return told;
        from = Number(told.headers.get("upload-offset"));
      }
      const headers = { ...TUS, "Upload-Offset": String(from), "Content-Type": "application/offset+octet-stream" };
      return fetch(upload, { method: "PATCH", headers, body: file.slice(from, from + PIECE) });
    });
    return Number(answer.headers.get("upload-offset"));
  }
}

/** Try until the office answers; what it refuses is not tried again, what it cannot do now, and a lost connection, are. */
async function insist(tell, attempt) {
  for (let tried = 0; ; tried++) {
    const answer = await attempt(tried > 0).catch(() => null);
    if (answer?.ok) return answer;
    if (answer && answer.status < 500 && ![408, 409, 429].includes(answer.status)) throw new Error(await reason(answer));
    tell({ state: "waiting", says: answer && (await reason(answer)) });
    const wait = WAITS_MS[Math.min(tried, WAITS_MS.length - 1)];
    await new Promise((go) => {
      const timer = setTimeout(go, wait);
      addEventListener("online", () => (clearTimeout(timer), go()), { once: true });
    });
  }
}

/** Return what the office says of a refusal: `detail` of its problem report (RFC 9457), or its text. */
async function reason(answer) {
  const text = await answer.text();
  try {
    return JSON.parse(text).detail ?? text;
  } catch {
    return text || String(answer.status);
  }
}

let worker;
let next = 0;

/** Return the SHA-256 of a file in hexadecimal, computed beside the page. */
function digest(file, tell) {
  worker ??= new Worker(new URL("digest.js", import.meta.url), { type: "module" });
  const id = next++;
  return new Promise((found, lost) => {
    const listen = ({ data }) => {
      if (data.id !== id) return;
      if (data.done !== undefined) return tell(data.done);
      worker.removeEventListener("message", listen);
      if (data.fault) lost(new Error(data.fault));
      else found(data.sha256);
    };
    worker.addEventListener("message", listen);
    worker.postMessage({ id, file });
  });
}

/** Return text as base64 of its UTF-8, as Upload-Metadata wants it. */
function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
