// @ts-check
/**
 * The catalogue on the page: turns links into boxes, keeps the address, shows what is left.
 * Comes in: the HTML of an index page, which works without this script, and the data files beside it.
 * Goes out: the same page, narrowed down. What is computed stands in `select.js`, `state.js`, `text.js`; here is the DOM.
 */

import { Cards } from "./cards.js";
import { setUpKeeping } from "./keep.js";
import { countBoth, has, none } from "./sets.js";
import { project, readFacets, select } from "./select.js";
import { SORTS, format, parse } from "./state.js";
import { readWords } from "./words.js";

const STEP = 48;

/** @param {HTMLElement} page */
async function start(page) {
  const words = readWords(page);
  const base = new URL(page.dataset.base ?? "", location.href);
  const cards = new Cards(page, base, words);
  setUpKeeping(page, words);
  const known = new Map([...page.querySelectorAll("details.sp-facet")].map((facet) => [
    /** @type {HTMLElement} */ (facet).dataset.facet ?? "",
    [...facet.querySelectorAll("li")].map((option) => option.dataset.value ?? ""),
  ]));
  const response = await fetch(new URL("catalogue.json", base));
  if (!response.ok) return;
  /** @type {import("./select.js").Data} */
  const data = await response.json();
  if (data.v !== 1) return;
  new Catalogue(page, data, known, cards, words, base).run();
}

class Catalogue {
  /**
   * @param {HTMLElement} page
   * @param {import("./select.js").Data} data
   * @param {Map<string, string[]>} known
   * @param {Cards} cards
   * @param {import("./words.js").Words} words
   * @param {URL} base
   */
  constructor(page, data, known, cards, words, base) {
    this.page = page;
    this.data = data;
    this.known = known;
    this.cards = cards;
    this.words = words;
    this.base = base;
    this.facets = readFacets(data);
    /** @type {Promise<(query: string) => Map<number, number>> | null} */
    this.finder = null;
    /** @type {Map<number, number> | null} */
    this.scores = null;
    this.shown = STEP;
    this.state = this.read();
    this.boxes = this.turnIntoBoxes();
  }

  /** Give an element of the page that the template has put there. @param {string} selector */
  find(selector) {
    return /** @type {HTMLElement} */ (this.page.querySelector(selector));
  }

  read() {
    const state = parse(location.search, this.known);
    const { facet, value } = this.page.dataset;
    if (facet && value && !location.search) state.chosen.get(facet)?.add(value);
    return state;
  }

  async run() {
    this.listen();
    await this.search();
    if (location.search || this.page.dataset.facet) this.show();
    else this.label(this.project());
    this.page.dataset.ready = "";
  }

  /** Put a box beside every option; the link stays behind it for those who open it in a new tab. */
  turnIntoBoxes() {
    const boxes = new Map();
    for (const option of this.page.querySelectorAll("details.sp-facet li")) {
      const { value = "" } = /** @type {HTMLElement} */ (option).dataset;
      const facet = /** @type {HTMLElement} */ (option.closest("details")).dataset.facet ?? "";
      const link = /** @type {HTMLElement} */ (option.querySelector("a"));
      const box = document.createElement("input");
      box.type = "checkbox";
      const label = document.createElement("label");
      const text = document.createElement("span");
      text.textContent = link.textContent;
      label.append(box, text);
      link.replaceWith(label);
      box.addEventListener("change", () => this.toggle(facet, value, box.checked));
      boxes.set(`${facet}=${value}`, { box, count: option.querySelector(".sp-count"), label: text.textContent });
    }
    return boxes;
  }

  listen() {
    const query = /** @type {HTMLInputElement} */ (this.find("#q"));
    const sort = /** @type {HTMLSelectElement} */ (this.find("#sort"));
    let waiting = 0;
    query.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => this.change(() => { this.state.q = query.value; }, true), 120);
    });
    query.addEventListener("focus", () => this.loadFinder(), { once: true });
    sort.addEventListener("change", () => this.change(() => { this.state.sort = sort.value; }));
    window.addEventListener("popstate", async () => {
      this.state = this.read();
      this.shown = STEP;
      await this.search();
      this.show();
    });
    this.find("[data-more]").addEventListener("click", () => { this.shown += STEP; this.show(); });
    this.listenToSheet();
  }

  listenToSheet() {
    const sheet = this.find(".sp-filters");
    const open = this.find("[data-open]");
    const turn = (/** @type {boolean} */ on) => {
      sheet.toggleAttribute("data-shown", on);
      open.setAttribute("aria-expanded", String(on));
      (on ? /** @type {HTMLElement} */ (sheet.querySelector("input, summary")) : open).focus();
    };
    open.addEventListener("click", () => turn(true));
    this.find("[data-close]").addEventListener("click", () => turn(false));
    sheet.addEventListener("keydown", (event) => { if (event.key === "Escape" && sheet.hasAttribute("data-shown")) turn(false); });
  }

  /** @param {string} facet @param {string} value @param {boolean} on */
  toggle(facet, value, on) {
    this.change(() => { this.state.chosen.get(facet)?.[on ? "add" : "delete"](value); });
  }

  /** Change the state, the address and the page. @param {() => void} how @param {boolean} [typing] */
  async change(how, typing = false) {
    how();
    this.shown = STEP;
    const address = new URL(this.base);
    address.search = format(this.state, this.known);
    history[typing ? "replaceState" : "pushState"](null, "", address.pathname + address.search);
    await this.search();
    this.show();
    const results = this.find(".sp-results");
    if (results.getBoundingClientRect().top < 0) results.scrollIntoView({ block: "start" });
  }

  /** Load the text index once somebody is about to type. */
  loadFinder() {
    this.finder ??= Promise.all([import("./text.js"), fetch(new URL("text.json", this.base)).then((file) => file.json())])
      .then(([text, data]) => {
        const index = text.readIndex(data);
        return (/** @type {string} */ query) => text.search(index, query);
      });
    return this.finder;
  }

  async search() {
    const asked = this.state.q.trim();
    const found = asked ? (await this.loadFinder())(asked) : null;
    if (asked === this.state.q.trim()) this.scores = found;
  }

  get among() {
    if (!this.scores) return null;
    const set = none(this.data.n);
    for (const position of this.scores.keys()) set[position >> 5] |= 1 << (position & 31);
    return set;
  }

  project() {
    return project(this.facets, this.state.chosen, this.data.n, this.among);
  }

  /** Give the positions that are left, in the order asked for. */
  left() {
    const found = select(this.facets, this.state.chosen, this.data.n, this.among);
    const all = this.order().filter((position) => has(found, position));
    const { scores } = this;
    if (scores && this.state.sort === SORTS[0]) all.sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
    return all;
  }

  order() {
    const packed = this.data.orders[this.state.sort];
    if (!packed) return Array.from({ length: this.data.n }, (_, position) => position);
    const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
    return [...new Uint16Array(bytes.buffer)];
  }

  show() {
    const left = this.left();
    const counts = this.project();
    this.label(counts);
    this.find(".sp-status").textContent = left.length === this.data.n
      ? this.words.say("count", { n: this.data.n })
      : this.words.say("filter_status", { n: left.length, total: this.data.n });
    this.find("[data-close]").textContent = this.words.say("filter_show", { n: left.length });
    this.cards.show(left.slice(0, this.shown), this.state.q);
    const more = this.find("[data-more]");
    more.hidden = left.length <= this.shown;
    more.textContent = this.words.say("show_more", { n: Math.min(STEP, left.length - this.shown) });
    this.page.querySelector(".sp-pages")?.toggleAttribute("hidden", true);
    this.chips();
    this.nothing(left.length === 0);
  }

  /** Write counts, ticks and what cannot be chosen. @param {Map<string, Map<string, number>>} counts */
  label(counts) {
    for (const [facet, values] of this.known) {
      for (const value of values) {
        const { box, count } = this.boxes.get(`${facet}=${value}`);
        const n = counts.get(facet)?.get(value) ?? 0;
        const on = this.state.chosen.get(facet)?.has(value) ?? false;
        const text = this.words.numbers.format(n);
        if (box.checked !== on) box.checked = on;
        box.disabled = n === 0 && !on;
        if (count.firstChild.data !== text) count.firstChild.data = text;
      }
    }
    const query = /** @type {HTMLInputElement} */ (this.find("#q"));
    if (document.activeElement !== query) query.value = this.state.q;
    /** @type {HTMLSelectElement} */ (this.find("#sort")).value = this.state.sort;
  }

  /** Show what is chosen, each with a way to take it back. */
  chips() {
    const list = this.find(".sp-chips");
    const items = [];
    for (const [facet, values] of this.state.chosen) {
      for (const value of values) {
        const { label } = this.boxes.get(`${facet}=${value}`);
        items.push(this.chip(label, this.words.say("filter_remove", { value: label }), () => this.toggle(facet, value, false)));
      }
    }
    if (this.state.q.trim()) items.push(this.chip(this.state.q, this.words.say("filter_remove", { value: this.state.q }), () => this.change(() => { this.state.q = ""; })));
    if (items.length > 1) {
      const clear = this.chip(this.words.say("filter_clear"), "", () => this.change(() => {
        for (const values of this.state.chosen.values()) values.clear();
        this.state.q = "";
      }));
      clear.firstElementChild?.classList.add("sp-chips__clear");
      items.push(clear);
    }
    list.replaceChildren(...items);
    list.hidden = items.length === 0;
    this.find("[data-open]").textContent = this.words.say("filter") + (items.length ? ` (${items.length > 1 ? items.length - 1 : 1})` : "");
  }

  /** @param {string} text @param {string} said @param {() => void} act */
  chip(text, said, act) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    if (said) button.setAttribute("aria-label", said);
    button.addEventListener("click", () => { act(); this.find(".sp-status").focus(); });
    item.append(button);
    return item;
  }

  /** Where nothing is left, offer to take one filter back at a time. @param {boolean} empty */
  nothing(empty) {
    const box = this.find(".sp-none");
    box.hidden = !empty;
    if (!empty) return box.replaceChildren();
    const lead = document.createElement("p");
    lead.textContent = this.words.say("filter_none");
    const list = document.createElement("ul");
    list.className = "sp-list";
    for (const [facet, values] of this.state.chosen) {
      for (const value of values) {
        const others = new Map(this.state.chosen);
        others.set(facet, new Set([...values].filter((other) => other !== value)));
        const n = size(select(this.facets, others, this.data.n, this.among));
        const { label } = this.boxes.get(`${facet}=${value}`);
        const item = this.chip(this.words.say("filter_loosen", { value: label, n }), "", () => this.toggle(facet, value, false));
        if (n > 0) list.append(item);
      }
    }
    if (this.scores) {
      const n = size(select(this.facets, this.state.chosen, this.data.n));
      if (n > 0) list.append(this.chip(this.words.say("filter_loosen", { value: this.state.q, n }), "", () => this.change(() => { this.state.q = ""; })));
    }
    return box.replaceChildren(lead, list);
  }
}

/** @param {Uint32Array} set */
const size = (set) => countBoth(set, set);

for (const page of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sp-catalogue"))) start(page);
