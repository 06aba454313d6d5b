// @ts-check
/**
 * The search in what is said, on the page. Comes in: what a reader types, and what `spoken.py` writes, loaded only then.
 * Goes out: sentences grouped by film, each a link to its second; an address that holds the words. Nothing is sent.
 * What is computed stands in `passages.js` and `text.js`; here is the DOM.
 */

import { anchor, clock, cut, findFilms, findIn, readQuery } from "./passages.js";
import { format, parse } from "./state.js";
import { readIndex } from "./text.js";
import { readWords } from "./words.js";

/** @typedef {{second: number, text: string, tokens: import("./passages.js").Token[]}} Sentence */
/** @typedef {Sentence & {places: [number, number][]}} Passage */
/** @typedef {{id: string, title: string, passages: Passage[]}} Film */
/** @typedef {{films: [string, string][], index: import("./text.js").TextIndex}} Index */

/** Films that are read through before a reader is asked whether to go on. */
const FILMS = 12;
/** Passages of a film that are shown at once. */
const PASSAGES = 3;
/** Milliseconds after the last key until the search begins: it may load files. */
const PATIENCE = 200;
/** Here the address holds words only; a catalogue's has facets too. */
const NO_FACETS = new Map();

class SaidSearch {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    this.base = new URL(page.dataset.base ?? "", location.href);
    this.words = readWords(page);
    this.box = /** @type {HTMLInputElement} */ (this.find("#q"));
    this.status = this.find("[role=status]");
    /** @type {Map<string, Promise<Sentence[]>>} */
    this.sentences = new Map();
    /** @type {Promise<Index> | null} */
    this.index = null;
    this.most = FILMS;
    this.turn = 0;
  }

  /** Give an element of the page that the template has put there. @param {string} selector */
  find(selector) {
    return /** @type {HTMLElement} */ (this.page.querySelector(selector));
  }

  async run() {
    let soon = 0;
    this.box.addEventListener("input", () => {
      clearTimeout(soon);
      soon = window.setTimeout(() => this.ask(), PATIENCE);
    });
    this.find("[data-more]").addEventListener("click", () => { this.most += FILMS; this.refresh(); });
    window.addEventListener("popstate", () => this.read());
    await this.read();
    this.page.dataset.ready = "";
  }

  /** Take the words from the address. */
  read() {
    this.box.value = parse(location.search, NO_FACETS).q;
    this.most = FILMS;
    return this.refresh();
  }

  /** Search for what stands in the box, and keep it in the address. */
  ask() {
    const state = { ...parse("", NO_FACETS), q: this.box.value };
    history.replaceState(null, "", location.pathname + format(state, NO_FACETS));
    this.most = FILMS;
    return this.refresh();
  }

  async refresh() {
    this.turn += 1;
    const { turn } = this;
    const typed = this.box.value.trim();
    const asked = cut(typed).length > 0;
    this.find(".sp-spoken__all").hidden = asked;
    this.status.textContent = asked ? this.words.say("said_searching") : "";
    if (!asked) {
      this.show([], false);
      return;
    }
    try {
      const index = await this.loadIndex();
      const query = readQuery(index.index, typed);
      const all = findFilms(index.index, query);
      const films = await Promise.all(all.slice(0, this.most).map((film) => this.search(index.films[film], query)));
      if (turn !== this.turn) return;
      const rest = all.length > films.length;
      this.show(films.filter(({ passages }) => passages.length), rest);
      if (!this.status.textContent && !rest) this.loosen(typed, index.index);
    } catch {
      if (turn === this.turn) this.status.textContent = this.words.say("said_failed");
    }
  }

  /** @returns {Promise<Index>} */
  loadIndex() {
    this.index ??= this.load("said.json").then(({ films, index }) => ({ films, index: readIndex(index) }));
    this.index.catch(() => { this.index = null; });
    return this.index;
  }

  /** Find a query in a film. @param {[string, string]} film @param {import("./passages.js").Query} query @returns {Promise<Film>} */
  async search([id, title], query) {
    const reading = this.sentences.get(id) ?? this.load(`said/${id}.json`).then(({ sentences }) =>
      sentences.map((/** @type {[number, string]} */ [second, text]) => ({ second, text, tokens: cut(text) })));
    this.sentences.set(id, reading);
    reading.catch(() => this.sentences.delete(id));
    const passages = (await reading).map((sentence) => ({ ...sentence, places: findIn(sentence.tokens, query) }));
    return { id, title, passages: passages.filter(({ places }) => places.length) };
  }

  /** @param {string} name */
  async load(name) {
    const response = await fetch(new URL(name, this.base));
    if (!response.ok) throw new Error(name);
    return response.json();
  }

  /** Show what was found, and say how much. @param {Film[]} films @param {boolean} rest whether films are left unread */
  show(films, rest) {
    const list = this.find(".sp-spoken__films");
    list.replaceChildren(...films.map((film) => this.drawFilm(film)));
    list.hidden = !films.length;
    this.find(".sp-none").hidden = true;
    this.find("[data-more]").hidden = !rest;
    const n = films.reduce((sum, { passages }) => sum + passages.length, 0);
    const counts = { passages: this.words.say("said_passages", { n }), films: this.words.say("count", { n: films.length }) };
    this.status.textContent = n || rest ? this.words.say(rest ? "said_status_part" : "said_status", counts) : "";
  }

  /** @param {Film} film */
  drawFilm({ id, title, passages }) {
    const item = document.createElement("li");
    const heading = document.createElement("h2");
    const href = new URL(`${id}/`, this.base).href;
    heading.append(Object.assign(document.createElement("a"), { href, textContent: title }));
    const list = document.createElement("ul");
    list.className = "sp-list";
    const draw = (/** @type {Passage} */ passage) => drawPassage(passage, href);
    list.append(...passages.slice(0, PASSAGES).map(draw));
    item.append(heading, list);
    const others = passages.slice(PASSAGES);
    if (others.length) {
      item.append(makeButton(this.words.say("said_more", { n: others.length }), (button) => {
        button.remove();
        list.append(...others.map(draw));
        /** @type {HTMLElement} */ (list.children[PASSAGES].firstElementChild).focus();
      }));
    }
    return item;
  }

  /** Say that nothing was found, and offer each of the words alone. @param {string} typed @param {import("./text.js").TextIndex} index */
  loosen(typed, index) {
    const none = this.find(".sp-none");
    this.status.textContent = this.words.say("said_nothing", { query: typed });
    const single = [...new Set(cut(typed).map(({ start, end }) => typed.slice(start, end)))].filter((word) => word !== typed);
    const found = single.filter((word) => findFilms(index, readQuery(index, word)).length);
    none.replaceChildren(...found.map((word) => makeButton(this.words.say("said_only", { word }), () => {
      this.box.value = word;
      this.box.focus();
      this.ask();
    })));
    none.hidden = !found.length;
  }
}

/** @param {Passage} passage @param {string} href of the film */
function drawPassage({ second, text, places }, href) {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: `${href}#${anchor(second)}`, className: "sp-spoken__passage" });
  const time = Object.assign(document.createElement("span"), { className: "sp-spoken__time", textContent: clock(second) });
  const said = document.createElement("span");
  let at = 0;
  for (const [start, end] of places) {
    said.append(text.slice(at, start), Object.assign(document.createElement("mark"), { textContent: text.slice(start, end) }));
    at = end;
  }
  said.append(text.slice(at));
  link.append(time, " ", said);
  item.append(link);
  return item;
}

/** @param {string} text @param {(button: HTMLElement) => void} act */
function makeButton(text, act) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "md-button", textContent: text });
  button.addEventListener("click", () => act(button));
  return button;
}

for (const page of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sp-spoken"))) new SaidSearch(page).run();
