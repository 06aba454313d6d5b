// @ts-check
/** What was said in the check-up, below a plan. Comes in: answers, the guide's words for them. Goes out: a folded list. */
import { element } from "../element.js";

/** @param {Record<string, string[]>} given @param {import("./guide.js").Guide} guide @param {import("../catalogue/words.js").Words} words @returns {Node[]} */
export function answers(given, guide, words) {
  const said = guide.say(given);
  if (!said.length) return [];
  const part = element("details", { className: "sp-plan__answers", open: true });
  const list = element("dl");
  list.append(...said.map(([ask, text]) => {
    const row = element("div");
    row.append(element("dt", { textContent: ask }), element("dd", { textContent: text }));
    return row;
  }));
  part.append(element("summary", { textContent: words.say("plan_answers") }), list);
  return [part];
}
