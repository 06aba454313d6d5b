// @ts-check
/**
 * Films that the guide keeps itself: moving to a second, and going on where the reader stopped on this device.
 * Comes in: the `<video>` of a page. Goes out: the same, remembered, with a line that offers to go on.
 */

import { element } from "../element.js";
import { forgetWatched, readWatched, rememberWatched } from "./kept.js";
import { clock } from "./moment.js";

/** Seconds of the film between two notes. */
const STEP = 5;

/**
 * @param {HTMLVideoElement} video
 * @param {HTMLElement} line where to offer to go on
 * @param {{ref: string, title: string}} film
 * @param {import("../catalogue/words.js").Words} words
 */
export function setUpWatching(video, line, film, words) {
  let noted = 0;
  const note = () => {
    if (!Number.isFinite(video.duration)) return;
    noted = video.currentTime;
    rememberWatched({ ...film, at: video.currentTime, of: video.duration });
  };
  video.addEventListener("timeupdate", () => {
    if (Math.abs(video.currentTime - noted) >= STEP) note();
  });
  video.addEventListener("pause", note);
  video.addEventListener("ended", () => forgetWatched(film.ref));
  video.addEventListener("play", () => { line.hidden = true; });
  offer(video, line, film.ref, words);
}

/**
 * @param {HTMLVideoElement} video
 * @param {HTMLElement} line
 * @param {string} ref
 * @param {import("../catalogue/words.js").Words} words
 */
function offer(video, line, ref, words) {
  const kept = readWatched().find((film) => film.ref === ref);
  if (!kept) return;
  const go = element("button", { type: "button", className: "md-button", textContent: words.say("film_continue", { time: clock(kept.at) }) });
  const anew = element("button", { type: "button", className: "md-button", textContent: words.say("film_anew") });
  go.addEventListener("click", () => jump(video, kept.at, true));
  anew.addEventListener("click", () => {
    forgetWatched(ref);
    jump(video, 0, true);
  });
  line.replaceChildren(go, " ", anew);
  line.hidden = false;
}

/**
 * Move a film to a second; it plays at once only where the reader has asked for it.
 * @param {HTMLVideoElement} video
 * @param {number} second
 * @param {boolean} playing
 */
export function jump(video, second, playing) {
  video.currentTime = second;
  if (playing) video.play().catch(() => {}); // a browser may refuse; the reader still has the button
}
