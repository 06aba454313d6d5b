// @ts-check
/**
 * Finds entries by their words: exactly, by beginning, by end, in another form, by another word for the same thing, or with
 * a letter wrong.
 * Comes in: the index that `textindex.py` writes, and what a reader typed. Goes out: entry positions with a score.
 * It knows nothing of the page. Folding here and in `folding.py` must agree; a shared list of examples tests it.
 */

import { decode, varint, visit } from "./sets.js";

/** @typedef {{v: number, terms: string, posts: string, lines: number[], starts: number[], same?: string}} TextData */
/** @typedef {string[]} Phrase one word for something, or several */
/**
 * The terms stay one text, sorted, one in a line: as thousands of little strings they would take many times its room. A term
 * is known by its place in that text. So do the sets of entries that have them, and the groups of synonyms: they are unpacked
 * when they are asked for.
 * @typedef {{terms: string, posts: Uint8Array, lines: number[], starts: number[], same: string}} TextIndex
 * lines, starts: of every 16th term, where it stands in the text, and where its sets begin
 */

/** What a synonym is worth beside the word that was typed. */
const ALIKE = 0.7;
/** What a word that an entry has is worth beside how well it fits: more than all words of a query can fit. */
const WORD = 1024;
/** The least likeness that is no part of a compound; see `likeness`. */
const SQUARE = 6;

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
 * Read the index.
 * @param {TextData} data
 * @returns {TextIndex}
 */
export function readIndex({ terms, posts, lines, starts, same = "" }) {
  return { terms: terms && `${terms}\n`, posts: decode(posts), lines, starts, same };
}

/**
 * Read the groups of synonyms.
 * @param {TextIndex} index
 * @returns {Phrase[][]}
 */
export function readGroups({ same }) {
  return same.split("\n").map((group) => group.split(",").map((phrase) => phrase.split(" ")));
}

/**
 * Go through the sets of a term, one for each weight class that occurs.
 * @param {Uint8Array} posts
 * @param {number} at where they begin
 * @param {(weight: number, from: number, to: number, k: number) => void} [tell]
 * @returns {number} where those of the next term begin
 */
function readSets(posts, at, tell) {
  for (let more = 1; more;) {
    const [head, from] = varint(posts, at);
    at = from + (head >> 7);
    tell?.(head >> 1 & 3, from, at, head >> 3 & 15);
    more = head & 1;
  }
  return at;
}

/**
 * Give a term by its place.
 * @param {TextIndex} index
 * @param {number} place
 */
export const termAt = ({ terms }, place) => terms.slice(place, terms.indexOf("\n", place));

/**
 * Give the place of the first term that is not before a text.
 * @param {TextIndex} index
 * @param {string} text
 */
function placeOf(index, text) {
  let [low, high] = [0, index.terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = lineOf(index, middle);
    if (termAt(index, place) >= text) high = place;
    else low = index.terms.indexOf("\n", middle) + 1;
  }
  return low;
}

/**
 * Give the place of the term that a letter belongs to.
 * @param {TextIndex} index
 * @param {number} letter
 */
const lineOf = ({ terms }, letter) => letter && terms.lastIndexOf("\n", letter - 1) + 1;

/**
 * Score every entry that matches a query. Entries that match all words come before those that match some.
 * @param {TextIndex} index
 * @param {string} query
 * @returns {Map<number, number>} position → score, only positive scores; empty for a query without words
 */
export function search(index, query) {
  /** @type {Map<number, number>} */
  const total = new Map();
  const asked = [...new Set(words(query))].slice(0, 8);
  const groups = readGroups(index);
  for (let at = 0; at < asked.length;) {
    const { length, others } = findSynonyms(groups, asked, at);
    scoreMeaning(index, asked.slice(at, at + length), others).forEach((score, position) => raise(total, position, score));
    at += length;
  }
  let most = 0;
  total.forEach((score) => { most = Math.max(most, score); });
  total.forEach((score, position) => { if (score < most - most % WORD) total.delete(position); });
  return total;
}

/** @param {Map<number, number>} scores @param {number} position @param {number} by */
function raise(scores, position, by) {
  scores.set(position, (scores.get(position) ?? 0) + by);
}

/**
 * Find the longest expression of a group that begins at one of the words asked for: how many words it takes, and what else
 * means the same. A word that is in no group stands for itself.
 * @param {Phrase[][]} groups
 * @param {string[]} asked
 * @param {number} at
 */
export function findSynonyms(groups, asked, at) {
  let found = { length: 1, others: /** @type {Phrase[]} */ ([]), worth: 0 };
  for (const group of groups) {
    for (const phrase of group) {
      if (!phrase.every((word, place) => sameWord(word, asked[at + place] ?? ""))) continue;
      const worth = phrase.length * 2 + (phrase.every((word, place) => word === asked[at + place]) ? 1 : 0);
      if (worth > found.worth) found = { length: phrase.length, others: group.filter((other) => other !== phrase), worth };
    }
  }
  return found;
}

/**
 * Score what a reader said, and less what means the same, which stands for all the words said.
 * @param {TextIndex} index
 * @param {string[]} said
 * @param {Phrase[]} others
 */
function scoreMeaning(index, said, others) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  const meant = others.map((phrase) => scorePhrase(index, phrase));
  const known = meant.some(({ size }) => size > 0);
  for (const word of said) scoreWord(index, word, known).forEach((score, position) => raise(scores, position, WORD + score));
  for (const found of meant) {
    found.forEach((score, position) => {
      const fit = (scores.get(position) ?? 0) % WORD;
      scores.set(position, said.length * WORD + Math.max(fit, score * said.length * ALIKE));
    });
  }
  return scores;
}

/**
 * Score the entries that have every word of a synonym squarely, by the word that fits least.
 * @param {TextIndex} index
 * @param {Phrase} phrase
 */
function scorePhrase(index, phrase) {
  const [first, ...more] = phrase.map((word) => scoreTerms(index, termsThat(index, word, likenessOfSynonym)));
  for (const scores of more) {
    for (const [position, score] of first) {
      const other = scores.get(position) ?? 0;
      if (other) first.set(position, Math.min(score, other));
      else first.delete(position);
    }
  }
  return first;
}

/**
 * Score every entry that has a word.
 * @param {TextIndex} index
 * @param {string} word folded
 * @param {boolean} [known] whether it needs no guess
 */
export function scoreWord(index, word, known = false) {
  return scoreTerms(index, termsLike(index, word, known));
}

/**
 * Give the terms that a word stands for, each with how well it fits.
 * A near miss is a guess, and looking for it is slow: only where nothing was hit squarely and nothing else means the same,
 * and only among the terms that begin with the same letter, which stand together.
 * @param {TextIndex} index
 * @param {string} word folded
 * @param {boolean} [known] whether it needs no guess
 * @returns {Map<number, number>} place of a term → score
 */
export function termsLike(index, word, known = false) {
  const like = termsThat(index, word, likeness);
  if (like.size || known || word.length < 4) return like;
  return rate(index, thoseFrom(index, word[0]), (term) => guess(word, term));
}

/**
 * Rate the only terms that `likeness` can be above nothing for: those that begin with the same letters, those that have the
 * word in them, and those that it ends with.
 * @param {TextIndex} index
 * @param {string} word
 * @param {(word: string, term: string) => number} fits
 */
function termsThat(index, word, fits) {
  const places = thoseFrom(index, word.slice(0, 4));
  if (word.length > 3) {
    for (let at = index.terms.indexOf(word); at >= 0; at = index.terms.indexOf(word, at + 1)) places.push(lineOf(index, at));
  }
  for (let start = 1; start < word.length - 4; start += 1) places.push(placeOf(index, word.slice(start)));
  return rate(index, places, (term) => fits(word, term));
}

/**
 * @param {TextIndex} index
 * @param {number[]} places
 * @param {(term: string) => number} fits
 */
function rate(index, places, fits) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const place of places) {
    const score = fits(termAt(index, place));
    if (score > 0) found.set(place, score);
  }
  return found;
}

/**
 * Score the entries that have one of some terms, each by the term that counts most.
 * @param {TextIndex} index
 * @param {Map<number, number>} found place of a term → score
 */
function scoreTerms({ terms, posts, lines, starts }, found) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  for (const [term, score] of found) {
    const near = lines.findLastIndex((line) => line <= term);
    let at = starts[near];
    for (let place = lines[near]; place < term; place = terms.indexOf("\n", place) + 1) at = readSets(posts, at);
    readSets(posts, at, (weight, from, to, k) => {
      const weighted = score * (1 + weight);
      visit(posts, from, to, k, (position) => {
        if (weighted > (scores.get(position) ?? 0)) scores.set(position, weighted);
      });
    });
  }
  return scores;
}

/**
 * Give the places of the terms that begin with some letters; they stand together.
 * @param {TextIndex} index
 * @param {string} start
 */
function thoseFrom(index, start) {
  const places = [];
  for (let place = placeOf(index, start), term; (term = termAt(index, place)).startsWith(start); place += term.length + 1) places.push(place);
  return places;
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
 * Say how well a synonym fits a term. Nobody has typed it, so it has to fit squarely; a short one is an abbreviation.
 * @param {string} word
 * @param {string} term
 */
function likenessOfSynonym(word, term) {
  const score = word.length > 3 || word === term ? likeness(word, term) : 0;
  return score >= SQUARE ? score : 0;
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
 * Whether a word that was typed is a word of a group, in one form or another.
 * @param {string} word
 * @param {string} typed
 */
function sameWord(word, typed) {
  return word === typed || (word.length > 4 && typed.length > 4 && sameStem(word, typed));
}

/**
 * Whether at most `most` letters are missing, doubled, wrong or swapped with their neighbour.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function near(one, other, most) {
  return Math.abs(one.length - other.length) <= most && one[0] === other[0] && within(one, other, most);
}

/** @param {string} one @param {string} other @param {number} most @returns {boolean} */
function within(one, other, most) {
  const common = commonStart(one, other);
  const [a, b] = [one.slice(common), other.slice(common)];
  if (a === b) return true;
  if (most === 0) return false;
  const [missing, extra] = [b.slice(1), a.slice(1)];
  return within(extra, missing, most - 1) || within(a, missing, most - 1) || within(extra, b, most - 1)
    || (a[0] === b[1] && a[1] === b[0] && within(a.slice(2), b.slice(2), most - 1));
}
