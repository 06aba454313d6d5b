// @ts-check
/**
 * Finds sentences in what is said in films: which films may have them, and where in a sentence the words stand.
 * Comes in: the index and the sentences that `spoken.py` writes, and what a reader typed. Goes out: places to mark.
 * A word stands for the same terms as in a catalogue's search (`text.js`). It knows nothing of the page.
 */

export { anchor, clock } from "../video/moment.js";
import { scoreWord, termAt, termsLike, words } from "./text.js";

/** @typedef {{parts: string[][], terms: Map<string, Set<string>>}} Query parts: words that must stand side by side */
/** @typedef {{word: string, start: number, end: number}} Token */

const MOST_WORDS = 8;
const QUOTED = /["„“”«»]([^"„“”«»]*)["„“”«»]/g;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Read what was typed: each word is a part of its own, those within quotation marks are one.
 * @param {string} typed
 * @returns {string[][]}
 */
export function readParts(typed) {
  const quoted = [...typed.matchAll(QUOTED)].map(([, phrase]) => words(phrase));
  const single = words(typed.replace(QUOTED, " ")).map((word) => [word]);
  let left = MOST_WORDS;
  const parts = [];
  for (const part of [...quoted, ...single]) {
    if (part.length && left > 0) parts.push(part.slice(0, left));
    left -= part.length;
  }
  return parts;
}

/**
 * Give what a query asks for: its parts, and for each word the terms that it stands for.
 * @param {import("./text.js").TextIndex} index
 * @param {string} typed
 * @returns {Query}
 */
export function readQuery(index, typed) {
  const parts = readParts(typed);
  const terms = new Map(parts.flat().map((word) => [
    word, new Set([...termsLike(index, word).keys()].map((place) => termAt(index, place))),
  ]));
  return { parts, terms };
}

/**
 * Give the films in which every word of a query is said somewhere, those that fit best first, else as they are listed.
 * @param {import("./text.js").TextIndex} index
 * @param {Query} query
 * @returns {number[]} positions of films
 */
export function findFilms(index, query) {
  const scored = [...query.terms.keys()].map((word) => scoreWord(index, word));
  const total = (/** @type {number} */ film) => scored.reduce((sum, scores) => sum + (scores.get(film) ?? 0), 0);
  const films = [...scored[0]?.keys() ?? []].filter((film) => scored.every((scores) => scores.has(film)));
  return films.sort((one, other) => total(other) - total(one) || one - other);
}

/**
 * Cut a sentence into folded words, each with its place in what is written.
 * @param {string} text
 * @returns {Token[]}
 */
export function cut(text) {
  return [...text.matchAll(WORD)].flatMap(({ 0: written, index }) =>
    words(written).map((word) => ({ word, start: index, end: index + written.length })));
}

/**
 * Find a query in a sentence: every part must be there.
 * @param {Token[]} sentence
 * @param {Query} query
 * @returns {[number, number][]} places in what is written, rising, none touching another; empty if a part is missing
 */
export function findIn(sentence, query) {
  /** @type {[number, number][]} */
  const places = [];
  for (const part of query.parts) {
    const before = places.length;
    for (let at = 0; at + part.length <= sentence.length; at += 1) {
      if (!part.every((word, offset) => query.terms.get(word)?.has(sentence[at + offset].word))) continue;
      places.push([sentence[at].start, sentence[at + part.length - 1].end]);
    }
    if (places.length === before) return [];
  }
  return join(places.sort((one, other) => one[0] - other[0]));
}

/** Join places that overlap. @param {[number, number][]} places rising @returns {[number, number][]} */
function join(places) {
  /** @type {[number, number][]} */
  const joined = [];
  for (const [start, end] of places) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
