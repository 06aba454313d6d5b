// @ts-check
/**
 * What a reader keeps, on this device only: a list of entries with notes, and up to four entries to compare.
 * Comes in: whatever stands in the browser's storage, trusted in nothing. Goes out: clean lists. Nothing is ever sent.
 */

/** @typedef {{ref: string, note: string}} Kept ref: "tools/penpot" */

const KEY = "signpost.list";
const COMPARE = "signpost.compare";
export const REF = /^[a-z0-9-]{1,60}\/[a-z0-9-]{1,60}$/;
export const MOST = 200;
export const COMPARED = 4;
const LONGEST_NOTE = 1000;

/**
 * Clean a list that came from anywhere: right shapes, no doubles, at most 200.
 * @param {unknown} value
 * @returns {Kept[]}
 */
export function clean(value) {
  if (!Array.isArray(value)) return [];
  /** @type {Map<string, Kept>} */
  const kept = new Map();
  for (const item of value.slice(0, MOST)) {
    const ref = item?.ref;
    const note = typeof item?.note === "string" ? item.note.slice(0, LONGEST_NOTE) : "";
    if (typeof ref === "string" && REF.test(ref) && !kept.has(ref)) kept.set(ref, { ref, note });
  }
  return [...kept.values()];
}

/**
 * Read the list of this device; damaged or missing storage is an empty list.
 * @returns {Kept[]}
 */
export function readList() {
  return clean(readStored(KEY));
}

/** @param {Kept[]} list */
export function writeList(list) {
  writeStored(KEY, clean(list));
}

/**
 * Give the ids chosen for comparison in a collection.
 * @param {string} collection
 * @returns {string[]}
 */
export function readCompared(collection) {
  return clean(readStored(COMPARE)).map(({ ref }) => ref.split("/")).filter(([name]) => name === collection).map(([, id]) => id).slice(0, COMPARED);
}

/**
 * @param {string} collection
 * @param {string[]} ids
 */
export function writeCompared(collection, ids) {
  const others = clean(readStored(COMPARE)).filter(({ ref }) => !ref.startsWith(`${collection}/`));
  writeStored(COMPARE, [...others, ...ids.map((id) => ({ ref: `${collection}/${id}`, note: "" }))]);
}

/**
 * Read what stands under a key; damaged or missing storage is an empty list. Whoever reads must clean it.
 * @param {string} key
 * @returns {unknown}
 */
export function readStored(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "[]");
  } catch {
    return [];
  }
}

/** @param {string} key @param {unknown} value */
export function writeStored(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage keeps nothing; the page goes on without it.
  }
}
