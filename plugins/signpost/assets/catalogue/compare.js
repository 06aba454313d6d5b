// @ts-check
/**
 * Up to four entries side by side: their pages are fetched, and their tables of facts laid next to each other.
 * Comes in: `?ids=penpot,figma`. Goes out: one table; rows that differ are marked, unknown stays said as unknown.
 * Only pages of this guide are fetched, and only their text is shown, so nothing in them can run.
 */

import { COMPARED, writeCompared } from "./store.js";
import { readWords } from "./words.js";

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Read the ids to compare: right shapes, no doubles, at most four.
 * @param {string} query
 */
export function readIds(query) {
  const asked = (new URLSearchParams(query.slice(0, 1000)).get("ids") ?? "").split(",");
  return [...new Set(asked.filter((id) => id.length <= 60 && ID.test(id)))].slice(0, COMPARED);
}

/** @typedef {{id: string, name: string, facts: Map<string, string>}} Column */

/**
 * Lay columns side by side: one row for every fact that any of them has. What is not known differs from nothing.
 * @param {Column[]} columns
 * @param {string} unknown
 * @returns {{label: string, cells: string[], differs: boolean}[]}
 */
export function lay(columns, unknown) {
  const labels = new Set(columns.flatMap((column) => [...column.facts.keys()]));
  return [...labels].map((label) => {
    const cells = columns.map((column) => column.facts.get(label) ?? unknown);
    return { label, cells, differs: new Set(cells.filter((cell) => cell !== unknown)).size > 1 };
  });
}

/** @param {HTMLElement} page */
async function start(page) {
  const words = readWords(page);
  const { collection = "", base = "" } = page.dataset;
  const found = await Promise.all(readIds(location.search).map((id) => fetchColumn(id, new URL(`${base}${id}/`, location.href))));
  const columns = found.filter((column) => column !== null);
  const empty = /** @type {HTMLElement} */ (page.querySelector(".sp-empty"));
  const box = /** @type {HTMLElement} */ (page.querySelector(".sp-compare__table"));
  empty.hidden = columns.length > 0;
  box.hidden = columns.length === 0;
  if (columns.length) box.replaceChildren(makeTable(columns, words, base, collection));
  writeCompared(collection, columns.map(({ id }) => id));
  page.querySelector(".sp-ending__address")?.append(location.search);
  page.dataset.ready = "";
}

/** @param {string} id @param {URL} address @returns {Promise<Column | null>} */
async function fetchColumn(id, address) {
  const answer = await fetch(address);
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const text = (/** @type {ParentNode} */ place, /** @type {string} */ selector) => place.querySelector(selector)?.textContent?.trim() ?? "";
  for (const mark of page.querySelectorAll(".sp-marks")) mark.remove();
  const rows = [...page.querySelectorAll(".sp-facts tr:has(td)")];
  const facts = new Map(rows.map((row) => [text(row, "th"), text(row, "td")]));
  const total = text(page, "[aria-labelledby=friendliness] strong");
  if (total) facts.set(text(page, "#friendliness"), total);
  for (const part of page.querySelectorAll(".sp-fit > div")) facts.set(text(part, "dt"), text(part, "dd"));
  return { id, name: text(page, "h1 > span:last-child"), facts };
}

/** @param {Column[]} columns @param {import("./words.js").Words} words @param {string} base @param {string} collection */
function makeTable(columns, words, base, collection) {
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  head.append(document.createElement("td"), ...columns.map((column) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    const link = Object.assign(document.createElement("a"), { href: `${base}${column.id}/`, textContent: column.name });
    const rest = columns.filter((other) => other !== column).map(({ id }) => id);
    const out = Object.assign(document.createElement("a"), { href: `?ids=${rest.join(",")}`, textContent: "✕" });
    out.setAttribute("aria-label", words.say("compare_remove", { name: column.name }));
    out.addEventListener("click", () => writeCompared(collection, rest));
    cell.append(link, " ", out);
    return cell;
  }));
  const body = table.createTBody();
  const unknown = words.say("unknown");
  for (const { label, cells, differs } of lay(columns, unknown)) {
    const row = body.insertRow();
    const title = Object.assign(document.createElement("th"), { scope: "row", textContent: label });
    if (differs && columns.length > 1) {
      row.dataset.differs = "";
      title.append(Object.assign(document.createElement("div"), { className: "sp-compare__note", textContent: words.say("compare_differs") }));
    }
    row.append(title, ...cells.map((text) => Object.assign(document.createElement("td"), { textContent: text, className: text === unknown ? "sp-unknown" : "" })));
  }
  return table;
}

for (const page of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sp-compare"))) start(page);
