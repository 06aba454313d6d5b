// @ts-check
/**
 * The reader's own list: shown, noted, taken along as a link, Markdown or a table, printed.
 * Comes in: what `store.js` kept on this device, or a list in the fragment of a link. Goes out: files made in the browser.
 */

import { copyLink } from "../copy.js";
import { cell, escapeMarkdown, indent, save } from "./files.js";
import { fromFragment, toFragment } from "./share.js";
import { readList, writeList } from "./store.js";
import { readWords } from "./words.js";

/** @typedef {{ref: string, note: string, name: string, summary: string, href: string}} Shown */

/**
 * Write a list as Markdown. Signs that mean something in Markdown are escaped.
 * @param {string} title
 * @param {Shown[]} items
 */
export function toMarkdown(title, items) {
  const lines = items.map(({ name, summary, href, note }) => `- [${escapeMarkdown(name)}](${href}): ${escapeMarkdown(summary)}` + (note ? indent(escapeMarkdown(note)) : ""));
  return `# ${escapeMarkdown(title)}\n\n${lines.join("\n")}\n`;
}

/**
 * Write a list as a table.
 * @param {Shown[]} items
 */
export function toCsv(items) {
  const rows = items.map(({ ref, name, summary, href, note }) => [ref, name, summary, href, note].map(cell).join(","));
  return `\ufeff${['"id"', '"name"', '"summary"', '"address"', '"note"'].join(",")}\r\n${rows.join("\r\n")}\r\n`;
}

/** @param {HTMLElement} page */
async function start(page) {
  const words = readWords(page);
  const shared = fromFragment(location.hash);
  if (shared) showShared(page, shared, words);
  await show(page, words);
  page.addEventListener("click", (event) => act(event, page, words));
  page.dataset.ready = "";
}

/** @param {HTMLElement} page @param {import("./store.js").Kept[]} shared @param {import("./words.js").Words} words */
function showShared(page, shared, words) {
  const box = /** @type {HTMLElement} */ (page.querySelector(".sp-mine__shared"));
  box.hidden = false;
  const text = /** @type {HTMLElement} */ (box.querySelector("p"));
  if (shared.length === 0) {
    text.textContent = words.say("list_damaged");
    return;
  }
  const take = Object.assign(document.createElement("button"), { type: "button", className: "md-button", textContent: words.say("list_take") });
  take.addEventListener("click", async () => {
    const own = readList();
    writeList([...own, ...shared.filter(({ ref }) => !own.some((item) => item.ref === ref))]);
    history.replaceState(null, "", location.pathname);
    box.hidden = true;
    await show(page, words);
  });
  text.textContent = words.say("list_shared");
  fetchAll(page, shared).then((items) => {
    const list = document.createElement("ul");
    list.append(...items.map(({ name, href, note }) => {
      const item = document.createElement("li");
      item.append(Object.assign(document.createElement("a"), { href, textContent: name }), note ? ` – ${note}` : "");
      return item;
    }));
    box.append(list, take);
  });
}

/** @param {HTMLElement} page @param {import("./store.js").Kept[]} kept @returns {Promise<Shown[]>} */
async function fetchAll(page, kept) {
  const found = await Promise.all(kept.map(async ({ ref, note }) => {
    const href = new URL(`${page.dataset.prefix}${ref}/`, location.href).href;
    const answer = await fetch(href);
    if (!answer.ok) return null;
    const other = new DOMParser().parseFromString(await answer.text(), "text/html");
    const text = (/** @type {string} */ selector) => other.querySelector(selector)?.textContent?.trim() ?? "";
    return { ref, note, href, name: text("h1 > span:last-child"), summary: text(".sp-lead") };
  }));
  return found.filter((item) => item !== null);
}

/** @param {HTMLElement} page @param {import("./words.js").Words} words */
async function show(page, words) {
  const items = await fetchAll(page, readList());
  tell(page, items.length === 0);
  page.querySelector(".sp-mine__items")?.replaceChildren(...items.map((item) => makeItem(item, words)));
}

/** Say that the list is empty, or offer what can be done with it. @param {HTMLElement} page @param {boolean} empty */
function tell(page, empty) {
  /** @type {HTMLElement} */ (page.querySelector(".sp-empty")).hidden = !empty;
  /** @type {HTMLElement} */ (page.querySelector(".sp-mine__actions")).hidden = empty;
}

/** @param {Shown} shown @param {import("./words.js").Words} words */
function makeItem({ ref, note, name, summary, href }, words) {
  const item = document.createElement("li");
  item.dataset.ref = ref;
  const title = document.createElement("h2");
  title.append(Object.assign(document.createElement("a"), { href, textContent: name }));
  const text = Object.assign(document.createElement("p"), { textContent: summary });
  const label = Object.assign(document.createElement("label"), { textContent: words.say("list_note") });
  const area = Object.assign(document.createElement("textarea"), { value: note, rows: 2, maxLength: 1000 });
  area.addEventListener("input", () => writeList(readList().map((kept) => (kept.ref === ref ? { ref, note: area.value } : kept))));
  label.append(area);
  const out = Object.assign(document.createElement("button"), { type: "button", className: "sp-mine__out", textContent: "✕" });
  out.setAttribute("aria-label", words.say("keep_remove", { name }));
  out.addEventListener("click", () => {
    writeList(readList().filter((kept) => kept.ref !== ref));
    const next = /** @type {HTMLElement | null} */ (item.nextElementSibling ?? item.previousElementSibling);
    const page = /** @type {HTMLElement} */ (item.closest(".sp-mine"));
    item.remove();
    tell(page, next === null);
    (next ?? page).querySelector("a")?.focus();
  });
  title.append(" ", out);
  item.append(title, text, label);
  return item;
}

/** @param {Event} event @param {HTMLElement} page @param {import("./words.js").Words} words */
async function act(event, page, words) {
  const action = /** @type {HTMLElement} */ (event.target).dataset.action;
  if (!action) return;
  if (action === "list_print") window.print();
  if (action === "list_clear") writeList([]);
  if (action === "list_clear") await show(page, words);
  if (action === "list_link") {
    const [actions, status] = page.querySelectorAll(".sp-mine__actions, [role=status]");
    status.textContent = await copyLink(location.origin + location.pathname + toFragment(readList()), actions, words);
  }
  if (action === "list_markdown") save("list.md", "text/markdown", toMarkdown(words.say("list"), await fetchAll(page, readList())));
  if (action === "list_csv") save("list.csv", "text/csv", toCsv(await fetchAll(page, readList())));
}

for (const page of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sp-mine"))) start(page);

