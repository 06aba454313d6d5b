// @ts-check
/**
 * The talk sheet, half a page that prepares a conversation: where things stand, the goal, three questions, papers.
 * Comes in: what has been written so far. Goes out: fields, or the same to read.
 */
import { element } from "../element.js";
import { area, said, section } from "./fields.js";
import { LONGEST, QUESTIONS } from "./plan.js";

/** @typedef {import("./plan.js").Talk} Talk */
/** @typedef {import("../catalogue/words.js").Words} Words */

/** Make the sheet that its owner fills in. @param {Talk} talk @param {Words} words @param {(talk: Talk) => void} change */
export function talkSheet(talk, words, change) {
  const now = structuredClone(talk);
  const told = () => change(structuredClone(now));
  const part = section(words.say("talk"), "sp-plan__talk", element("p", { textContent: words.say("talk_lead") }));
  const field = (/** @type {"situation" | "goal" | "papers"} */ key) => area({
    label: words.say(`talk_${key}`),
    hint: words.say(`talk_${key}_hint`),
    value: now[key],
    most: LONGEST.talk,
    rows: 3,
    change: (value) => {
      now[key] = value;
      told();
    },
  });
  const questions = Array.from({ length: QUESTIONS }, (_, at) => area({
    label: words.say("talk_question", { n: at + 1 }),
    hint: at ? "" : words.say("talk_questions_hint"),
    value: now.questions[at],
    most: LONGEST.note,
    change: (value) => {
      now.questions[at] = value;
      told();
    },
  }));
  part.append(field("situation"), field("goal"), ...questions, field("papers"));
  return part;
}

/** Show what is on the sheet. @param {Talk} talk @param {Words} words */
export function talkRead(talk, words) {
  const part = section(words.say("talk"), "sp-plan__talk");
  /** @type {[string, string][]} */
  const lines = [
    [words.say("talk_situation"), talk.situation],
    [words.say("talk_goal"), talk.goal],
    ...talk.questions.map((question, at) => /** @type {[string, string]} */ ([words.say("talk_question", { n: at + 1 }), question])),
    [words.say("talk_papers"), talk.papers],
  ];
  part.append(...lines.filter(([, text]) => text.trim()).map(([label, text]) => said(label, text)));
  return part;
}
