// @ts-check
/**
 * Films that were not watched to their end on this device, above the index of films.
 * Comes in: an empty place on the page and the storage. Goes out: links that go on where the reader stopped.
 */

import { readWords } from "../catalogue/words.js";
import { element } from "../element.js";
import { forgetAllWatched, readWatched } from "./kept.js";
import { clock } from "./moment.js";

/** @param {HTMLElement} place */
function show(place) {
  const { collection = "", base = "" } = place.dataset;
  const words = readWords(place);
  const films = readWatched().filter(({ ref }) => ref.startsWith(`${collection}/`));
  if (!films.length) return;
  const list = element("ul", { className: "sp-list" });
  for (const { ref, title, at } of films) {
    const link = element("a", { href: `${base}${ref.slice(collection.length + 1)}/?t=${at}`, textContent: title });
    const item = element("li");
    item.append(link, ` ${words.say("film_stopped", { time: clock(at) })}`);
    list.append(item);
  }
  const clear = element("button", { type: "button", className: "md-button", textContent: words.say("film_forget") });
  clear.addEventListener("click", () => {
    forgetAllWatched();
    place.hidden = true;
  });
  place.append(list, clear);
  place.hidden = false;
}

for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sp-continue"))) show(place);
