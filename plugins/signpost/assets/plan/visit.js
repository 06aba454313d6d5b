// @ts-check
/**
 * A plan that came as a link: looked at, commented on by an adviser, or come back to its owner with notes.
 * Comes in: the plan of the link. Goes out: elements. The plan of this device is changed on a click only; what an
 * adviser writes stands in the address of the page, nowhere else.
 */
import { element } from "../element.js";
import { adder } from "./adder.js";
import { answers } from "./answers.js";
import { copyPlan } from "./copy.js";
import { area, button, said, section } from "./fields.js";
import { readPlan, writePlan } from "./kept.js";
import { write } from "./link.js";
import { title } from "./own.js";
import { LONGEST, change, hasAdvice, hasTalk, isEmpty, receive, remove, suggest } from "./plan.js";
import { readItem, suggestedItem } from "./steps.js";
import { talkRead } from "./talk.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./own.js").Room} Room */

const PAUSE = 250;

class Visit {
  /** @param {Room} room @param {Plan} plan */
  constructor(room, plan) {
    this.room = room;
    this.plan = plan;
    const own = readPlan();
    this.mine = own.id === plan.id;
    this.waiting = 0;
    this.suggested = element("ul", { className: "sp-list sp-plan__suggested" });
    this.desk = {
      guide: room.guide,
      words: room.words,
      change: (/** @type {string} */ id, /** @type {Partial<import("./plan.js").Step>} */ values) => this.keep(change(this.plan, id, values)),
      remove: this.mine ? undefined : (/** @type {string} */ id) => this.withdraw(id),
    };
  }

  /** Put the plan into the address, once nobody has typed for a moment. @param {Plan} plan */
  keep(plan) {
    this.plan = plan;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(async () => {
      const fragment = await write(this.plan).catch(() => "");
      if (fragment) history.replaceState(history.state, "", fragment);
      else this.room.say(this.room.words.say("plan_long"));
    }, PAUSE);
  }

  draw() {
    const { words, place, guide } = this.room;
    const { plan } = this;
    const list = element("ol", { className: "sp-list sp-plan__steps" });
    list.append(...plan.steps.map((step) => readItem(step, this.desk, !this.mine)));
    const parts = [this.notice(), ...(hasTalk(plan) ? [talkRead(plan.talk, words)] : []), ...answers(plan.given, guide, words)];
    const steps = section(words.say("plan_steps"), "sp-plan__part", list);
    place.replaceChildren(...parts, steps, ...this.advice());
  }

  notice() {
    const { words, leave } = this.room;
    const box = element("div", { className: "sp-notice sp-plan__shared" });
    const key = !this.mine ? "plan_shared" : hasAdvice(this.plan) ? "plan_back" : "plan_same";
    const row = element("p", { className: "sp-plan__actions" });
    const act = (/** @type {string} */ name, /** @type {() => void} */ what) => {
      const made = button(words.say(name), what);
      made.dataset.act = name;
      row.append(made);
    };
    if (this.mine && hasAdvice(this.plan)) act("plan_take_advice", () => this.take(receive(readPlan(), this.plan)));
    act("plan_keep", () => {
      if (isEmpty(readPlan()) || confirm(words.say("plan_keep_sure"))) this.take(this.plan);
    });
    act("plan_leave", leave);
    box.append(element("p", { textContent: words.say(key) }), row);
    return box;
  }

  /** @param {Plan} plan */
  take(plan) {
    writePlan(plan);
    this.room.leave();
  }

  advice() {
    const { words, guide, say } = this.room;
    const { advice } = this.plan;
    if (this.mine && !hasAdvice(this.plan)) return [];
    const part = section(words.say(this.mine ? "plan_advised" : "plan_adviser"), "sp-plan__advice");
    this.drawSuggested();
    const title = element("h3", { textContent: words.say("plan_suggested") });
    if (this.mine) {
      if (advice.note.trim()) part.append(said(words.say("plan_advice_whole"), advice.note));
      if (advice.steps.length) part.append(title, this.suggested);
      return [part];
    }
    const row = element("div", { className: "sp-plan__actions" });
    row.append(button(words.say("plan_send_back"), async () => say(await copyPlan(this.plan, row, words)), "md-button md-button--primary"), button(words.say("list_print"), () => print()));
    part.append(
      element("p", { textContent: words.say("plan_adviser_lead") }),
      area({ label: words.say("plan_advice_whole"), value: advice.note, most: LONGEST.talk, rows: 4, change: (note) => this.keep({ ...this.plan, advice: { ...this.plan.advice, note } }) }),
      title,
      this.suggested,
      adder({ guide, label: words.say("plan_suggest"), submit: words.say("plan_add"), add: (step) => this.suggest(step) }),
      row,
    );
    return [part];
  }

  drawSuggested() {
    const { words } = this.room;
    this.suggested.replaceChildren(...this.plan.advice.steps.map((step) => {
      if (this.mine) return suggestedItem(step, this.desk);
      const item = suggestedItem({ ...step, advice: "" }, this.desk);
      item.querySelector("h3")?.after(area({ label: words.say("plan_why"), value: step.advice, most: LONGEST.note, rows: 1, change: (advice) => this.desk.change(step.id, { advice }) }));
      return item;
    }));
  }

  /** @param {import("./plan.js").Step} step */
  suggest(step) {
    const before = this.plan.advice.steps.length;
    this.keep(suggest(this.plan, [step]));
    this.drawSuggested();
    if (this.plan.advice.steps.length === before) this.room.say(this.room.words.say("plan_had"));
    else this.suggested.lastElementChild?.querySelector("textarea")?.focus();
  }

  /** @param {string} id */
  withdraw(id) {
    this.keep(remove(this.plan, id));
    this.drawSuggested();
    this.room.place.querySelector("form input")?.focus();
  }
}

/** Show a plan that came as a link. @param {Room} room @param {Plan} plan */
export function showVisit(room, plan) {
  const visit = new Visit(room, plan);
  title(room, visit.mine ? "plan" : "plan_visit");
  visit.draw();
}
