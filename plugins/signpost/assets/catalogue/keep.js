// @ts-check
/**
 * The buttons "keep" and "compare" on cards, and the tray that leads to what was chosen.
 * Comes in: a page with cards. Goes out: the same with buttons; what is chosen goes to `store.js`.
 */

import { COMPARED, MOST, readCompared, readList, writeCompared, writeList } from "./store.js";

/**
 * Put buttons on all cards of a page, and on those that come or change later. One listener serves them all.
 * @param {HTMLElement} page
 * @param {import("./words.js").Words} words
 */
export function setUpKeeping(page, words) {
  const { collection = "", base = "" } = page.dataset;
  const place = /** @type {Element} */ (page.querySelector(".sp-tray"));
  let kept = new Set();
  /** @type {Set<string>} */
  let compared = new Set();
  const tray = async () => {
    if (compared.size || place.firstChild) (await import("./tray.js")).fill(place, base, [...compared], words);
  };
  const read = () => {
    kept = new Set(readList().map(({ ref }) => ref));
    compared = new Set(readCompared(collection));
  };
  const idOf = (/** @type {Element} */ card) => card.id.slice(collection.length + 1);
  const dress = (/** @type {Element} */ card) => {
    const id = idOf(card);
    const name = card.querySelector(".sp-card__name a")?.textContent ?? "";
    const actions = card.querySelector(".sp-card__actions") ?? card.appendChild(makeActions());
    const on = kept.has(`${collection}/${id}`);
    paint(actions.children[0], on, words.say(on ? "kept" : "keep"), words.say(on ? "keep_remove" : "keep_add", { name }));
    paint(actions.children[1], compared.has(id), words.say("compare"), words.say("compare_add", { name }));
  };
  const dressAll = () => {
    read();
    page.querySelectorAll(".sp-card").forEach(dress);
    tray();
  };
  page.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest(".sp-card__actions button");
    const card = button?.closest(".sp-card");
    if (!button || !card) return;
    if (button.previousElementSibling) turnCompared(collection, idOf(card));
    else turnKept(`${collection}/${idOf(card)}`);
    read();
    dress(card);
    tray();
  });
  page.addEventListener("sp-card", (event) => dress(/** @type {CustomEvent} */ (event).detail));
  addEventListener("storage", dressAll);
  dressAll();
}

/** Two buttons, keep and compare, without their words. */
function makeActions() {
  const actions = document.createElement("p");
  actions.className = "sp-card__actions";
  for (let n = 0; n < 2; n += 1) actions.append(Object.assign(document.createElement("button"), { type: "button" }));
  return actions;
}

/** @param {Element} button @param {boolean} on @param {string} text @param {string} label */
export function paint(button, on, text, label) {
  if (button.textContent !== text) button.textContent = text;
  button.setAttribute("aria-label", label);
  button.setAttribute("aria-pressed", String(on));
}

/** @param {string} ref */
export function turnKept(ref) {
  const list = readList();
  const others = list.filter((item) => item.ref !== ref);
  if (others.length < list.length) writeList(others);
  else if (list.length < MOST) writeList([...list, { ref, note: "" }]);
}

/** @param {string} collection @param {string} id */
function turnCompared(collection, id) {
  const ids = readCompared(collection);
  if (ids.includes(id)) writeCompared(collection, ids.filter((other) => other !== id));
  else if (ids.length < COMPARED) writeCompared(collection, [...ids, id]);
}
