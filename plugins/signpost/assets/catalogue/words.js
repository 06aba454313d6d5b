// @ts-check
/**
 * The words a page gives its script, in the page's language, with blanks and plurals filled in.
 * Comes in: the JSON in `script.sp-words`. Goes out: plain text, which reaches the page through `textContent` only.
 */

/** @typedef {string | Record<string, string>} Label */

export class Words {
  /** @param {{locale: string, texts: Record<string, Label>}} data */
  constructor(data) {
    this.locale = data.locale;
    this.texts = data.texts;
    /** @type {Intl.PluralRules | null} */
    this.rules = null;
    /** @type {Intl.NumberFormat | null} */
    this.format = null;
  }

  /** Numbers and plurals take a while to make on a phone, so they are made when something is said. */
  get numbers() {
    return this.format ??= new Intl.NumberFormat(this.locale);
  }

  /**
   * Say a text; `n` chooses the plural where there are several.
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  say(key, values = {}) {
    const label = this.texts[key] ?? key;
    const n = typeof values.n === "number" ? values.n : 0;
    const text = typeof label === "string" ? label : label[(this.rules ??= new Intl.PluralRules(this.locale)).select(n)] ?? label.other ?? key;
    return text.replace(/\{(\w+)\}/g, (blank, name) => {
      const value = Object.hasOwn(values, name) ? values[name] : blank;
      return typeof value === "number" ? this.numbers.format(value) : value;
    });
  }
}

/**
 * Read the words that stand in a page or a part of one itself, not in a part of it.
 * @param {HTMLElement} page
 */
export function readWords(page) {
  return new Words(JSON.parse(page.querySelector(":scope > script.sp-words")?.textContent ?? '{"locale":"en","texts":{}}'));
}
