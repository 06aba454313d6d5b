// @ts-check
/**
 * What a plan is written in: areas for text that print in full, buttons, notices.
 * Comes in: labels and values. Goes out: elements, not yet shown; all text goes through `textContent` or `value`.
 */
import { element } from "../element.js";

/**
 * Make a labelled area for text. On paper its words stand in place of the box, however long they are.
 * @param {{label: string, value: string, most: number, hint?: string, rows?: number, change: (value: string) => void}} field
 */
export function area({ label, value, most, hint = "", rows = 2, change }) {
  const box = element("div", { className: "sp-plan__field" });
  const input = element("textarea", { value, rows, maxLength: most });
  const paper = element("p", { className: "sp-plan__paper", textContent: value });
  input.addEventListener("input", () => {
    paper.textContent = input.value;
    change(input.value);
  });
  const outer = element("label");
  outer.append(element("span", { className: "sp-plan__label", textContent: label }));
  if (hint) outer.append(element("span", { className: "sp-plan__hint", textContent: hint }));
  outer.append(input);
  box.append(outer, paper);
  return box;
}

/** Show text that somebody wrote, under what it is. @param {string} label @param {string} text */
export function said(label, text) {
  const box = element("div", { className: "sp-plan__said" });
  box.append(element("p", { className: "sp-plan__label", textContent: label }), element("p", { className: "sp-plan__text", textContent: text }));
  return box;
}

/** @param {string} text @param {() => void} act @param {string} [className] */
export function button(text, act, className = "md-button") {
  const made = element("button", { type: "button", textContent: text, className });
  made.addEventListener("click", act);
  return made;
}

/** @param {string} title @param {string} className @param {(Node | string)[]} content */
export function section(title, className, ...content) {
  const part = element("section", { className });
  const heading = element("h2", { textContent: title, tabIndex: -1 });
  heading.id = className.split(" ")[0].replace("sp-", "").replace("__", "-");
  part.setAttribute("aria-labelledby", heading.id);
  part.append(heading, ...content);
  return part;
}
