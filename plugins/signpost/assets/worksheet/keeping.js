// @ts-check
/**
 * What somebody has filled in, kept on this device only. Comes in: whatever stands in the browser's storage, trusted in
 * nothing. Goes out: clean answers of lines that exist. Nothing is ever sent.
 */

import { readStored } from "../catalogue/store.js";

/** @typedef {{id: string, options: string[] | null, many: boolean}} Known a line; `options` is null where anything may be typed */
/** @typedef {Record<string, string[]>} Answers line → what is typed, or the options chosen; never empty */

const KEY = "signpost.sheet.";
const LONGEST = 4000;

/**
 * Clean answers that came from anywhere.
 * @param {unknown} value
 * @param {Known[]} lines
 * @returns {Answers}
 */
export function clean(value, lines) {
  /** @type {Answers} */
  const answers = {};
  if (typeof value !== "object" || value === null) return answers;
  for (const { id, options, many } of lines) {
    const own = Object.hasOwn(value, id) ? /** @type {Record<string, unknown>} */ (value)[id] : null;
    const given = (Array.isArray(own) ? own : []).filter((text) => typeof text === "string" && text !== "");
    const kept = options ? options.filter((option) => given.includes(option)) : given.map((text) => text.slice(0, LONGEST));
    if (kept.length) answers[id] = many ? kept : kept.slice(0, 1);
  }
  return answers;
}

/**
 * Read what this device keeps of a sheet; damaged or missing storage is an empty sheet.
 * @param {string} sheet
 * @param {Known[]} lines
 */
export function readAnswers(sheet, lines) {
  return clean(readStored(KEY + sheet), lines);
}

/**
 * Keep the answers of a sheet; an empty sheet leaves nothing behind. Returns whether they are kept.
 * @param {string} sheet
 * @param {Answers} answers
 */
export function writeAnswers(sheet, answers) {
  try {
    if (Object.keys(answers).length) localStorage.setItem(KEY + sheet, JSON.stringify(answers));
    else localStorage.removeItem(KEY + sheet);
    return true;
  } catch {
    return false;
  }
}
