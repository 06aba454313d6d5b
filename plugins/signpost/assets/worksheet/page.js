// @ts-check
/**
 * A worksheet that can be filled in: it adds up, counts, keeps the answers on this device, and gives them out as text.
 * Comes in: the page with its form. Goes out: the same page; without this script it can be filled in and printed too.
 */
import { save as saveFile } from "../catalogue/files.js";
import { readWords } from "../catalogue/words.js";
import { readAnswers, writeAnswers } from "./keeping.js";
import { toMarkdown } from "./markdown.js";
import { readNumber, workOutAll, writeOut } from "./sums.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Box */
/** @typedef {{element: HTMLElement, id: string, kind: string, boxes: Box[]}} Line */
/** @typedef {{page: HTMLElement, id: string, lines: Line[], words: import("../catalogue/words.js").Words}} Sheet */

/** @param {HTMLElement} page */
function start(page) {
  const lines = /** @type {HTMLElement[]} */ ([...page.querySelectorAll("[data-line]")]).map((element) => ({
    element,
    id: element.dataset.line ?? "",
    kind: element.dataset.kind ?? "",
    boxes: /** @type {Box[]} */ ([...element.querySelectorAll("input, textarea")]),
  }));
  const sheet = { page, id: page.dataset.sheet ?? "", lines, words: readWords(page) };
  fill(sheet, readAnswers(sheet.id, known(sheet)));
  refresh(sheet);
  const form = /** @type {HTMLFormElement} */ (page.querySelector("form"));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    refresh(sheet);
    const kept = writeAnswers(sheet.id, answers(sheet));
    const n = unreadable(sheet);
    if (n) say(sheet, sheet.words.say("sheet_no_number", { n }));
    else say(sheet, sheet.words.say(kept ? "sheet_kept" : "sheet_not_kept"));
  });
  on(page, "print", () => print());
  on(page, "save", () => save(sheet));
  on(page, "clear", () => clear(sheet));
  addEventListener("storage", () => {
    fill(sheet, readAnswers(sheet.id, known(sheet)));
    refresh(sheet);
  });
  page.dataset.ready = "";
}

/** What may be kept of each line. @param {Sheet} sheet */
function known({ lines }) {
  return lines.map(({ id, kind, boxes }) => ({ id, options: chosen(kind) ? boxes.map((box) => box.value) : null, many: kind === "checklist" }));
}

/** Whether a kind of line is filled in by choosing. @param {string} kind */
function chosen(kind) {
  return kind === "choice" || kind === "checklist" || kind === "score";
}

/** @param {Sheet} sheet @param {import("./keeping.js").Answers} given */
function fill({ lines }, given) {
  for (const { id, kind, boxes } of lines) {
    const own = Object.hasOwn(given, id) ? given[id] : [];
    const text = own[0] !== undefined && (kind !== "number" || readNumber(own[0]) !== null) ? own[0] : "";
    for (const box of boxes) {
      if (chosen(kind)) /** @type {HTMLInputElement} */ (box).checked = own.includes(box.value);
      else if (box.value !== text) box.value = text;
    }
  }
}

/** @param {Line} line */
function read({ kind, boxes }) {
  const given = chosen(kind) ? boxes.filter((box) => /** @type {HTMLInputElement} */ (box).checked) : boxes;
  return given.map((box) => box.value).filter((text) => text.trim() !== "");
}

/** Mark what is no number, and give the number of the first such line; nothing of it is counted. @param {Sheet} sheet */
function unreadable({ lines }) {
  let first = "";
  for (const { element, kind, boxes: [box] } of lines) {
    if (kind !== "number") continue;
    const wrong = box.validity.badInput || (box.value !== "" && readNumber(box.value) === null);
    if (wrong) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
    if (wrong) first ||= text(element.querySelector(".sp-line__n"));
  }
  return first;
}

/** @param {Sheet} sheet @returns {import("./keeping.js").Answers} */
function answers({ lines }) {
  return Object.fromEntries(lines.map((line) => [line.id, read(line)]).filter(([, given]) => given.length));
}

/** Show the lines that are for this reader, then count and add up. @param {Sheet} sheet */
function refresh(sheet) {
  const { lines, words } = sheet;
  const given = answers(sheet);
  for (const { element, kind, boxes } of lines) {
    const { only, for: wanted = "" } = element.dataset;
    const own = only ? given[only]?.[0] : undefined;
    element.hidden = own !== undefined && !wanted.split(" ").includes(own);
    const count = element.querySelector(".sp-line__count");
    if (count && kind === "checklist") write(count, words.say("sheet_ticked", { n: boxes.filter((box) => /** @type {HTMLInputElement} */ (box).checked).length, total: boxes.length }));
  }
  addUp(sheet, given);
}

/** @param {Sheet} sheet @param {import("./keeping.js").Answers} given */
function addUp({ lines, words }, given) {
  const formulas = lines.filter(({ kind }) => kind === "result").map(({ element, id }) => {
    const { operation = "", terms = "", whole } = /** @type {HTMLElement} */ (element.querySelector("output")).dataset;
    return { id, operation: /** @type {import("./sums.js").Operation} */ (operation), terms: terms.split(" "), whole: whole !== undefined };
  });
  const there = lines.filter(({ element }) => !element.hidden);
  const values = workOutAll(formulas, Object.fromEntries(there.map(({ id }) => [id, readNumber(given[id]?.[0] ?? "")])));
  const money = new Set(lines.filter(({ element }) => element.dataset.unit === "money").map(({ id }) => id));
  const sayNumber = (/** @type {number} */ number, /** @type {string} */ id) => format(words.locale, number, money.has(id));
  for (const formula of formulas) {
    const line = /** @type {Line} */ (lines.find(({ id }) => id === formula.id));
    const value = values[formula.id];
    const output = /** @type {HTMLElement} */ (line.element.querySelector("output"));
    write(output, value === null ? "" : sayNumber(value, formula.id));
    const figures = value === null ? waiting(formula, values, words) : ` = ${writeOut(formula, values, sayNumber)}`;
    write(/** @type {Element} */ (line.element.querySelector(".sp-line__figures")), figures);
    judge(line.element, value, Number(output.dataset.threshold));
  }
}

/** Money has two places or none. @param {string} locale @param {number} number @param {boolean} money */
function format(locale, number, money) {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: money && !Number.isInteger(number) ? 2 : 0, maximumFractionDigits: 2 }).format(number);
}

/** Say how far a sum is that needs all its lines. @param {import("./sums.js").Formula} formula @param {import("./sums.js").Values} values @param {Sheet["words"]} words */
function waiting({ terms, whole }, values, words) {
  const n = terms.filter((term) => values[term] !== null).length;
  return whole ? `. ${words.say("sheet_marked", { n, total: terms.length })}` : "";
}

/** Show the sentence that is true of a result. @param {HTMLElement} element @param {number | null} value @param {number} threshold */
function judge(element, value, threshold) {
  for (const verdict of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-when]"))) {
    verdict.hidden = value === null || (verdict.dataset.when === "reached") !== value >= threshold;
  }
}

/** @param {Sheet} sheet */
function clear(sheet) {
  if (!confirm(sheet.words.say("sheet_sure"))) return;
  fill(sheet, {});
  refresh(sheet);
  writeAnswers(sheet.id, {});
  say(sheet, sheet.words.say("sheet_cleared"));
  /** @type {HTMLElement | undefined} */ (sheet.lines[0]?.boxes[0])?.focus();
}

/** @param {Sheet} sheet */
function save(sheet) {
  const { page, lines, words, id } = sheet;
  const parts = [...page.querySelectorAll(".sp-sheet__section")].map((section) => ({
    title: text(section.querySelector("h2")),
    rows: lines.filter(({ element }) => section.contains(element) && !element.hidden).map(row),
  }));
  const address = location.href.split(/[?#]/)[0];
  const written = toMarkdown(text(page.querySelector("h1")), address, parts.filter(({ rows }) => rows.length), words.say("sheet_empty"));
  saveFile(`${id}.md`, "text/markdown", written);
}

/** One line as it is given out. @param {Line} line @returns {import("./markdown.js").Row} */
function row(line) {
  const { element, kind, boxes } = line;
  const label = text(element.querySelector("legend, label[for], .sp-line__label"));
  const named = boxes.map((box) => ({ text: text(box.parentElement), on: /** @type {HTMLInputElement} */ (box).checked }));
  if (kind === "checklist") return { label, said: [], boxes: named };
  if (kind === "result") {
    const value = text(element.querySelector(".sp-line__value"));
    const verdict = text(element.querySelector("[data-when]:not([hidden])"));
    const shown = element.querySelector("output")?.textContent;
    return { label, said: shown ? [value, text(element.querySelector(".sp-line__sum")), verdict].filter(Boolean) : [], boxes: null };
  }
  if (chosen(kind)) return { label, said: named.filter(({ on: chosenOne }) => chosenOne).map(({ text: name }) => name), boxes: null };
  const unit = text(element.querySelector(".sp-line__unit"));
  return { label, said: read(line).map((given) => (unit ? `${given} ${unit}` : given)), boxes: null };
}

/** @param {Element | null | undefined} element */
function text(element) {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** @param {Element} element @param {string} said */
function write(element, said) {
  if (element.textContent !== said) element.textContent = said;
}

/** @param {Sheet} sheet @param {string} said */
function say({ page }, said) {
  const status = page.querySelector(".sp-sheet__status");
  if (status) write(status, said);
}

/** @param {HTMLElement} page @param {string} action @param {() => void} act */
function on(page, action, act) {
  page.querySelector(`[data-action=${action}]`)?.addEventListener("click", act);
}

for (const page of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sp-sheet"))) start(page);
