// @ts-check
/**
 * A reader's plan: steps in an order they choose, what they said in the check-up, a talk sheet, an adviser's notes.
 * Comes in: anything, from the browser's storage or from a link, trusted in nothing. Goes out: a clean plan. Every
 * function gives a new plan and leaves the one it was given alone. Knows no page, no storage and no words of the guide.
 */

/**
 * @typedef {{id: string, ref: string, text: string, note: string, day: string, done: boolean, advice: string}} Step
 * `ref` names something in the guide ("tools/penpot"); without it `text` is the step. `day` is "2026-12-01" or "".
 */
/** @typedef {{situation: string, goal: string, questions: string[], papers: string}} Talk */
/**
 * @typedef {{id: string, given: Record<string, string[]>, steps: Step[], talk: Talk, advice: {note: string, steps: Step[]}}} Plan
 * `id` is made by chance and stays with the plan on all its ways, as those of steps do.
 */

export const MOST = 60;
export const QUESTIONS = 3;
export const LONGEST = { text: 200, note: 1000, talk: 1500 };
const MOST_SUGGESTIONS = 20;
const MOST_ANSWERS = 20;
const REF = /^[a-z0-9-]{1,60}(\/[a-z0-9-]{1,60}){1,2}(#[a-z0-9-]{1,80})?$/;
const WORD = /^[a-z0-9-]{1,40}$/;
const ID = /^[a-z0-9]{1,16}$/;
const DAY = /^2\d{3}-\d\d-\d\d$/;
// What no keyboard writes and what turns the direction of text; line feeds and tabs stay.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** @param {unknown} value @param {number} longest @returns {string} */
function text(value, longest) {
  return typeof value === "string" ? value.replace(/\r\n?/g, "\n").replace(UNSEEN, "").slice(0, longest) : "";
}

/** @param {unknown} value @returns {unknown[]} */
function list(value) {
  return Array.isArray(value) ? value : [];
}

/** @param {unknown} value @returns {Record<string, unknown>} */
function record(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? /** @type {Record<string, unknown>} */ (value) : {};
}

/** Give a day that exists, or nothing. @param {unknown} value */
export function day(value) {
  if (typeof value !== "string" || !DAY.test(value)) return "";
  const time = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(time.valueOf()) && time.toISOString().startsWith(value) ? value : "";
}

/** Make an id that no other plan or step has. */
export function makeId() {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => (byte % 36).toString(36)).join("");
}

/** @param {Partial<Step>} values @returns {Step} */
export function makeStep(values) {
  return { id: makeId(), ref: "", text: "", note: "", day: "", done: false, advice: "", ...values };
}

/** @returns {Plan} */
export function makePlan() {
  return { id: makeId(), given: {}, steps: [], talk: { situation: "", goal: "", questions: Array(QUESTIONS).fill(""), papers: "" }, advice: { note: "", steps: [] } };
}

/** @param {unknown} value @param {number} most @returns {Step[]} */
function cleanSteps(value, most) {
  /** @type {Map<string, Step>} */
  const steps = new Map();
  const refs = new Set();
  for (const item of list(value).slice(0, most)) {
    const { id, ref, text: own, note, day: when, done, advice } = record(item);
    const named = typeof ref === "string" && REF.test(ref) ? ref : "";
    const said = text(own, LONGEST.text).replace(/\s+/g, " ").trim();
    if ((!named && !said) || (named && refs.has(named))) continue;
    refs.add(named);
    const key = typeof id === "string" && ID.test(id) && !steps.has(id) ? id : makeId();
    steps.set(key, { id: key, ref: named, text: named ? "" : said, note: text(note, LONGEST.note), day: day(when), done: done === true, advice: text(advice, LONGEST.note) });
  }
  return [...steps.values()];
}

/** @param {unknown} value @returns {Record<string, string[]>} */
function cleanGiven(value) {
  const kept = Object.entries(record(value)).slice(0, MOST_ANSWERS).flatMap(([question, answers]) => {
    const known = list(answers).slice(0, MOST_ANSWERS).filter((answer) => typeof answer === "string" && WORD.test(answer));
    return WORD.test(question) && known.length ? [[question, known]] : [];
  });
  return Object.fromEntries(kept);
}

/**
 * Clean a plan that came from anywhere; what is not right is left out, what is unknown is dropped.
 * @param {unknown} value
 * @returns {Plan}
 */
export function clean(value) {
  const { id, given, steps, talk, advice } = record(value);
  const { situation, goal, questions, papers } = record(talk);
  const { note, steps: suggested } = record(advice);
  return {
    id: typeof id === "string" && ID.test(id) ? id : makeId(),
    given: cleanGiven(given),
    steps: cleanSteps(steps, MOST),
    talk: {
      situation: text(situation, LONGEST.talk),
      goal: text(goal, LONGEST.talk),
      questions: Array.from({ length: QUESTIONS }, (_, at) => text(list(questions)[at], LONGEST.note)),
      papers: text(papers, LONGEST.talk),
    },
    advice: { note: text(note, LONGEST.talk), steps: cleanSteps(suggested, MOST_SUGGESTIONS) },
  };
}

/** @param {Plan} plan */
export function hasTalk({ talk }) {
  return [talk.situation, talk.goal, talk.papers, ...talk.questions].some((said) => said.trim());
}

/** Tell whether an adviser has left anything. @param {Plan} plan */
export function hasAdvice({ advice, steps }) {
  return advice.note.trim() !== "" || advice.steps.length > 0 || steps.some((step) => step.advice.trim());
}

/** Tell whether there is nothing that somebody would miss. @param {Plan} plan */
export function isEmpty(plan) {
  return !plan.steps.length && !Object.keys(plan.given).length && !hasTalk(plan) && !hasAdvice(plan);
}

/** Put steps at the end; what the plan has already, and what is too much, is left out. @param {Plan} plan @param {Step[]} added @returns {Plan} */
export function add(plan, added) {
  return { ...plan, steps: join(plan.steps, added, MOST) };
}

/** Put suggestions of an adviser at the end of theirs. @param {Plan} plan @param {Step[]} added @returns {Plan} */
export function suggest(plan, added) {
  return { ...plan, advice: { ...plan.advice, steps: join(plan.advice.steps, added.filter(({ ref }) => !ref || !plan.steps.some((step) => step.ref === ref)), MOST_SUGGESTIONS) } };
}

/** @param {Step[]} steps @param {Step[]} added @param {number} most */
function join(steps, added, most) {
  return [...steps, ...added.filter(({ id, ref }) => !steps.some((step) => step.id === id || (ref && step.ref === ref)))].slice(0, most);
}

/** @param {Plan} plan @param {string} id @param {Partial<Step>} values @returns {Plan} */
export function change(plan, id, values) {
  const apply = (/** @type {Step} */ step) => (step.id === id ? { ...step, ...values } : step);
  return { ...plan, steps: plan.steps.map(apply), advice: { ...plan.advice, steps: plan.advice.steps.map(apply) } };
}

/** Move a step up (-1) or down (1); at either end it stays. @param {Plan} plan @param {string} id @param {-1 | 1} by @returns {Plan} */
export function move(plan, id, by) {
  const steps = [...plan.steps];
  const at = steps.findIndex((step) => step.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= steps.length) return plan;
  [steps[at], steps[to]] = [steps[to], steps[at]];
  return { ...plan, steps };
}

/** Take a step or a suggestion out. @param {Plan} plan @param {string} id @returns {Plan} */
export function remove(plan, id) {
  const others = (/** @type {Step} */ step) => step.id !== id;
  return { ...plan, steps: plan.steps.filter(others), advice: { ...plan.advice, steps: plan.advice.steps.filter(others) } };
}

/** Turn a suggestion into a step, with what the adviser said of it. @param {Plan} plan @param {string} id @returns {Plan} */
export function accept(plan, id) {
  const suggested = plan.advice.steps.find((step) => step.id === id);
  if (!suggested || plan.steps.length >= MOST) return plan;
  return add(remove(plan, id), [{ ...suggested, advice: suggested.advice || suggested.note, note: "", done: false }]);
}

/**
 * Take over what an adviser has left in a version of this plan: notes on steps, the note on the whole, suggestions.
 * The plan's own words, order, days and ticks stay as they are.
 * @param {Plan} own
 * @param {Plan} other
 * @returns {Plan}
 */
export function receive(own, other) {
  const said = new Map(other.steps.map((step) => [step.id, step.advice]));
  const steps = own.steps.map((step) => ({ ...step, advice: said.get(step.id) || step.advice }));
  const kept = { ...own, steps, advice: { note: other.advice.note || own.advice.note, steps: own.advice.steps } };
  return suggest(kept, other.advice.steps.filter(({ id }) => !own.steps.some((step) => step.id === id)));
}
