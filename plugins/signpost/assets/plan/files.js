// @ts-check
/**
 * A plan as Markdown and as a table, to be taken along.
 * Comes in: steps with their names and addresses, the talk sheet, words. Goes out: text.
 */
import { cell, escapeMarkdown, indent } from "../catalogue/files.js";
import { hasTalk } from "./plan.js";

/** @typedef {import("./calendar.js").Named} Named */

/**
 * Write a plan as Markdown: a list with a box per step, then the adviser's note and the talk sheet where there are any.
 * @param {Named[]} items
 * @param {import("./plan.js").Plan} plan
 * @param {import("../catalogue/words.js").Words} words
 */
export function toMarkdown(items, plan, words) {
  const lines = items.map(({ step, name, href }) => {
    const title = href ? `[${escapeMarkdown(name)}](${href})` : escapeMarkdown(name);
    const when = step.day ? ` (${words.say("plan_day")} ${step.day})` : "";
    const advice = step.advice.trim() ? `${words.say("plan_advised")} – ${step.advice}` : "";
    return `${step.done ? "- [x]" : "- [ ]"} ${title}${when}${[step.note, advice].filter((text) => text.trim()).map((text) => indent(escapeMarkdown(text))).join("")}`;
  });
  const parts = [`# ${escapeMarkdown(words.say("plan"))}`, lines.join("\n")];
  if (plan.advice.note.trim()) parts.push(section(words.say("plan_advised"), plan.advice.note));
  if (hasTalk(plan)) {
    const { situation, goal, questions, papers } = plan.talk;
    const asked = questions.filter((question) => question.trim()).map((question, at) => `${at + 1}. ${question.replace(/\s+/g, " ")}`).join("\n");
    parts.push(`## ${words.say("talk")}`);
    for (const [key, text] of [["talk_situation", situation], ["talk_goal", goal], ["talk_questions", asked], ["talk_papers", papers]]) if (text.trim()) parts.push(section(words.say(key), text, 3));
  }
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

/** @param {string} title @param {string} text */
function section(title, text, level = 2) {
  return `${"#".repeat(level)} ${escapeMarkdown(title)}\n\n${escapeMarkdown(text)}`;
}

/**
 * Write the steps as a table; its first row names the columns, the same in every language.
 * @param {Named[]} items
 */
export function toCsv(items) {
  const rows = items.map(({ step, name, href }, at) => [String(at + 1), step.done ? "yes" : "no", step.day, name, step.ref, href, step.note, step.advice]);
  return `\ufeff${[["step", "done", "day", "name", "id", "address", "note", "advice"], ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
