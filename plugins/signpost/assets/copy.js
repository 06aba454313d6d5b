// @ts-check
/**
 * A link put on the clipboard; where that is not allowed, shown in a box to be copied by hand.
 * Comes in: the link, and where the box has room. Goes out: what happened, as a text of the page.
 */
import { element } from "./element.js";

/** @param {string} link @param {Element} place @param {import("./catalogue/words.js").Words} words */
export async function copyLink(link, place, words) {
  place.querySelector(".sp-copy")?.remove();
  try {
    await navigator.clipboard.writeText(link);
    return words.say("list_copied");
  } catch {
    const box = element("input", { type: "text", readOnly: true, value: link, className: "sp-copy" });
    box.setAttribute("aria-label", words.say("copy_by_hand"));
    place.append(box);
    box.focus();
    box.select();
    return words.say("copy_by_hand");
  }
}
