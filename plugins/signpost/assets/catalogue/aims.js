// @ts-check
/**
 * Entries by how many of a reader's aims they meet, within the order the collection has of its own.
 * Comes in: facets, which of them is the order and which holds the aims, what is chosen. Goes out: positions, and which aims are met.
 * Example: two aims chosen; of what is open, those come first that meet both. It changes nothing on the page.
 */

import { first, has } from "./sets.js";

/** @typedef {{order: string, aims: string}} By ids of two facets */

/**
 * Give the chosen aims that an entry meets, as they were chosen.
 * @param {import("./select.js").Facets} facets
 * @param {By} by
 * @param {import("./select.js").Chosen} chosen
 * @param {number} position
 */
export function met(facets, by, chosen, position) {
  const sets = facets.get(by.aims);
  return [...chosen.get(by.aims) ?? []].filter((value) => {
    const set = sets?.get(value);
    return set !== undefined && has(set, position);
  });
}

/**
 * Say which aims an entry meets.
 * @param {import("./select.js").Facets} facets
 * @param {By} by
 * @param {import("./select.js").Chosen} chosen
 * @param {number} position
 * @param {(aim: string) => string} name
 * @param {import("./words.js").Words} words
 */
export function reason(facets, by, chosen, position, name, words) {
  const aims = met(facets, by, chosen, position);
  return words.say("aims_met", { n: aims.length, total: chosen.get(by.aims)?.size ?? 0, names: aims.map(name).join(", ") });
}

/**
 * Order the entries of a set. Positions already follow the order of the collection, so each of its values is one stretch
 * of them: whoever stands in the same stretch is compared by the aims, and equals keep their place.
 * @param {import("./select.js").Facets} facets
 * @param {By} by
 * @param {import("./select.js").Chosen} chosen
 * @param {Uint32Array} found
 * @param {number} n
 */
export function byAims(facets, by, chosen, found, n) {
  const stretches = [...facets.get(by.order)?.values() ?? []].map((set) => ({ set, start: first(set, 1)[0] ?? n }));
  const start = (/** @type {number} */ position) => stretches.find(({ set }) => has(set, position))?.start ?? n;
  return first(found, n)
    .map((position) => ({ position, start: start(position), met: met(facets, by, chosen, position).length }))
    .sort((one, other) => one.start - other.start || other.met - one.met || one.position - other.position)
    .map(({ position }) => position);
}
