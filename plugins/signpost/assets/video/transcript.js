// @ts-check
/**
 * The transcript beside a film: shows which line is being said, and finds words in it.
 * Comes in: the lines on the page, each with its second. Goes out: marks on them; nothing is moved under the reader.
 */

import { fold } from "../catalogue/text.js";
import { lastBefore } from "./moment.js";

/**
 * Mark the line that is being said. The box scrolls along until the reader scrolls it, and again once the line that is
 * being said is back in sight; never for those who ask for less motion.
 * @param {HTMLElement} box
 * @param {HTMLVideoElement} video
 */
export function follow(box, video) {
  const lines = /** @type {HTMLElement[]} */ ([...box.querySelectorAll("span[data-t]")]);
  const starts = lines.map((line) => Number(line.dataset.t));
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let current = -1;
  let away = false;
  let own = -1;
  box.addEventListener("scroll", () => {
    if (Math.abs(box.scrollTop - own) < 2) return;
    away = current >= 0 && !isInside(box, lines[current]);
  });
  video.addEventListener("timeupdate", () => {
    const next = lastBefore(starts, video.currentTime + 0.05);
    if (next === current) return;
    lines[current]?.removeAttribute("aria-current");
    lines[next]?.setAttribute("aria-current", "true");
    current = next;
    if (next < 0 || away || still.matches || isInside(box, lines[next])) return;
    own = Math.min(Math.max(0, offset(box, lines[next]) - box.clientHeight / 3), box.scrollHeight - box.clientHeight);
    box.scrollTop = own;
  });
}

/**
 * Show only the paragraphs that hold all the words typed.
 * @param {HTMLElement} box
 * @param {HTMLInputElement} input
 * @param {HTMLElement} status
 * @param {import("../catalogue/words.js").Words} words
 */
export function searchWithin(box, input, status, words) {
  const paragraphs = /** @type {HTMLElement[]} */ ([...box.querySelectorAll("p")]);
  const texts = paragraphs.map((paragraph) => fold(paragraph.textContent ?? ""));
  input.addEventListener("input", () => {
    const wanted = fold(input.value).split(/\s+/).filter(Boolean);
    let n = 0;
    paragraphs.forEach((paragraph, at) => {
      paragraph.hidden = !wanted.every((word) => texts[at].includes(word));
      n += paragraph.hidden ? 0 : 1;
    });
    status.textContent = wanted.length ? words.say("transcript_found", { n }) : "";
  });
}

/** @param {HTMLElement} box @param {HTMLElement} line */
function offset(box, line) {
  return line.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
}

/** @param {HTMLElement} box @param {HTMLElement} line */
function isInside(box, line) {
  const at = offset(box, line) - box.scrollTop;
  return at >= 0 && at + line.offsetHeight <= box.clientHeight;
}
