// @ts-check
/** The button "keep" on an entry's own page. Comes in: the entry's page. Goes out: the same with the button. */

import { paint, turnKept } from "./keep.js";
import { readList } from "./store.js";
import { readWords } from "./words.js";

/**
 * Make the button of an entry's own page.
 * @param {string} ref
 * @param {string} name
 * @param {import("./words.js").Words} words
 */
function keepButton(ref, name, words) {
  const button = Object.assign(document.createElement("button"), { type: "button" });
  const show = () => {
    const on = readList().some((item) => item.ref === ref);
    paint(button, on, words.say(on ? "kept" : "keep"), words.say(on ? "keep_remove" : "keep_add", { name }));
  };
  button.addEventListener("click", () => { turnKept(ref); show(); });
  window.addEventListener("storage", show);
  show();
  return button;
}

for (const page of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sp-entry[data-ref]"))) {
  const name = page.querySelector("h1 > span:last-child")?.textContent?.trim() ?? "";
  page.querySelector(".sp-entry__actions")?.prepend(keepButton(page.dataset.ref ?? "", name, readWords(page)));
}
