// @ts-check
/**
 * What films have left behind on this device, on the page about privacy, where it can be taken back.
 * Comes in: an empty place on the page and the storage. Goes out: a line and a button for each thing kept.
 */

import { readWords } from "../catalogue/words.js";
import { element } from "../element.js";
import { allowHost, forgetAllWatched, readHosts, readWatched } from "./kept.js";

/** @param {HTMLElement} place */
function show(place) {
  const words = readWords(place);
  const list = /** @type {HTMLElement} */ (place.querySelector("ul"));
  const draw = () => {
    const hosts = readHosts();
    const n = readWatched().length;
    const lines = hosts.map((host) => line(words.say("kept_host", { host }), words.say("kept_withdraw"), () => allowHost(host, false)));
    if (n) lines.push(line(words.say("kept_watched", { n }), words.say("film_forget"), forgetAllWatched));
    if (!lines.length) lines.push(element("li", { textContent: words.say("kept_nothing") }));
    list.replaceChildren(...lines);
  };
  const line = (/** @type {string} */ text, /** @type {string} */ action, /** @type {() => void} */ undo) => {
    const item = element("li", { textContent: text });
    const button = element("button", { type: "button", className: "md-button", textContent: action });
    button.addEventListener("click", () => {
      undo();
      draw();
      list.focus();
    });
    item.append(" ", button);
    return item;
  };
  addEventListener("storage", draw);
  draw();
}

for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sp-kept"))) show(place);
