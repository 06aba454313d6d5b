// @ts-check
/**
 * The cards on the page: those that are there are used again, others are made of the card data, a hundred a file.
 * Comes in: positions to show. Goes out: list items, at most as many as asked for. All text goes through `textContent`.
 */

/** @typedef {[string, string, string, string[], string, string[], string]} Card id, name, summary, facts, icon, needs, language */

export class Cards {
  /**
   * @param {HTMLElement} page
   * @param {URL} base
   * @param {import("./words.js").Words} words
   */
  constructor(page, base, words) {
    this.list = /** @type {HTMLElement} */ (page.querySelector(".sp-cards"));
    this.root = page.dataset.root ?? "./";
    this.base = base;
    this.words = words;
    /** @type {Map<string, HTMLElement>} cards of the static page, by their entry's id */
    this.given = new Map([...this.list.children].map((item) => [item.id.slice(item.id.indexOf("-") + 1), /** @type {HTMLElement} */ (item)]));
    /** @type {Map<number, Promise<Card[]>>} */
    this.slices = new Map();
    this.turn = 0;
  }

  /** Show cards in an order, with the words of a query marked. @param {number[]} positions @param {string} query */
  async show(positions, query) {
    const turn = this.turn += 1;
    const data = await Promise.all(positions.map(async (position) => (await this.slice(Math.floor(position / 100)))[position % 100]));
    if (turn !== this.turn) return;
    const items = data.map((card) => this.given.get(card[0]) ?? this.make(card));
    this.list.replaceChildren(...items);
    await this.mark(query);
  }

  /** @param {number} number */
  slice(number) {
    let slice = this.slices.get(number);
    if (!slice) {
      slice = fetch(new URL(`cards-${number}.json`, this.base)).then((file) => file.json());
      this.slices.set(number, slice);
    }
    return slice;
  }

  /** @param {Card} card */
  make([id, name, summary, facts, icon, , language]) {
    const item = element("li", "sp-card");
    item.id = `${this.base.pathname.split("/").at(-2)}-${id}`;
    const title = element("h3", "sp-card__name");
    const mark = element("span", "sp-icon");
    mark.setAttribute("aria-hidden", "true");
    if (icon) mark.append(Object.assign(new Image(24, 24), { src: this.root + icon, alt: "", loading: "lazy" }));
    else mark.textContent = name[0];
    const link = Object.assign(document.createElement("a"), { href: new URL(`${id}/`, this.base).href, textContent: name });
    if (this.given.values().next().value?.querySelector(".sp-icon")) title.append(mark);
    title.append(link);
    const text = element("p", "sp-card__summary");
    text.textContent = language ? `${summary} (${language.toUpperCase()})` : summary;
    if (language) text.lang = language;
    const list = element("ul", "sp-list sp-card__facts");
    list.append(...facts.map((fact) => Object.assign(document.createElement("li"), { textContent: fact })));
    item.append(title, text, list);
    this.given.set(id, item);
    item.dispatchEvent(new CustomEvent("sp-card", { bubbles: true }));
    return item;
  }

  /** Mark the words that were asked for in names and summaries. @param {string} query */
  async mark(query) {
    for (const old of this.list.querySelectorAll("mark")) old.replaceWith(...old.childNodes);
    if (!query.trim()) return;
    const { fold, words: split } = await import("./text.js");
    const asked = split(query);
    for (const place of this.list.querySelectorAll(".sp-card__name a, .sp-card__summary")) {
      place.normalize();
      const parts = (place.textContent ?? "").split(/(\s+)/).map((part) => {
        const hit = asked.some((word) => fold(part).includes(word));
        return hit ? Object.assign(document.createElement("mark"), { textContent: part }) : part;
      });
      place.replaceChildren(...parts);
    }
  }
}

/** @param {string} name @param {string} className */
function element(name, className) {
  return Object.assign(document.createElement(name), { className });
}
