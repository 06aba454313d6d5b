// @ts-check
/**
 * The page of a film. Comes in: its HTML, which works without this script. Goes out: the same, where times are buttons:
 * the film goes to the second of the address, of a chapter or of a line, and the transcript follows.
 */

import { readWords } from "../catalogue/words.js";
import { setUpHosts } from "./hosts.js";
import { parseMoment } from "./moment.js";
import { follow, searchWithin } from "./transcript.js";
import { jump, setUpWatching } from "./watching.js";

/**
 * @param {HTMLElement} page
 * @param {HTMLElement} film
 */
function start(page, film) {
  const words = readWords(page);
  const video = film.querySelector("video");
  const box = /** @type {HTMLElement | null} */ (page.querySelector(".sp-said__text"));
  const moveHosts = video ? null : setUpHosts(film, words);
  const moveTo = (/** @type {number} */ second, /** @type {boolean} */ playing) => {
    if (video) jump(video, second, playing);
    else moveHosts?.(second);
  };
  if (video) {
    const line = /** @type {HTMLElement} */ (film.querySelector(".sp-film__resume"));
    setUpWatching(video, line, { ref: page.dataset.ref ?? "", title: film.dataset.name ?? "" }, words);
    if (box) follow(box, video);
  }
  if (box) {
    const [input, status] = [page.querySelector(".sp-said input"), page.querySelector(".sp-said [role=status]")];
    searchWithin(box, /** @type {HTMLInputElement} */ (input), /** @type {HTMLElement} */ (status), words);
  }
  page.addEventListener("click", (event) => {
    const place = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-t]"));
    if (!place || event.ctrlKey || event.metaKey || event.shiftKey || getSelection()?.toString()) return;
    if (place instanceof HTMLAnchorElement) {
      event.preventDefault(); // the film moves, not the page
      history.replaceState(null, "", place.hash);
    }
    moveTo(Math.floor(Number(place.dataset.t)), true);
  });
  const open = () => {
    const second = parseMoment(location.search, location.hash);
    if (second !== null) moveTo(second, false);
  };
  addEventListener("hashchange", open);
  open();
  film.dataset.ready = "";
}

for (const page of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sp-entry[data-ref]"))) {
  const film = /** @type {HTMLElement | null} */ (page.querySelector(".sp-film"));
  if (film) start(page, film);
}
