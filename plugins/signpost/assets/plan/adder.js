// @ts-check
/**
 * A line to add a step in: own words, or the name of something in the guide, which the browser helps to complete.
 * Comes in: what the guide has, a label. Goes out: a form, and a step when it is sent.
 */
import { element } from "../element.js";
import { LONGEST, makeStep } from "./plan.js";

/**
 * @param {{guide: import("./guide.js").Guide, label: string, submit: string, add: (step: import("./plan.js").Step) => void}} wishes
 */
export function adder({ guide, label, submit, add }) {
  const form = element("form", { className: "sp-plan__adder" });
  const input = element("input", { type: "text", maxLength: LONGEST.text, required: true, autocomplete: "off" });
  const names = element("datalist", { id: "plan-names" });
  input.setAttribute("list", names.id);
  input.addEventListener("focus", () => {
    if (!names.childElementCount) names.append(...guide.choices.map((choice) => element("option", { value: choice.label, label: choice.kind })));
  }, { once: true });
  const outer = element("label");
  outer.append(element("span", { className: "sp-plan__label", textContent: label }), input);
  form.append(outer, names, element("button", { type: "submit", textContent: submit, className: "md-button" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    const ref = guide.refOf(text);
    input.value = "";
    add(makeStep(ref ? { ref } : { text }));
    input.focus();
  });
  return form;
}
