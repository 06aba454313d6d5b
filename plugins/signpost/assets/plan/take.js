// @ts-check
/**
 * The way from the check-up into the plan. Comes in: answers and what they led to. Goes out: a button that puts both into
 * the plan of this device, after what is there already, and then leads to it.
 */
import { element } from "../element.js";
import { readPlan, writePlan } from "./kept.js";
import { add, makeStep } from "./plan.js";

const NOT_SURE = "not-sure";

/**
 * @param {Record<string, string[]>} given
 * @param {string[]} refs
 * @param {string} href where the plan is
 * @param {import("../catalogue/words.js").Words} words
 * @param {(text: string) => void} say
 */
export function takeButton(given, refs, href, words, say) {
  const button = element("button", { type: "button", className: "md-button md-button--primary", textContent: words.say("plan_take") });
  button.addEventListener("click", () => {
    const own = readPlan();
    const said = Object.fromEntries(Object.entries(given).filter(([, answers]) => answers.some((answer) => answer !== NOT_SURE)));
    const plan = add({ ...own, given: said }, refs.map((ref) => makeStep({ ref })));
    writePlan(plan);
    say(words.say("plan_taken", { n: plan.steps.length - own.steps.length }));
    const way = element("a", { href, className: "md-button md-button--primary", textContent: words.say("plan_open") });
    button.replaceWith(way);
    way.focus();
  });
  return button;
}
