// SPDX-License-Identifier: Apache-2.0
// Light and language, as soon as they are chosen. The light is kept in a cookie, so that the server makes the next page in it.

const A_YEAR_S = 365 * 24 * 3600;

/** Listen to the form of `templates/kit/look.html`. */
export function begin() {
  document.addEventListener("change", (event) => {
    const form = event.target.closest?.("[data-look]");
    if (!form) return;
    if (event.target.name === "theme") {
      document.documentElement.dataset.theme = event.target.value;
      document.cookie = `theme=${event.target.value}; path=/; max-age=${A_YEAR_S}; samesite=lax`;
    } else {
      form.requestSubmit();
    }
  });
}
