// @ts-check
/** The button "keep" on an entry's own page. Comes in: the entry's page. Goes out: the same with the button. */

import { keepButton } from "./keep.js";
import { readWords } from "./words.js";

for (const page of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sp-entry[data-ref]"))) {
  const name = page.querySelector("h1 > span:last-child")?.textContent?.trim() ?? "";
  page.querySelector(".sp-entry__actions")?.prepend(keepButton(page.dataset.ref ?? "", name, readWords(page)));
}
