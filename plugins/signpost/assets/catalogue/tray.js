// @ts-check
/** The tray that leads to the comparison. Comes in: its place and the ids chosen. Goes out: the tray; empty, it is not seen. */

import { COMPARED } from "./store.js";

/** @param {Element} tray @param {string} base @param {string[]} ids @param {import("./words.js").Words} words */
export function fill(tray, base, ids, words) {
  const link = Object.assign(document.createElement("a"), { href: `${base}compare/?ids=${ids.join(",")}`, textContent: words.say("compare_open", { n: ids.length }) });
  const full = document.createElement("span");
  if (ids.length === COMPARED) full.textContent = words.say("compare_full");
  tray.replaceChildren(...(ids.length ? [link, full] : []));
}
