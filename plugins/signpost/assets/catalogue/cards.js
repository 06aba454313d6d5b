// @ts-check
/**
 * The cards on the page. The same few list items are filled again and again; their data comes in slices, as needed.
 * Comes in: positions to show. Goes out: list items, at most as many as asked for. All text goes through `textContent`.
 */

/** @typedef {[string, string, string, string[]?, string?, string?]} Packed id, name, summary, facts, icon, language */
/** @typedef {{id: string, name: string, summary: string, facts: string[], icon: string, initial: string, language: string}} Card */
/** @typedef {{item: HTMLElement, link: HTMLAnchorElement, mark: HTMLElement | null, text: HTMLElement, facts: HTMLElement, id: string, marked: boolean}} Slot */

/** Cards that are remembered beside those that are shown and as many as the static page has. */
const REMEMBERED = 48;

export class Cards {
  /**
   * @param {HTMLElement} page
   * @param {URL} base
   * @param {number} size cards in a file
   */
  constructor(page, base, size) {
    this.list = /** @type {HTMLElement} */ (page.querySelector(".sp-cards"));
    this.root = page.dataset.root ?? "./";
    this.collection = page.dataset.collection ?? "";
    this.base = base;
    this.size = size;
    /** @type {Slot[]} */
    this.slots = [];
    /** @type {Map<number, Card>} cards by position, those that were shown last at the end */
    this.known = new Map();
    this.most = REMEMBERED;
    this.turn = 0;
  }

  /** Read the cards of the static page, before they are filled with others. @param {number[]} positions where they stand */
  adopt(positions) {
    this.slots = /** @type {HTMLElement[]} */ ([...this.list.children]).map((item) => this.slot(item));
    this.slots.forEach((slot, at) => {
      const { id, link, mark, text, facts } = slot;
      if (positions[at] === undefined) return;
      this.known.set(positions[at], {
        id,
        name: link.textContent ?? "",
        summary: text.textContent ?? "",
        facts: [...facts.children].map((fact) => fact.textContent ?? ""),
        icon: mark?.querySelector("img")?.getAttribute("src") ?? "",
        initial: mark?.textContent ?? "",
        language: text.lang,
      });
    });
    this.most += this.known.size;
  }

  /**
   * Show cards in an order, each with why it stands there, and with the words of a query marked.
   * @param {number[]} positions
   * @param {string} query
   * @param {(position: number) => string | undefined} reason
   */
  async show(positions, query, reason) {
    const turn = this.turn += 1;
    const missing = new Set(positions.filter((position) => !this.known.has(position)).map((position) => Math.floor(position / this.size)));
    if (missing.size) {
      await Promise.all([...missing].map((number) => this.load(number)));
      if (turn !== this.turn) return;
      // What comes late is new, nothing that has moved: put in again, it counts as no layout shift.
      this.list.replaceChildren();
    }
    const cards = positions.map((position) => this.recall(position)).filter((card) => card !== undefined);
    cards.forEach((card, at) => {
      this.fill(this.slots[at] ??= this.make(), card);
      this.explain(this.slots[at], reason(positions[at]));
    });
    const items = this.slots.slice(0, cards.length).map(({ item }) => item);
    if (items.length < this.list.children.length || items.at(-1)?.parentNode !== this.list) this.list.replaceChildren(...items);
    for (const position of [...this.known.keys()].slice(0, -this.most - cards.length)) this.known.delete(position);
    await this.mark(cards, query);
  }

  /** Give a card, and remember it longer than others. @param {number} position */
  recall(position) {
    const card = this.known.get(position);
    if (card && this.known.delete(position)) this.known.set(position, card);
    return card;
  }

  /** @param {number} number */
  async load(number) {
    const file = await fetch(new URL(`cards-${number}.json`, this.base));
    if (!file.ok) return;
    const cards = /** @type {Packed[]} */ (await file.json());
    cards.forEach(([id, name, summary, facts = [], icon, language = ""], at) => this.known.set(number * this.size + at, {
      id,
      name,
      summary: language ? `${summary} (${language.toUpperCase()})` : summary,
      facts,
      icon: icon ? this.root + icon : "",
      initial: name.match(/[\p{L}\p{N}]/u)?.[0].toUpperCase() ?? "·",
      language,
    }));
  }

  /** Find the places of a card that change. @param {HTMLElement} item @returns {Slot} */
  slot(item) {
    const find = (/** @type {string} */ selector) => /** @type {any} */ (item.querySelector(selector));
    const facts = find(".sp-card__facts") ?? element("ul", "sp-list sp-card__facts");
    if (!facts.parentNode) find(".sp-card__summary").after(facts);
    return { item, link: find("a"), mark: find(".sp-icon"), text: find(".sp-card__summary"), facts, id: item.id.slice(this.collection.length + 1), marked: false };
  }

  /** Make an empty card, with an icon if the others have one. @returns {Slot} */
  make() {
    const item = element("li", "sp-card");
    const title = element("h3", "sp-card__name");
    if (this.slots[0]?.mark) {
      title.append(element("span", "sp-icon"));
      title.firstElementChild?.setAttribute("aria-hidden", "true");
    }
    title.append(document.createElement("a"));
    item.append(title, element("p", "sp-card__summary"));
    return this.slot(item);
  }

  /** Put the data of another card into a list item. @param {Slot} slot @param {Card} card */
  fill(slot, card) {
    if (slot.id === card.id) return;
    const { item, link, mark, text, facts } = slot;
    slot.id = card.id;
    slot.marked = false;
    item.id = `${this.collection}-${card.id}`;
    link.href = new URL(`${card.id}/`, this.base).href;
    write(link, card.name);
    write(text, card.summary);
    if (card.language) text.lang = card.language;
    else text.removeAttribute("lang");
    card.facts.forEach((fact, at) => write(facts.children[at] ?? facts.appendChild(document.createElement("li")), fact));
    while (facts.children.length > card.facts.length) facts.lastElementChild?.remove();
    if (mark && card.icon) mark.replaceChildren(Object.assign(new Image(24, 24), { alt: "", loading: "lazy", src: card.icon }));
    else if (mark) write(mark, card.initial);
    this.list.dispatchEvent(new CustomEvent("sp-card", { bubbles: true, detail: item }));
  }

  /** Write on a card why it stands where it does. @param {Slot} slot @param {string} [reason] */
  explain({ item, text }, reason) {
    const said = item.querySelector(".sp-card__reason");
    if (!reason) return said?.remove();
    const place = said ?? element("p", "sp-card__reason");
    if (!said) text.after(place);
    return write(place, reason);
  }

  /** Mark the words that were asked for in names and summaries. @param {Card[]} cards @param {string} query */
  async mark(cards, query) {
    const turn = this.turn;
    const text = query.trim() ? await import("./text.js") : null;
    if (turn !== this.turn) return;
    const asked = text ? text.words(query) : [];
    cards.forEach((card, at) => {
      const slot = this.slots[at];
      if (slot.marked || asked.length) {
        for (const [place, said] of /** @type {[HTMLElement, string][]} */ ([[slot.link, card.name], [slot.text, card.summary]])) {
          const parts = text && asked.length ? said.split(/(\s+)/).map((part) => {
            const folded = text.fold(part);
            return asked.some((word) => folded.includes(word)) ? Object.assign(document.createElement("mark"), { textContent: part }) : part;
          }) : [];
          if (parts.some((part) => typeof part !== "string")) place.replaceChildren(...parts);
          else write(place, said);
        }
      }
      slot.marked = asked.length > 0;
    });
  }
}

/** Change a text node where there is one. @param {Element} place @param {string} text */
function write(place, text) {
  const first = /** @type {Text | null} */ (place.firstChild);
  if (first?.nodeType === 3 && !first.nextSibling) {
    if (first.data !== text) first.data = text;
  } else place.textContent = text;
}

/** @param {string} name @param {string} className */
function element(name, className) {
  return Object.assign(document.createElement(name), { className });
}
