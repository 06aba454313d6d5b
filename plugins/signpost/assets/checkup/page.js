// @ts-check
/**
 * The check-up, one question at a time. Every question is a step in the browser's history; the answers stand in the
 * fragment and nowhere else. Comes in: the page with all questions, the check-up's data. Goes out: what is shown.
 */
import { readWords } from "../catalogue/words.js";
import { element } from "../element.js";
import { showResult } from "./result.js";
import { RESULT, format, parse } from "./state.js";

/** @typedef {import("./state.js").Known} Known */
/** @typedef {import("./state.js").State} State */
/** @typedef {{page: HTMLElement, sections: HTMLElement[], known: Known[], words: import("../catalogue/words.js").Words, data: () => Promise<import("./result.js").Data>}} Checkup */

const NOT_SURE = "not-sure";

/** @param {HTMLElement} page */
async function start(page) {
  const sections = /** @type {HTMLElement[]} */ ([...page.querySelectorAll(".sp-question")]);
  const known = sections.map((section) => ({
    id: section.dataset.question ?? "",
    most: Number(section.dataset.most),
    answers: [...section.querySelectorAll("[data-answer]")].map((item) => /** @type {HTMLElement} */ (item).dataset.answer ?? ""),
  }));
  /** @type {Promise<import("./result.js").Data> | undefined} */
  let loading;
  const data = () => loading ??= fetch(new URL(page.dataset.finder ?? "", location.href)).then((file) => file.json());
  const checkup = { page, sections, known, words: readWords(page), data };
  sections.forEach((section, at) => prepare(checkup, section, at));
  addEventListener("hashchange", () => show(checkup, true));
  await show(checkup, false);
  page.dataset.ready = "";
}

/** Make a form of a question: a box or a button per answer, and the ways on. @param {Checkup} checkup @param {HTMLElement} section @param {number} at */
function prepare(checkup, section, at) {
  const { words, known } = checkup;
  const { id, most } = known[at];
  const answers = /** @type {HTMLElement} */ (section.querySelector(".sp-question__answers"));
  answers.setAttribute("role", most > 1 ? "group" : "radiogroup");
  answers.setAttribute("aria-labelledby", `ask-${id}`);
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-answer]"))) {
    const input = element("input", { type: most > 1 ? "checkbox" : "radio", name: id, value: item.dataset.answer });
    const label = element("label", { className: "sp-answer" });
    label.append(input, /** @type {HTMLElement} */ (item.querySelector(".sp-answers__text")));
    item.querySelector(".sp-answers__pages")?.remove();
    item.prepend(label);
  }
  const form = element("form", { className: "sp-question__form" });
  form.append(answers, actions(words));
  section.querySelector("h2")?.before(element("p", { className: "sp-question__n", textContent: words.say("checkup_n", { n: at + 1, total: known.length }) }));
  section.querySelector(".sp-question__why")?.after(form);
  form.addEventListener("change", (event) => choose(checkup, section, at, /** @type {HTMLInputElement} */ (event.target)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(checkup, known[at + 1]?.id ?? RESULT);
  });
  form.querySelector("[data-go=back]")?.addEventListener("click", () => go(checkup, known[at - 1].id));
  form.querySelector("[data-go=result]")?.addEventListener("click", () => go(checkup, RESULT));
  if (at === 0) form.querySelector("[data-go=back]")?.remove();
  if (at === known.length - 1) form.querySelector("[data-go=result]")?.remove();
  const next = form.querySelector("[type=submit]");
  if (next && at === known.length - 1) next.textContent = words.say("checkup_to_result");
}

/** @param {import("../catalogue/words.js").Words} words */
function actions(words) {
  const line = element("p", { className: "sp-question__actions" });
  const next = element("button", { className: "md-button md-button--primary sp-pointed", type: "submit", textContent: words.say("checkup_next") });
  const back = element("button", { className: "md-button", type: "button", textContent: words.say("checkup_back") });
  const result = element("button", { className: "sp-question__skip", type: "button", textContent: words.say("checkup_to_result") });
  back.dataset.go = "back";
  result.dataset.go = "result";
  line.append(next, back, result);
  return line;
}

/** Put an answer into the address, without a step in the history. @param {Checkup} checkup @param {HTMLElement} section @param {number} at @param {HTMLInputElement} changed */
function choose(checkup, section, at, changed) {
  const { id, most } = checkup.known[at];
  const boxes = inputs(section);
  if (most > 1 && changed.checked) for (const box of boxes) if ((box.value === NOT_SURE) !== (changed.value === NOT_SURE)) box.checked = false;
  const state = read(checkup);
  const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
  if (chosen.length) state.given[id] = chosen;
  else delete state.given[id];
  history.replaceState(history.state, "", format({ ...state, at: id }, checkup.known));
  limit(checkup, section, at);
}

/** Close what is too much, and say so. @param {Checkup} checkup @param {HTMLElement} section @param {number} at */
function limit({ page, words, known }, section, at) {
  const boxes = inputs(section);
  const { most } = known[at];
  const full = most > 1 && boxes.filter((box) => box.checked && box.value !== NOT_SURE).length >= most;
  for (const box of boxes) box.disabled = full && !box.checked && box.value !== NOT_SURE;
  say(page, full && boxes.some((box) => box.disabled) ? words.say("checkup_full", { n: most }) : "");
}

/** @param {Checkup} checkup @param {string} at */
function go(checkup, at) {
  location.hash = format({ ...read(checkup), at }, checkup.known);
}

/** @param {Checkup} checkup @returns {State} */
function read({ known }) {
  return parse(location.hash, known);
}

/** Show what the address says. @param {Checkup} checkup @param {boolean} moved whether the reader has just come from another step */
async function show(checkup, moved) {
  const { page, sections, known, words } = checkup;
  const state = read(checkup);
  const result = /** @type {HTMLElement} */ (page.querySelector(".sp-result"));
  sections.forEach((section, at) => {
    section.hidden = known[at].id !== state.at;
    for (const input of inputs(section)) input.checked = state.given[known[at].id]?.includes(input.value) ?? false;
  });
  page.toggleAttribute("data-begun", state.at !== known[0]?.id);
  page.toggleAttribute("data-done", state.at === RESULT);
  result.hidden = state.at !== RESULT;
  const at = known.findIndex(({ id }) => id === state.at);
  if (at >= 0) limit(checkup, sections[at], at);
  else await showResult(result, state, { words, known, sections, data: await checkup.data(), root: page.dataset.root ?? "", plan: page.dataset.plan ?? "", say: (text) => say(page, text) });
  const heading = /** @type {HTMLElement | null} */ ((at >= 0 ? sections[at] : result).querySelector("h2"));
  if (!moved || !heading) return;
  heading.focus({ preventScroll: true });
  (at >= 0 ? sections[at] : result).scrollIntoView({ block: "start" });
  if (at >= 0 && !page.querySelector(".sp-checkup__status")?.textContent) say(page, words.say("checkup_n", { n: at + 1, total: known.length }));
}

/** @param {HTMLElement} section */
function inputs(section) {
  return /** @type {HTMLInputElement[]} */ ([...section.querySelectorAll("input")]);
}

/** @param {HTMLElement} page @param {string} text */
function say(page, text) {
  const status = page.querySelector(".sp-checkup__status");
  if (status && status.textContent !== text) status.textContent = text;
}

for (const page of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sp-checkup"))) start(page);
