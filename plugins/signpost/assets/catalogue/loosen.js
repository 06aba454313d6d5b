// @ts-check
/**
 * Where nothing is left: how many entries there would be without one thing that was chosen, or without the words.
 * Comes in: the catalogue on the page. Goes out: elements that say so; each way out is a button.
 */

import { select } from "./select.js";
import { size } from "./sets.js";

/** @typedef {{facet: string, value: string, label: string, undo: () => void}} Choice facet: empty for the words searched for */
/**
 * @typedef {{choices: () => Choice[], facets: import("./select.js").Facets, state: import("./state.js").State, n: number,
 *   among: Uint32Array | null, words: import("./words.js").Words, chip: (text: string, said: string, act: () => void) => Element}} Catalogue
 */

/** @param {Catalogue} catalogue */
export function loosen(catalogue) {
  const lead = document.createElement("p");
  lead.textContent = catalogue.words.say("filter_none");
  const list = document.createElement("ul");
  list.className = "sp-list";
  for (const choice of catalogue.choices()) {
    const n = without(catalogue, choice);
    if (n > 0) list.append(catalogue.chip(catalogue.words.say("filter_loosen", { value: choice.label, n }), "", choice.undo));
  }
  return [lead, list];
}

/** Count what one choice fewer would leave. @param {Catalogue} catalogue @param {Choice} choice */
function without({ facets, state, n, among }, { facet, value }) {
  const others = new Map(state.chosen);
  if (facet) others.set(facet, new Set([...state.chosen.get(facet) ?? []].filter((other) => other !== value)));
  return size(select(facets, others, n, facet ? among : null));
}
