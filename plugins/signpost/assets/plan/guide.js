// @ts-check
/**
 * What a plan needs of the guide: names and ways of everything it can lead to, and the words of the check-up.
 * Comes in: the page's `plan.json`. Goes out: what a reference is called in the page's language, or that it is gone.
 */

/** @typedef {[string, string] | [string, string, string]} Packed name, way from the site's root, language where it is another */
/**
 * @typedef {{v: number, names: Record<string, Packed>, former: Record<string, string>, kinds: Record<string, string>,
 *   questions: [string, string, Record<string, string>][]}} Data
 */
/** @typedef {{name: string, href: string, kind: string, language: string}} Named `href` is "" for what is gone */

/** @template T @param {Record<string, T>} map @param {string} key @returns {T | undefined} */
const own = (map, key) => (Object.hasOwn(map, key) ? map[key] : undefined);

export class Guide {
  /** @param {Data} data @param {string} root */
  constructor(data, root) {
    this.data = data;
    this.root = root;
    /** @type {Map<string, string>} */
    this.refs = new Map();
    for (const [ref, [name]] of Object.entries(data.names)) {
      if (ref.includes("#")) continue;
      const label = this.refs.has(fold(name)) ? `${name} (${this.kind(ref)})` : name;
      this.refs.set(fold(label), ref);
    }
  }

  /** @param {string} ref */
  kind(ref) {
    return own(this.data.kinds, ref.slice(0, ref.indexOf("/"))) ?? "";
  }

  /** Say what a reference is called; a section that is gone counts as its page. @param {string} ref @returns {Named | null} */
  find(ref) {
    const now = own(this.data.former, ref) ?? ref;
    const found = own(this.data.names, now) ?? own(this.data.names, now.split("#")[0]);
    if (!found) return null;
    const [name, way, language = ""] = found;
    return { name, href: new URL(this.root + way.replace(/^\.\//, ""), location.href).href, kind: this.kind(now), language };
  }

  /** Find what is called so, however it is typed. @param {string} text */
  refOf(text) {
    return this.refs.get(fold(text)) ?? "";
  }

  /** Give the names that can be chosen from, each once. */
  get choices() {
    const kinds = new Map([...this.refs].map(([label, ref]) => [ref, label]));
    return Object.entries(this.data.names).filter(([ref]) => !ref.includes("#")).map(([ref, [name]]) => ({ label: kinds.get(ref) === fold(name) ? name : `${name} (${this.kind(ref)})`, kind: this.kind(ref) }));
  }

  /** Say what was asked and answered; what this guide no longer asks is left out. @param {Record<string, string[]>} given @returns {[string, string][]} */
  say(given) {
    return this.data.questions.flatMap(([id, ask, answers]) => {
      const said = (own(given, id) ?? []).map((answer) => own(answers, answer)).filter((text) => text !== undefined);
      return said.length ? [/** @type {[string, string]} */ ([ask, said.join(" · ")])] : [];
    });
  }
}

/** @param {string} text */
function fold(text) {
  return text.normalize("NFKC").trim().replace(/\s+/g, " ").toLocaleLowerCase();
}
