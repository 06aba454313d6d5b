// @ts-check
/**
 * The catalogue on the page: turns links into boxes, keeps the address, shows what is left.
 * Comes in: the HTML of an index page, which works without this script, and the data files beside it.
 * Goes out: the same page, narrowed down. What is computed stands in `select.js`, `state.js`, `text.js`; here is the DOM.
 */

import { Cards } from "./cards.js";
import { setUpKeeping } from "./keep.js";
import { firstOf, project, rank, readFacets, select } from "./select.js";
import { decode, first, setOf, size } from "./sets.js";
import { SORTS, format, parse } from "./state.js";
import { readWords } from "./words.js";

/** Cards that are shown at once: about what a window holds. The next ones come when the reader gets near their end. */
const FIRST = 12;
const STEP = 48;
/** Milliseconds after which the address follows what is being typed. */
const PATIENCE = 300;

/** @param {HTMLElement} page */
async function start(page) {
  const base = new URL(page.dataset.base ?? "", location.href);
  const loading = fetch(new URL("catalogue.json", base));
  const words = readWords(page);
  setUpKeeping(page, words);
  page.dataset.dressed = "";
  const known = new Map([...page.querySelectorAll("details.sp-facet")].map((facet) => [
    /** @type {HTMLElement} */ (facet).dataset.facet ?? "",
    [...facet.querySelectorAll("li")].map((option) => option.dataset.value ?? ""),
  ]));
  const response = await loading;
  if (!response.ok) return;
  /** @type {import("./select.js").Data} */
  const data = await response.json();
  if (data.v !== 1) return;
  new Catalogue(page, data, known, words, base).run();
}

class Catalogue {
  /**
   * @param {HTMLElement} page
   * @param {import("./select.js").Data} data
   * @param {Map<string, string[]>} known
   * @param {import("./words.js").Words} words
   * @param {URL} base
   */
  constructor(page, data, known, words, base) {
    this.page = page;
    this.n = data.n;
    this.known = known;
    this.cards = new Cards(page, base, data.slice);
    this.words = words;
    this.base = base;
    this.periods = data.periods ?? [];
    /** @type {Promise<void> | null} */
    this.dated = null;
    /** @type {() => import("./select.js").Facets} */
    this.unpack = () => readFacets(data);
    /** @type {Promise<(query: string) => Map<number, number>> | null} */
    this.finder = null;
    /** @type {Uint16Array | null} what has been found by its words, the best first */
    this.ranked = null;
    /** @type {Uint32Array | null} */
    this.among = null;
    /** @type {Record<string, Uint16Array>} */
    this.orders = {};
    /** @type {typeof import("./aims.js") | null} */
    this.aims = null;
    this.by = { order: page.dataset.order ?? "", aims: page.dataset.aims ?? "" };
    this.shown = FIRST;
    this.waiting = 0;
    this.state = this.read();
    this.options = this.turnIntoBoxes();
  }

  /** The sets are unpacked when they are first needed, at the latest when the page has come to rest. */
  get facets() {
    const facets = this.unpack();
    this.unpack = () => facets;
    return facets;
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
    if (location.search || this.page.dataset.facet) await this.refresh();
    else this.fields();
    this.page.dataset.ready = "";
    setTimeout(() => {
      this.settle();
      this.watchPeriods();
    }, 100);
  }

  /** Do what can wait until the page can be used: unpack the sets, note which entries the static page shows. */
  settle() {
    if (this.cards.slots.length) return;
    const { facet, value, from } = this.page.dataset;
    const own = new Map(facet && value ? [[facet, new Set([value])]] : []);
    const start = Number(from ?? 0);
    const items = this.cards.list.children.length;
    this.cards.adopt(first(select(this.facets, own, this.n), start + items).slice(start));
  }

  /** Count periods on the reader's own day once they are seen: what the page says is as of the day it was made. */
  watchPeriods() {
    for (const period of this.periods) {
      const box = /** @type {HTMLDetailsElement} */ (this.find(`details[data-facet="${period}"]`));
      const count = async () => {
        await this.loadPeriods();
        this.count();
      };
      if (box.open) count();
      else box.addEventListener("toggle", count, { once: true });
    }
  }

  /** Put a box beside every option; the link stays behind it for those who open it in a new tab. */
  turnIntoBoxes() {
    const options = new Map();
    for (const option of this.page.querySelectorAll("details.sp-facet li")) {
      const { value = "", alone } = /** @type {HTMLElement} */ (option).dataset;
      const facet = /** @type {HTMLElement} */ (option.closest("details")).dataset.facet ?? "";
      const link = /** @type {HTMLElement} */ (option.firstElementChild);
      const box = Object.assign(document.createElement("input"), { type: "checkbox" });
      const label = document.createElement("label");
      const text = Object.assign(document.createElement("span"), { textContent: link.textContent });
      label.append(box, text);
      link.replaceWith(label);
      box.addEventListener("change", () => this.toggle(facet, value, box.checked));
      const count = option.querySelector(".sp-count")?.firstChild;
      options.set(`${facet}=${value}`, { facet, value, box, count, label: alone || text.textContent, n: -1 });
    }
    return options;
  }

  listen() {
    const query = /** @type {HTMLInputElement} */ (this.find("#q"));
    const sort = /** @type {HTMLSelectElement} */ (this.find("#sort"));
    let soon = 0;
    query.addEventListener("input", () => {
      clearTimeout(soon);
      soon = setTimeout(() => this.change(() => { this.state.q = query.value; }, true));
    });
    query.addEventListener("change", () => { if (this.waiting) this.keepAddress(); });
    query.addEventListener("focus", () => this.loadFinder(), { once: true });
    sort.addEventListener("change", () => this.change(() => { this.state.sort = sort.value; }));
    addEventListener("popstate", () => {
      clearTimeout(this.waiting);
      this.state = this.read();
      this.shown = FIRST;
      this.refresh();
    });
    const more = this.find("[data-more]");
    more.addEventListener("click", () => { this.shown += this.shown < STEP ? STEP - FIRST : STEP; this.show(); });
    new IntersectionObserver(([{ isIntersecting }]) => {
      if (!isIntersecting || more.hidden || this.shown >= STEP) return;
      this.shown = STEP;
      this.show();
    }).observe(/** @type {HTMLElement} */ (more.parentElement));
    const open = this.find("[data-open]");
    open.addEventListener("click", async () => (await import("./sheet.js")).openSheet(this.find(".sp-filters"), open));
  }

  /** @param {string} facet @param {string} value @param {boolean} on */
  toggle(facet, value, on) {
    this.change(() => { this.state.chosen.get(facet)?.[on ? "add" : "delete"](value); });
  }

  /** Change the state, the address and the page. @param {() => void} how @param {boolean} [typing] */
  async change(how, typing = false) {
    how();
    this.shown = FIRST;
    const results = this.find(".sp-results");
    const above = results.getBoundingClientRect().top < 0;
    clearTimeout(this.waiting);
    this.waiting = typing ? setTimeout(() => this.keepAddress(), PATIENCE) : 0;
    const address = this.address();
    // One that a reader can go back from. The browser takes its time to write it: what changes is painted first.
    if (!typing) requestAnimationFrame(() => setTimeout(() => history.pushState(null, "", address)));
    await this.refresh();
    if (above) results.scrollIntoView();
  }

  /** Give the address of the state. */
  address() {
    const address = new URL(this.base);
    address.search = format(this.state, this.known);
    return address.pathname + address.search;
  }

  /** Write the state into the address, in place of the one that is there. */
  keepAddress() {
    clearTimeout(this.waiting);
    this.waiting = 0;
    history.replaceState(null, "", this.address());
  }

  /** Load the text index once somebody is about to type. */
  loadFinder() {
    this.finder ??= Promise.all([import("./text.js"), this.load("text.json")]).then(([text, data]) => {
      const index = text.readIndex(data);
      return (/** @type {string} */ query) => text.search(index, query);
    });
    return this.finder;
  }

  /** Load from when on entries count under the periods. */
  loadPeriods() {
    this.dated ??= Promise.all([import("./periods.js"), this.load("periods.json")]).then(([{ readPeriods }, data]) => {
      for (const [period, values] of readPeriods(data, this.n)) this.facets.set(period, values);
    });
    return this.dated;
  }

  /** @param {string} name */
  async load(name) {
    return (await fetch(new URL(name, this.base))).json();
  }

  /** Load what the state needs, search, and show what is left. */
  async refresh() {
    const { q, sort } = this.state;
    const asked = q.trim();
    if (sort !== SORTS[0] && !this.orders[sort]) {
      for (const [name, packed] of Object.entries(await this.load("orders.json"))) this.orders[name] = new Uint16Array(decode(packed).buffer);
    }
    if (this.periods.some((period) => this.state.chosen.get(period)?.size)) await this.loadPeriods();
    if (this.wanted > 1) this.aims ??= await import("./aims.js");
    const found = asked ? (await this.loadFinder())(asked) : null;
    if (asked !== this.state.q.trim()) return;
    this.ranked = found && rank(found);
    this.among = this.ranked && setOf(this.ranked, this.n);
    this.show();
  }

  /** How many aims the reader has chosen, where the collection has any. */
  get wanted() {
    return this.state.chosen.get(this.by.aims)?.size ?? 0;
  }

  /** Give the first positions of a set, in the order asked for. @param {Uint32Array} found */
  ordered(found) {
    const order = this.orders[this.state.sort] ?? this.ranked ?? (this.wanted > 1 ? this.aims?.byAims(this.facets, this.by, this.state.chosen, found, this.n) : null);
    return order ? firstOf(order, found, this.shown) : first(found, this.shown);
  }

  show() {
    this.settle();
    const found = select(this.facets, this.state.chosen, this.n, this.among);
    const left = size(found);
    this.count();
    this.fields();
    this.find(".sp-status").textContent = left === this.n
      ? this.words.say("count", { n: this.n })
      : this.words.say("filter_status", { n: left, total: this.n });
    this.find("[data-close]").textContent = this.words.say("filter_show", { n: left });
    const name = (/** @type {string} */ aim) => this.options.get(`${this.by.aims}=${aim}`).label;
    const reason = (/** @type {number} */ position) => (this.wanted > 1 ? this.aims?.reason(this.facets, this.by, this.state.chosen, position, name, this.words) : "");
    this.cards.show(this.ordered(found), this.state.q, reason);
    const more = this.find("[data-more]");
    more.hidden = left <= this.shown;
    more.textContent = this.words.say("show_more", { n: Math.min(STEP - this.shown % STEP, left - this.shown) });
    this.page.querySelector(".sp-pages")?.toggleAttribute("hidden", true);
    this.chips();
    this.nothing(left === 0);
  }

  /** Write counts, ticks and what cannot be chosen. */
  count() {
    const counts = project(this.facets, this.state.chosen, this.n, this.among);
    for (const option of this.options.values()) {
      const { facet, value, box, count } = option;
      const n = counts.get(facet)?.get(value);
      if (n === undefined) continue;
      const on = this.state.chosen.get(facet)?.has(value) ?? false;
      if (box.checked !== on) box.checked = on;
      const out = n === 0 && !on;
      if (box.disabled !== out) box.disabled = out;
      if (option.n === n) continue;
      option.n = n;
      count.data = this.words.numbers.format(n);
    }
  }

  /** Write the query and the order into their fields. */
  fields() {
    const query = /** @type {HTMLInputElement} */ (this.find("#q"));
    if (document.activeElement !== query && query.value !== this.state.q) query.value = this.state.q;
    /** @type {HTMLSelectElement} */ (this.find("#sort")).value = this.state.sort;
  }

  /** Give what is chosen and what is searched for, each with a way to take it back. @returns {import("./loosen.js").Choice[]} */
  choices() {
    const { chosen, q } = this.state;
    const choices = [...chosen].flatMap(([facet, values]) => [...values].map((value) => (
      { facet, value, label: this.options.get(`${facet}=${value}`).label, undo: () => this.toggle(facet, value, false) }
    )));
    if (q.trim()) choices.push({ facet: "", value: "", label: q, undo: () => this.change(() => { this.state.q = ""; }) });
    return choices;
  }

  /** Show what is chosen, each with a way to take it back. */
  chips() {
    const list = this.find(".sp-chips");
    const items = this.choices().map(({ label, undo }) => this.chip(label, this.words.say("filter_remove", { value: label }), undo));
    const { length } = items;
    if (length > 1) {
      const clear = this.chip(this.words.say("filter_clear"), "", () => this.change(() => {
        for (const values of this.state.chosen.values()) values.clear();
        this.state.q = "";
      }));
      clear.firstElementChild?.classList.add("sp-chips__clear");
      items.push(clear);
    }
    list.replaceChildren(...items);
    list.hidden = !length;
    this.find("[data-open]").textContent = this.words.say("filter") + (length ? ` (${length})` : "");
  }

  /** @param {string} text @param {string} said @param {() => void} act */
  chip(text, said, act) {
    const item = document.createElement("li");
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    if (said) button.setAttribute("aria-label", said);
    button.addEventListener("click", () => { act(); this.find(".sp-status").focus(); });
    item.append(button);
    return item;
  }

  /** Where nothing is left, offer to take one filter back at a time. @param {boolean} empty */
  async nothing(empty) {
    const box = this.find(".sp-none");
    box.hidden = !empty;
    box.replaceChildren();
    if (!empty) return;
    const { loosen } = await import("./loosen.js");
    if (!box.hidden) box.replaceChildren(...loosen(this));
  }
}

for (const page of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sp-catalogue"))) start(page);
