// @ts-check
/**
 * The steps of a plan on the page: to be worked on by their owner, to be commented on by an adviser, or to be read.
 * Comes in: steps, what the guide calls them, what to do when something changes. Goes out: a list.
 */
import { element } from "../element.js";
import { area, button, said } from "./fields.js";
import { LONGEST } from "./plan.js";

/** @typedef {import("./plan.js").Step} Step */
/**
 * @typedef {{guide: import("./guide.js").Guide, words: import("../catalogue/words.js").Words, change: (id: string, values: Partial<Step>) => void,
 *   move?: (id: string, by: -1 | 1) => void, remove?: (id: string) => void, accept?: (id: string) => void}} Desk
 * what can be done with a step: nothing but its change is always there
 */

/** Say what a step is called. @param {Step} step @param {Desk["guide"]} guide @param {Desk["words"]} words */
export function nameOf(step, guide, words) {
  if (!step.ref) return { name: step.text, href: "", kind: "", language: "" };
  return guide.find(step.ref) ?? { name: step.ref, href: "", kind: words.say("plan_gone"), language: "" };
}

/** @param {Step} step @param {Desk} desk */
function title(step, { guide, words }) {
  const { name, href, kind, language } = nameOf(step, guide, words);
  const head = element("h3", { className: "sp-plan__name" });
  const text = href ? element("a", { href, textContent: name }) : element("span", { textContent: name });
  if (language) text.lang = language;
  head.append(text);
  if (kind) head.append(" ", element("span", { className: "sp-plan__kind", textContent: kind }));
  if (href) head.append(" ", element("span", { className: "sp-plan__paper sp-plan__way", textContent: href.replace(/^https?:\/\//, "") }));
  return { head, name };
}

/** Make an item that its owner works on. @param {Step} step @param {Desk} desk */
export function ownItem(step, desk) {
  const { words, change } = desk;
  const { head, name } = title(step, desk);
  const item = element("li", { className: "sp-plan__step" });
  item.dataset.id = step.id;
  item.toggleAttribute("data-done", step.done);
  const tick = element("input", { type: "checkbox", checked: step.done });
  tick.setAttribute("aria-label", words.say("plan_done_name", { name }));
  tick.addEventListener("change", () => {
    item.toggleAttribute("data-done", tick.checked);
    change(step.id, { done: tick.checked });
  });
  const when = element("input", { type: "date", value: step.day, min: "2000-01-01", max: "2999-12-31" });
  const paper = element("span", { className: "sp-plan__paper", textContent: sayDay(step.day, words) });
  when.addEventListener("change", () => {
    paper.textContent = sayDay(when.value, words);
    change(step.id, { day: when.value });
  });
  const label = element("label", { className: "sp-plan__day" });
  label.append(element("span", { className: "sp-plan__label", textContent: words.say("plan_day") }), when, paper);
  label.toggleAttribute("data-empty", !step.day);
  when.addEventListener("change", () => label.toggleAttribute("data-empty", !when.value));
  const line = element("div", { className: "sp-plan__head" });
  line.append(tick, head);
  const row = element("div", { className: "sp-plan__row" });
  row.append(label, tools(step, name, desk));
  item.append(line, row, area({ label: words.say("list_note"), value: step.note, most: LONGEST.note, rows: 1, change: (note) => change(step.id, { note }) }));
  if (step.advice.trim()) item.append(said(words.say("plan_advised"), step.advice));
  return item;
}

/** Three buttons: up, down, out. @param {Step} step @param {string} name @param {Desk} desk */
function tools(step, name, { words, move, remove }) {
  const row = element("span", { className: "sp-plan__tools" });
  for (const [sign, key, act] of /** @type {[string, string, () => void][]} */ ([
    ["↑", "plan_up", () => move?.(step.id, -1)],
    ["↓", "plan_down", () => move?.(step.id, 1)],
    ["✕", "plan_remove", () => remove?.(step.id)],
  ])) {
    const made = button(sign, act, "sp-plan__tool");
    made.dataset.act = key;
    made.setAttribute("aria-label", words.say(key, { name }));
    made.title = words.say(key, { name });
    row.append(made);
  }
  return row;
}

/** Make an item to read, and where `advise` says so to comment on. @param {Step} step @param {Desk} desk @param {boolean} advise */
export function readItem(step, desk, advise) {
  const { words, change } = desk;
  const { head, name } = title(step, desk);
  const item = element("li", { className: "sp-plan__step" });
  item.dataset.id = step.id;
  item.toggleAttribute("data-done", step.done);
  const facts = [step.done ? words.say("plan_done") : "", step.day ? `${words.say("plan_day")} ${sayDay(step.day, words)}` : ""].filter(Boolean).join(" · ");
  item.append(head);
  if (facts) item.append(element("p", { className: "sp-plan__kind", textContent: facts }));
  if (step.note.trim()) item.append(said(words.say("list_note"), step.note));
  if (advise) item.append(area({ label: words.say("plan_advice_step", { name }), value: step.advice, most: LONGEST.note, rows: 1, change: (advice) => change(step.id, { advice }) }));
  else if (step.advice.trim()) item.append(said(words.say("plan_advised"), step.advice));
  return item;
}

/** Make an item for what an adviser suggests, to be taken over or left out. @param {Step} step @param {Desk} desk */
export function suggestedItem(step, desk) {
  const { words, accept, remove } = desk;
  const { head, name } = title(step, desk);
  const item = element("li", { className: "sp-plan__step" });
  item.dataset.id = step.id;
  item.append(head);
  if (step.advice.trim()) item.append(said(words.say("plan_advised"), step.advice));
  const row = element("p", { className: "sp-plan__actions" });
  for (const [key, act] of /** @type {[string, ((id: string) => void) | undefined][]} */ ([["plan_accept", accept], ["plan_decline", remove]])) {
    if (!act) continue;
    const made = button(words.say(key), () => act(step.id));
    made.dataset.act = key;
    made.setAttribute("aria-label", `${words.say(key)}: ${name}`);
    row.append(made);
  }
  if (row.childElementCount) item.append(row);
  return item;
}

/** @param {string} day @param {Desk["words"]} words */
export function sayDay(day, words) {
  return day && sayDate(new Date(`${day}T00:00:00Z`), words, "UTC");
}

/** Write a date in full; French writes the first of a month as an ordinal. @param {Date} date @param {Desk["words"]} words @param {string} [timeZone] */
export function sayDate(date, words, timeZone) {
  const said = new Intl.DateTimeFormat(words.locale === "en" ? "en-GB" : words.locale, { dateStyle: "long", timeZone }).format(date);
  return words.locale === "fr" ? said.replace(/^1(?= )/, "1er") : said;
}
