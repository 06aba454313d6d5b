// @ts-check
/**
 * Finds entries by their words: exactly, by beginning, by end, in another form, or with a letter wrong.
 * Comes in: the index that `textindex.py` writes, and what a reader typed. Goes out: entry positions with a score.
 * It knows nothing of the page. Folding here and in `textindex.py` must agree; a shared list of examples tests it.
 */

import { decode, varint } from "./sets.js";

/** @typedef {{v: number, terms: string, posts: string}} TextData */
/** @typedef {{terms: string[], starts: Uint32Array, posts: Uint8Array}} TextIndex */

const LETTERS = /** @type {Record<string, string>} */ ({ ß: "ss", œ: "oe", æ: "ae", ø: "o", ł: "l", đ: "d", ı: "i" });

/**
 * Reduce a text to lower case without accents, umlauts to bare vowels, however they were typed.
 * @param {string} text
 */
export function fold(text) {
  return text.toLowerCase().replace(/[ßœæøłđı]/g, (letter) => LETTERS[letter])
    .normalize("NFKD").replace(/\p{M}/gu, "").replace(/([aou])e/g, "$1");
}

/**
 * Give the folded words of a text that have at least two letters.
 * @param {string} text
 */
export function words(text) {
  return (fold(text).match(/[a-z0-9]+/g) ?? []).filter((word) => word.length > 1);
}

/**
 * Unpack the index; postings stay packed until a term matches.
 * @param {TextData} data
 * @returns {TextIndex}
 */
export function readIndex(data) {
  const terms = data.terms ? data.terms.split("\n") : [];
  const posts = decode(data.posts);
  const starts = new Uint32Array(terms.length);
  for (let term = 0, at = 0; term < terms.length; term += 1) {
    starts[term] = at;
    let [count, next] = varint(posts, at);
    for (at = next; count > 0; at += 1) if (posts[at] < 128) count -= 1;
  }
  return { terms, starts, posts };
}

/**
 * Score every entry that matches a query. Entries that match all words come before those that match some.
 * @param {TextIndex} index
 * @param {string} query
 * @returns {Map<number, number>} position → score, only positive scores; empty for a query without words
 */
export function search(index, query) {
  /** @type {Map<number, number>} */
  const total = new Map();
  /** @type {Map<number, number>} */
  const matched = new Map();
  const asked = [...new Set(words(query))].slice(0, 8);
  for (const word of asked) {
    for (const [position, score] of scoreWord(index, word)) {
      total.set(position, (total.get(position) ?? 0) + score);
      matched.set(position, (matched.get(position) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...matched.values());
  for (const [position, count] of matched) if (count < most) total.delete(position);
  return total;
}

/**
 * Score every entry that has a word.
 * @param {TextIndex} index
 * @param {string} word folded
 */
export function scoreWord(index, word) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  for (const [term, score] of termsLike(index, word)) addPostings(index, term, score, scores);
  return scores;
}

/**
 * Give the terms that a word stands for, each with how well it fits.
 * A near miss is a guess, and looking for it is slow: only where nothing was hit squarely, and only among the terms that
 * begin with the same letter, which stand together.
 * @param {TextIndex} index
 * @param {string} word folded
 * @returns {Map<number, number>} place in `terms` → score
 */
export function termsLike(index, word) {
  /** @type {Map<number, number>} */
  const like = new Map();
  for (let term = 0; term < index.terms.length; term += 1) {
    const score = likeness(word, index.terms[term]);
    if (score > 0) like.set(term, score);
  }
  if (like.size || word.length < 4) return like;
  for (let term = firstFrom(index.terms, word[0]); index.terms[term]?.[0] === word[0]; term += 1) {
    const score = guess(word, index.terms[term]);
    if (score > 0) like.set(term, score);
  }
  return like;
}

/**
 * Give the place of the first term that is not before a text.
 * @param {string[]} terms sorted
 * @param {string} text
 */
function firstFrom(terms, text) {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (terms[middle] < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Say how well a word that was typed fits a term: 0 not at all, 10 the same.
 * @param {string} word
 * @param {string} term
 */
export function likeness(word, term) {
  if (word === term) return 10;
  if (term.startsWith(word)) return 8;
  if (sameStem(word, term)) return 7;
  if (word.length > 3 && term.endsWith(word)) return 6;
  if (word.length > 4 && term.includes(word)) return 5;
  return term.length > 4 && partOf(word, term) ? 3 + term.length / word.length : 0;
}

/**
 * Whether a compound that was typed begins or ends with a term, in one form or another.
 * @param {string} word
 * @param {string} term
 */
function partOf(word, term) {
  return word.endsWith(term) || word.startsWith(term.length > 7 ? term.replace(/(e|en|n|s)$/, "") : term);
}

/**
 * Say how near a word is to a term: 2 with a letter or two wrong, 1 if that holds for the term's beginning or if both
 * are of one family (*facturation*, *factures*; *Bildbearbeitung*, *Bild*), else 0.
 * @param {string} word
 * @param {string} term
 */
export function guess(word, term) {
  if (near(word, term, word.length > 7 ? 2 : 1)) return 2;
  if (word.length > 5 && term.length > word.length && near(word, term.slice(0, word.length), 1)) return 1;
  const common = commonStart(word, term);
  return (common > 4 && common * 2 >= word.length) || (common === 4 && term.length < 6 && word.length > 7) ? 1 : 0;
}

/**
 * Count the letters that two words have in common at their beginning.
 * @param {string} one
 * @param {string} other
 */
function commonStart(one, other) {
  let common = 0;
  while (common < one.length && one[common] === other[common]) common += 1;
  return common;
}

/**
 * Two forms of one word: a long common beginning, and endings of at most three letters.
 * @param {string} one
 * @param {string} other
 */
function sameStem(one, other) {
  const shortest = Math.min(one.length, other.length);
  const common = commonStart(one, other);
  return common >= 4 && one.length - common <= 3 && other.length - common <= 3 && common * 3 >= shortest * 2;
}

/**
 * Whether at most `most` letters are missing, doubled, wrong or swapped with their neighbour.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function near(one, other, most) {
  if (Math.abs(one.length - other.length) > most || one[0] !== other[0]) return false;
  let before = /** @type {number[]} */ ([]);
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return false;
    before = row;
    row = next;
  }
  return row[other.length] <= most;
}

/**
 * @param {TextIndex} index
 * @param {number} term
 * @param {number} score
 * @param {Map<number, number>} scores
 */
function addPostings(index, term, score, scores) {
  let [count, at] = varint(index.posts, index.starts[term]);
  for (let code = 0; count > 0; count -= 1) {
    const [gap, next] = varint(index.posts, at);
    code += gap;
    at = next;
    const weighted = score * (1 + (code & 3));
    if (weighted > (scores.get(code >> 2) ?? 0)) scores.set(code >> 2, weighted);
  }
}
