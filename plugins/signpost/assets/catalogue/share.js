// @ts-check
/**
 * A list in the fragment of a link, which no server sees.
 * Comes in: a list, or the fragment of any link, trusted in nothing. Goes out: a fragment, or a clean list.
 */

import { clean } from "./store.js";

/** @typedef {import("./store.js").Kept} Kept */

const LONGEST_LINK = 20000;

/**
 * Write a list as a fragment: `#list=tools.penpot,tools.gimp~a%20note`.
 * @param {Kept[]} list
 */
export function toFragment(list) {
  return `#list=${list.map(({ ref, note }) => ref.replace("/", ".") + (note ? `~${encodeURIComponent(note)}` : "")).join(",")}`;
}

/**
 * Read a list from a fragment; `null` where there is none, an empty list where it is damaged.
 * @param {string} fragment
 * @returns {Kept[] | null}
 */
export function fromFragment(fragment) {
  if (!fragment.startsWith("#list=")) return null;
  if (fragment.length > LONGEST_LINK) return [];
  try {
    return clean(fragment.slice(6).split(",").map((text) => {
      const [ref, ...notes] = text.split("~"); // a note may hold that sign itself
      return { ref: ref.replace(".", "/"), note: decodeURIComponent(notes.join("~")) };
    }));
  } catch {
    return [];
  }
}
