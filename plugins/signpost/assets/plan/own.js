// @ts-check
/**
 * The reader's own plan on the page: its steps, what else can come in, what can be taken along, the talk sheet.
 * Comes in: the plan of this device. Goes out: elements; every change is kept at once.
 */
import { save } from "../catalogue/files.js";
import { readList } from "../catalogue/store.js";
import { element } from "../element.js";
import { adder } from "./adder.js";
import { answers } from "./answers.js";
import { toCalendar } from "./calendar.js";
import { copyPlan } from "./copy.js";
import { button, said, section } from "./fields.js";
import { toCsv, toMarkdown } from "./files.js";
import { readPlan, writePlan } from "./kept.js";
import { accept, add, change, hasAdvice, isEmpty, makePlan, makeStep, move, remove } from "./plan.js";
import { nameOf, ownItem, suggestedItem } from "./steps.js";
import { talkSheet } from "./talk.js";

/** @typedef {import("./plan.js").Plan} Plan */
/**
 * @typedef {{page: HTMLElement, place: HTMLElement, ways: HTMLElement[], guide: import("./guide.js").Guide, words: import("../catalogue/words.js").Words,
 *   say: (text: string) => void, leave: () => void}} Room where a plan is shown; `ways` lead on from it, `leave` shows the own plan
 */

class Own {
  /** @param {Room} room */
  constructor(room) {
    this.room = room;
    this.plan = readPlan();
    this.steps = element("ol", { className: "sp-list sp-plan__steps" });
    this.desk = {
      guide: room.guide,
      words: room.words,
      change: (/** @type {string} */ id, /** @type {Partial<import("./plan.js").Step>} */ values) => this.keep(change(this.plan, id, values)),
      move: (/** @type {string} */ id, /** @type {-1 | 1} */ by) => this.move(id, by),
      remove: (/** @type {string} */ id) => this.remove(id),
      accept: (/** @type {string} */ id) => this.accept(id),
    };
  }

  /** @param {Plan} plan */
  keep(plan) {
    this.plan = plan;
    writePlan(plan);
  }

  get named() {
    return this.plan.steps.map((step) => ({ step, ...nameOf(step, this.room.guide, this.room.words) }));
  }

  draw() {
    const { words, place, ways, guide } = this.room;
    const { plan } = this;
    this.drawSteps();
    const empty = element("p", { className: "sp-plan__empty", textContent: words.say("plan_empty"), hidden: plan.steps.length > 0 });
    const form = adder({ guide, label: words.say("plan_add_label"), submit: words.say("plan_add"), add: (step) => this.add([step]) });
    place.replaceChildren(
      section(words.say("plan_steps"), "sp-plan__part", empty, this.steps, form, this.sources(ways)),
      ...this.advice(),
      talkSheet(plan.talk, words, (talk) => this.keep({ ...this.plan, talk })),
      ...answers(plan.given, guide, words),
      this.actions(),
    );
  }

  drawSteps() {
    this.steps.replaceChildren(...this.plan.steps.map((step) => ownItem(step, this.desk)));
    const buttons = (/** @type {string} */ key) => /** @type {HTMLButtonElement[]} */ ([...this.steps.querySelectorAll(`[data-act=${key}]`)]);
    for (const first of buttons("plan_up").slice(0, 1)) first.disabled = true;
    for (const last of buttons("plan_down").slice(-1)) last.disabled = true;
  }

  /** What can come in from elsewhere in the guide. @param {HTMLElement[]} ways */
  sources(ways) {
    const row = element("p", { className: "sp-plan__actions" });
    const kept = readList().filter(({ ref }) => !this.plan.steps.some((step) => step.ref === ref));
    if (kept.length) {
      row.append(button(this.room.words.say("plan_take_list", { n: kept.length }), () => this.add(kept.map(({ ref, note }) => makeStep({ ref, note })))));
    }
    row.append(...ways.map((way) => /** @type {HTMLElement} */ (way.cloneNode(true))));
    return row;
  }

  advice() {
    const { words } = this.room;
    const { advice } = this.plan;
    if (!hasAdvice(this.plan)) return [];
    const part = section(words.say("plan_advised"), "sp-plan__advice");
    if (advice.note.trim()) part.append(said(words.say("plan_advice_whole"), advice.note));
    if (advice.steps.length) {
      const list = element("ul", { className: "sp-list sp-plan__suggested" });
      list.append(...advice.steps.map((step) => suggestedItem(step, this.desk)));
      part.append(element("h3", { textContent: words.say("plan_suggested") }), list);
    }
    return part.childElementCount > 1 ? [part] : [];
  }

  actions() {
    const { words, say } = this.room;
    const row = element("div", { className: "sp-plan__actions sp-plan__foot" });
    const act = (/** @type {string} */ key, /** @type {() => void} */ what) => {
      const made = button(words.say(key), what);
      made.dataset.act = key;
      row.append(made);
    };
    act("plan_link", async () => say(await copyPlan(this.plan, row, words)));
    act("list_print", () => print());
    act("plan_calendar", () => this.saveCalendar());
    act("list_markdown", () => save("plan.md", "text/markdown", toMarkdown(this.named, this.plan, words)));
    act("list_csv", () => save("plan.csv", "text/csv", toCsv(this.named)));
    act("plan_clear", () => this.clear());
    row.append(element("p", { className: "sp-small", textContent: words.say("plan_private") }));
    return row;
  }

  saveCalendar() {
    const { words, say } = this.room;
    const without = this.plan.steps.filter((step) => !step.day).length;
    if (without === this.plan.steps.length) return say(words.say("plan_no_days"));
    say(without ? words.say("plan_without_day", { n: without }) : "");
    save("plan.ics", "text/calendar", toCalendar(this.plan.id, this.named, new Date()));
  }

  clear() {
    if (isEmpty(this.plan) || !confirm(this.room.words.say("plan_clear_sure"))) return;
    this.keep(makePlan());
    this.draw();
    this.room.place.querySelector("h2")?.focus();
  }

  /** @param {import("./plan.js").Step[]} steps */
  add(steps) {
    const { words, say, guide, place } = this.room;
    const before = this.plan.steps.length;
    this.keep(add(this.plan, steps));
    const n = this.plan.steps.length - before;
    this.drawSteps();
    /** @type {HTMLElement} */ (place.querySelector(".sp-plan__empty")).hidden = this.plan.steps.length > 0;
    if (steps.length > 1) place.querySelector(".sp-plan__actions button")?.remove();
    say(words.say(n ? "plan_taken" : "plan_had", { n, name: nameOf(steps[0], guide, words).name }));
  }

  /** @param {string} id @param {-1 | 1} by */
  move(id, by) {
    const { words, say, guide } = this.room;
    this.keep(move(this.plan, id, by));
    this.drawSteps();
    const at = this.plan.steps.findIndex((step) => step.id === id);
    const item = this.steps.children[at];
    const wanted = /** @type {HTMLButtonElement} */ (item.querySelector(`[data-act=${by < 0 ? "plan_up" : "plan_down"}]`));
    const other = /** @type {HTMLButtonElement} */ (item.querySelector(`[data-act=${by < 0 ? "plan_down" : "plan_up"}]`));
    (wanted.disabled ? other : wanted).focus();
    say(words.say("plan_moved", { name: nameOf(this.plan.steps[at], guide, words).name, n: at + 1, total: this.plan.steps.length }));
  }

  /** @param {string} id */
  remove(id) {
    const { words, say, guide, place } = this.room;
    const at = this.plan.steps.findIndex((step) => step.id === id);
    const gone = [...this.plan.steps, ...this.plan.advice.steps].find((step) => step.id === id);
    this.keep(remove(this.plan, id));
    this.draw();
    const next = this.steps.children[Math.min(at, this.plan.steps.length - 1)];
    const focus = at < 0 ? null : next?.querySelector("[data-act=plan_remove]");
    /** @type {HTMLElement | null} */ (focus ?? place.querySelector("h2"))?.focus();
    if (gone) say(words.say("plan_removed", { name: nameOf(gone, guide, words).name }));
  }

  /** @param {string} id */
  accept(id) {
    const { words, say, place } = this.room;
    this.keep(accept(this.plan, id));
    this.draw();
    place.querySelector("h2")?.focus();
    say(words.say("plan_taken", { n: 1 }));
  }
}

/** Say whose plan this is. @param {Room} room @param {"plan" | "plan_visit"} whose */
export function title({ page, words }, whose) {
  page.dataset.whose = whose;
  /** @type {HTMLElement} */ (page.querySelector("h1")).textContent = words.say(whose);
}

/** Show the plan of this device. @param {Room} room */
export function showOwn(room) {
  title(room, "plan");
  new Own(room).draw();
}
