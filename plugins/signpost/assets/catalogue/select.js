// @ts-check
/**
 * Which entries a selection leaves, and how many each option would leave: OR within a facet, AND across.
 * Comes in: `catalogue.json` and chosen values. Goes out: a set of positions and projected counts.
 * The same golden selections test this and `catalogue.py`.
 */

import { add, all, countBoth, has, keep, none, unpack, unpackChain } from "./sets.js";

/** @typedef {{v: number, n: number, slice: number, facets: Record<string, Record<string, string>>, single?: Record<string, [string, string][]>, periods?: string[]}} Data */
/** @typedef {Map<string, Map<string, Uint32Array>>} Facets */
/** @typedef {ReadonlyMap<string, ReadonlySet<string>>} Chosen */

/**
 * Unpack the facets of a catalogue.
 * @param {Data} data
 * @returns {Facets}
 */
export function readFacets(data) {
  const facets = new Map(Object.entries(data.facets).map(([facet, values]) => [
    facet, new Map(Object.entries(values).map(([value, set]) => [value, unpack(set, data.n)])),
  ]));
  for (const [facet, values] of Object.entries(data.single ?? {})) {
    const sets = unpackChain(values.map(([, text]) => text), data.n);
    facets.set(facet, new Map(values.map(([value], at) => [value, sets[at]])));
  }
  return facets;
}

/**
 * Give the entries that match every facet's choice; `among` narrows them beforehand (a text search).
 * @param {Facets} facets
 * @param {Chosen} chosen
 * @param {number} n
 * @param {Uint32Array | null} among
 * @param {string} except a facet to leave out, or ""
 */
export function select(facets, chosen, n, among = null, except = "") {
  const found = all(n);
  if (among) keep(found, among);
  for (const [facet, values] of chosen) {
    const sets = facets.get(facet);
    if (!sets || facet === except || values.size === 0) continue;
    const any = none(n);
    for (const value of values) {
      const set = sets.get(value);
      if (set) add(any, set);
    }
    keep(found, any);
  }
  return found;
}

/**
 * Give for every option how many entries a click on it would leave, within what the other facets leave.
 * @param {Facets} facets
 * @param {Chosen} chosen
 * @param {number} n
 * @param {Uint32Array | null} among
 * @returns {Map<string, Map<string, number>>}
 */
export function project(facets, chosen, n, among = null) {
  const whole = select(facets, chosen, n, among);
  return new Map([...facets].map(([facet, sets]) => {
    const others = chosen.get(facet)?.size ? select(facets, chosen, n, among, facet) : whole;
    return [facet, new Map([...sets].map(([value, set]) => [value, countBoth(others, set)]))];
  }));
}

/**
 * Order positions by their scores, the highest first; equals keep their order.
 * @param {ReadonlyMap<number, number>} scores
 */
export function rank(scores) {
  // One number for both, so that the browser's own quick sort can do it: a score in steps of 1 / 65,536, and a position.
  const keys = new Float64Array(scores.size);
  let at = 0;
  for (const [position, score] of scores) keys[at++] = position - Math.round(score * 65536) * 65536;
  keys.sort();
  return Uint16Array.from(keys, (key) => key & 65535);
}

/**
 * Give the first of an order that are in a set, at most as many as asked for.
 * @param {ArrayLike<number>} order
 * @param {Uint32Array} found
 * @param {number} most
 */
export function firstOf(order, found, most) {
  const positions = [];
  for (let at = 0; at < order.length && positions.length < most; at += 1) if (has(found, order[at])) positions.push(order[at]);
  return positions;
}
