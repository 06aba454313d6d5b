// @ts-check
/** The link to a plan, taken along. Comes in: a plan, and where a box has room. Goes out: what happened, as a text of the page. */
import { copyLink } from "../copy.js";
import { write } from "./link.js";

/** @param {import("./plan.js").Plan} plan @param {Element} place @param {import("../catalogue/words.js").Words} words */
export async function copyPlan(plan, place, words) {
  const fragment = await write(plan).catch(() => "");
  return fragment ? copyLink(location.origin + location.pathname + fragment, place, words) : words.say("plan_long");
}
