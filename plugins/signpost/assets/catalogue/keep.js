// @ts-check
/**
 * The buttons "keep" and "compare" on cards and entry pages, and the tray that leads to what was chosen.
 * Comes in: a page with cards or one entry. Goes out: the same with buttons; what is chosen goes to `store.js`.
 */

import { COMPARED, MOST, readCompared, readList, writeCompared, writeList } from "./store.js";

/**
 * Put buttons on all cards of a page, and on those that come later.
 * @param {HTMLElement} page
 * @param {import("./words.js").Words} words
 */
export function setUpKeeping(page, words) {
  const { collection = "", base = "" } = page.dataset;
  const tray = makeTray(page, collection, base, words);
  const dress = (/** @type {HTMLElement} */ card) => {
    const name = card.querySelector(".sp-card__name a")?.textContent ?? "";
    const id = card.id.slice(collection.length + 1);
    const actions = document.createElement("p");
    actions.className = "sp-card__actions";
    actions.append(keepButton(`${collection}/${id}`, name, words), compareButton(collection, id, name, words, tray));
    card.append(actions);
  };
  for (const card of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(".sp-card"))) dress(card);
  page.addEventListener("sp-card", (event) => dress(/** @type {HTMLElement} */ (event.target)));
  tray();
}

/** @param {string} ref @param {string} name @param {import("./words.js").Words} words */
export function keepButton(ref, name, words) {
  const is = () => readList().some((item) => item.ref === ref);
  return toggleButton(is, () => {
    const list = readList();
    if (is()) writeList(list.filter((item) => item.ref !== ref));
    else if (list.length < MOST) writeList([...list, { ref, note: "" }]);
  }, (on) => [words.say(on ? "kept" : "keep"), words.say(on ? "keep_remove" : "keep_add", { name })]);
}

/** @param {string} collection @param {string} id @param {string} name @param {import("./words.js").Words} words @param {() => void} changed */
function compareButton(collection, id, name, words, changed) {
  const is = () => readCompared(collection).includes(id);
  return toggleButton(is, () => {
    const ids = readCompared(collection);
    if (is()) writeCompared(collection, ids.filter((other) => other !== id));
    else if (ids.length < COMPARED) writeCompared(collection, [...ids, id]);
    changed();
  }, () => [words.say("compare"), words.say("compare_add", { name })]);
}

/** @param {() => boolean} is @param {() => void} turn @param {(on: boolean) => [string, string]} say */
function toggleButton(is, turn, say) {
  const button = document.createElement("button");
  button.type = "button";
  const paint = () => {
    const [text, label] = say(is());
    button.textContent = text;
    button.setAttribute("aria-label", label);
    button.setAttribute("aria-pressed", String(is()));
  };
  button.addEventListener("click", () => { turn(); paint(); });
  window.addEventListener("storage", paint);
  paint();
  return button;
}

/** @param {HTMLElement} page @param {string} collection @param {string} base @param {import("./words.js").Words} words */
function makeTray(page, collection, base, words) {
  const tray = document.createElement("p");
  tray.className = "sp-tray";
  tray.setAttribute("role", "status");
  const link = document.createElement("a");
  const full = document.createElement("span");
  tray.append(link, full);
  page.append(tray);
  return () => {
    const ids = readCompared(collection);
    tray.hidden = ids.length === 0;
    link.href = `${base}compare/?ids=${ids.join(",")}`;
    link.textContent = words.say("compare_open", { n: ids.length });
    full.textContent = ids.length === COMPARED ? words.say("compare_full") : "";
  };
}
