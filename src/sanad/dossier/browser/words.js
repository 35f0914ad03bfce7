// SPDX-License-Identifier: Apache-2.0
// The words of the page in English and Urdu.

import en from "./words.en.json";
import ur from "./words.ur.json";
import saysUr from "./says.ur.json";

const WORDS = { en, ur };
const SAYS = { en: {}, ur: saysUr };
const DIRECTIONS = { en: "ltr", ur: "rtl" };
let language = "en";

/** Return the words of this name, with `{places}` filled in, each between marks that keep its own direction. */
export function say(name, places = {}) {
  const found = WORDS[language][name];
  return found.replace(/\{(\w+)\}/g, (_, place) => isolated(places[place]));
}

/** Return the form of a sentence of the report in the language of the page; undefined where that is English or lacks it. */
export function formOf(form) {
  return SAYS[language][form];
}

/** Return words between marks that keep their own direction. */
export function isolated(words) {
  return `\u2068${words}\u2069`;
}

/** Return the code of the language that the page could be switched to. */
export function otherLanguage() {
  return language === "en" ? "ur" : "en";
}

/** Speak this language from now on, beginning with the words that stand in the page already. */
export function speak(chosen) {
  language = chosen;
  Object.assign(document.documentElement, { lang: chosen, dir: DIRECTIONS[chosen] });
  document.title = say("title");
  for (const place of document.querySelectorAll("[data-words]")) {
    place.textContent = say(place.dataset.words);
  }
}
