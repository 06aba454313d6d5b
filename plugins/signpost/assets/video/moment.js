// @ts-check
/**
 * A moment of a film in an address: `?t=83` or `#t-1m23`. Comes in: an address. Goes out: whole seconds.
 * The query names it for people and search engines, the fragment is the anchor of a line in the transcript.
 */

const QUERY = /^\d{1,6}$/;
const FRAGMENT = /^#t-(\d{1,4})m([0-5]\d)$/;

/**
 * Read the second an address names; the fragment counts, as it changes while the page is open. `null`: it names none.
 * @param {string} search
 * @param {string} fragment
 * @returns {number | null}
 */
export function parseMoment(search, fragment) {
  const anchor = FRAGMENT.exec(fragment);
  if (anchor) return Number(anchor[1]) * 60 + Number(anchor[2]);
  const written = new URLSearchParams(search).get("t") ?? "";
  return QUERY.test(written) ? Number(written) : null;
}

/**
 * Write the fragment of a second, as `captions/cues.py` does: `t-1m23`.
 * @param {number} second
 */
export function anchor(second) {
  return `t-${Math.floor(second / 60)}m${String(second % 60).padStart(2, "0")}`;
}

/**
 * Write a moment as players do: `1:23`, `1:02:03`.
 * @param {number} second
 */
export function clock(second) {
  const whole = Math.floor(second);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/**
 * Find the last of rising moments that is not after a given one; -1 before the first.
 * @param {number[]} starts
 * @param {number} at
 */
export function lastBefore(starts, at) {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
