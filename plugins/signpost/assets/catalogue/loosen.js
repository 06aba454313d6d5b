// @ts-check
/**
 * Where nothing is left: how many entries there would be without one thing that was chosen, or without the words.
 * Comes in: the catalogue on the page. Goes out: what would help, each with its number. It changes nothing.
 */

import { select } from "./select.js";
import { size } from "./sets.js";

/** @typedef {{facet: string, value: string, label: string, undo: () => void}} Choice facet: empty for the words searched for */

/**
 * @param {Choice[]} choices
 * @param {import("./select.js").Facets} facets
 * @param {import("./select.js").Chosen} chosen
 * @param {number} n
 * @param {Uint32Array | null} among
 */
export function loosen(choices, facets, chosen, n, among) {
  return choices.map((choice) => {
    const others = new Map(chosen);
    const { facet, value } = choice;
    if (facet) others.set(facet, new Set([...chosen.get(facet) ?? []].filter((other) => other !== value)));
    return { ...choice, n: size(select(facets, others, n, facet ? among : null)) };
  }).filter((choice) => choice.n > 0);
}
