// @ts-check
/**
 * The link to a plan, put on the clipboard; where that is not allowed, shown to be copied by hand.
 * Comes in: a plan. Goes out: what happened, as a text of the page.
 */
import { element } from "../element.js";
import { write } from "./link.js";

/** @param {import("./plan.js").Plan} plan @param {HTMLElement} place @param {import("../catalogue/words.js").Words} words */
export async function copyLink(plan, place, words) {
  const fragment = await write(plan).catch(() => "");
  if (!fragment) return words.say("plan_long");
  const link = location.origin + location.pathname + fragment;
  try {
    await navigator.clipboard.writeText(link);
    return words.say("list_copied");
  } catch {
    const input = element("input", { type: "text", readOnly: true, value: link, className: "sp-plan__link" });
    input.setAttribute("aria-label", words.say("plan_copy"));
    place.querySelector(".sp-plan__link")?.remove();
    place.append(input);
    input.select();
    return words.say("plan_copy");
  }
}
