// @ts-check
/**
 * The result of the check-up on the page: what was said, the needs, and groups of cards, each with its reason.
 * Comes in: answers and the check-up's data. Goes out: elements; all text goes through `textContent`. When it is shown,
 * the element gets an event `sp-result` whose `detail` has `given` and `result`, for whatever else wants to use them.
 */
import { copyLink } from "../copy.js";
import { element } from "../element.js";
import { takeButton } from "../plan/take.js";
import { NOT_SURE, complete, find, narrowed } from "./find.js";
import { format } from "./state.js";

/** @typedef {import("./find.js").Found} Found */
/** @typedef {[string, string, string, string[], string]} Packed name, about, way from the site's root, facts, language */
/**
 * @typedef {import("./find.js").Finder & {cards: Record<string, Packed>, needs: Record<string, [string, string, string]>,
 *   offered: Record<string, Record<string, Record<string, boolean>>>}} Data
 */
/**
 * @typedef {{words: import("../catalogue/words.js").Words, known: import("./state.js").Known[], sections: HTMLElement[],
 *   data: Data, root: string, plan: string, say: (text: string) => void}} Context
 */

/** @param {HTMLElement} place @param {import("./state.js").State} state @param {Context} context */
export async function showResult(place, state, context) {
  const { words, data } = context;
  const given = complete(data, state.given);
  const result = find(data, state.given, words.locale);
  const kept = [...place.querySelectorAll("template")];
  const heading = element("h2", { className: "sp-result__title", textContent: words.say("checkup_result"), tabIndex: -1 });
  const parts = [heading, needs(result.needs, context), answers(state, context), actions(state, result, context)];
  for (const group of Object.keys(data.groups)) parts.push(...section(group, result, given, kept, context));
  if (!Object.values(result.groups).some((found) => found.length)) parts.push(line("sp-notice", words.say("checkup_none")));
  parts.push(line("sp-small", words.say("checkup_order")));
  place.replaceChildren(...kept, ...parts);
  place.dispatchEvent(new CustomEvent("sp-result", { bubbles: true, detail: { given, result } }));
}

/** Name the needs as signposts. @param {Found[]} found @param {Context} context */
function needs(found, { words, data, root }) {
  const part = element("div", { className: "sp-result__needs" });
  const tags = element("p", { className: "sp-tags" });
  for (const { ref } of found) {
    const [name, group, way] = data.needs[ref.slice(ref.indexOf("/") + 1)];
    tags.append(link(`sp-tag sp-tag--${group}`, name, root + way.replace(/^\.\//, "")), " ");
  }
  part.append(line("sp-result__label", words.say("checkup_needs")), tags);
  return part;
}

/** List what was said, with a way to change each. @param {import("./state.js").State} state @param {Context} context */
function answers(state, { words, known, sections }) {
  const part = element("details", { className: "sp-result__answers" });
  const list = element("dl");
  known.forEach(({ id }, at) => {
    const ask = sections[at].querySelector("h2")?.textContent ?? id;
    const said = (state.given[id] ?? []).filter((answer) => answer !== NOT_SURE).map((answer) => text(sections[at], answer));
    const change = link("", words.say("checkup_change"), format({ ...state, at: id }, known));
    change.setAttribute("aria-label", `${words.say("checkup_change")}: ${ask}`);
    const value = element("dd", { textContent: `${said.join(" · ") || words.say("checkup_open")} ` });
    value.append(change);
    const row = element("div");
    row.append(element("dt", { textContent: ask }), value);
    list.append(row);
  });
  part.append(element("summary", { textContent: words.say("checkup_answers") }), list);
  for (const [at, { id }] of known.entries()) {
    for (const answer of state.given[id] ?? []) {
      const note = sections[at].querySelector(`[data-answer="${answer}"] .sp-answers__note`)?.textContent;
      if (note) part.append(line("sp-notice sp-notice--limits", note));
    }
  }
  // On a phone what to do comes first, unless there is something to heed; every card says which answers it follows from.
  /** @type {HTMLDetailsElement} */ (part).open = matchMedia("(min-width: 45em)").matches || part.querySelector(".sp-notice") !== null;
  return part;
}

/** @param {import("./state.js").State} state @param {import("./find.js").Result} result @param {Context} context */
function actions(state, result, { words, known, data, plan, say }) {
  const part = element("p", { className: "sp-result__actions" });
  const shown = Object.values(result.groups).flatMap((found) => found.slice(0, data.shown)).map(({ ref }) => ref);
  const copy = element("button", { className: "md-button", type: "button", textContent: words.say("checkup_copy") });
  copy.addEventListener("click", async () => say(await copyLink(location.origin + location.pathname + format(state, known), part, words)));
  const print = element("button", { className: "md-button", type: "button", textContent: words.say("list_print") });
  print.addEventListener("click", () => window.print());
  part.append(takeButton(state.given, shown, plan, words, say), copy, print, link("sp-result__again", words.say("checkup_again"), `#at=${known[0].id}`));
  return part;
}

/** Show a group: a few cards, the others one tap away, and the way to the catalogue behind it. @param {string} group @param {import("./find.js").Result} result @param {import("./find.js").Given} given @param {HTMLTemplateElement[]} kept @param {Context} context */
function section(group, result, given, kept, context) {
  const { words, data } = context;
  const found = result.groups[group];
  const title = kept.find((one) => one.dataset.group === group)?.content.textContent ?? group;
  const asked = found.length ? "" : missing(group, given, context);
  if (!found.length && !asked) return [];
  const part = element("section", { className: `sp-result__group sp-result__group--${group}` });
  const heading = element("h2", { textContent: title, id: `result-${group}` });
  part.setAttribute("aria-labelledby", heading.id);
  part.append(heading);
  if (asked) part.append(line("sp-unknown", words.say("checkup_say", { question: asked })));
  part.append(cards(found.slice(0, data.shown), context));
  if (found.length > data.shown) {
    const more = element("details", { className: "sp-result__more" });
    more.append(element("summary", { textContent: words.say("checkup_more", { n: found.length - data.shown }) }), cards(found.slice(data.shown), context));
    part.append(more);
  }
  const wanted = result.needs.map(({ ref }) => ref.slice(ref.indexOf("/") + 1));
  for (const collection of data.groups[group]) {
    const index = kept.find((one) => one.dataset.collection === collection);
    const query = narrowed(data, collection, wanted, given, data.offered[collection]);
    const all = element("p", { className: "sp-more" });
    all.append(link("", words.say("checkup_all", { collection: index?.content.textContent ?? collection }), (index?.dataset.href ?? "") + query));
    if (index) part.append(all);
  }
  return [part];
}

/** Find the question that, left open, keeps a group empty. @param {string} group @param {import("./find.js").Given} given @param {Context} context */
function missing(group, given, { data, known, sections }) {
  const open = data.questions.find(({ id, fits, lenient }) => !lenient && given[id].includes(NOT_SURE) && data.groups[group].some((collection) => fits[collection] && data.offers.every(([ref, , offered]) => !ref.startsWith(`${collection}/`) || !offered[id]?.includes("*"))));
  return open ? sections[known.findIndex(({ id }) => id === open.id)].querySelector("h2")?.textContent ?? "" : "";
}

/** @param {Found[]} found @param {Context} context */
function cards(found, { words, sections, known, data, root }) {
  const list = element("ul", { className: "sp-list sp-cards" });
  for (const { ref, because } of found) {
    const [name, about, way, facts, language] = data.cards[ref] ?? [ref, "", "", [], ""];
    const item = element("li", { className: "sp-card" });
    item.dataset.ref = ref;
    const title = element("h3", { className: "sp-card__name" });
    title.append(link("", name, new URL(root + way.replace(/^\.\//, ""), location.href).href)); // in full, for paper
    const summary = line("sp-card__summary", about);
    if (language) summary.lang = language;
    const said = because.map(([question, answer]) => words.say("checkup_quote", { text: text(sections[known.findIndex(({ id }) => id === question)], answer) }));
    item.append(title, summary, line("sp-card__reason", words.say("checkup_because", { answers: said.join(", ") })));
    if (facts.length) {
      const row = element("ul", { className: "sp-list sp-card__facts" });
      row.append(...facts.map((fact) => element("li", { textContent: fact })));
      item.append(row);
    }
    list.append(item);
  }
  return list;
}

/** Give the words of an answer. @param {HTMLElement} section @param {string} answer */
function text(section, answer) {
  return section.querySelector(`[data-answer="${answer}"] .sp-answers__text`)?.textContent ?? answer;
}

/** @param {string} className @param {string} textContent @param {string} href */
function link(className, textContent, href) {
  return element("a", { className, textContent, href });
}

/** @param {string} className @param {string} textContent */
function line(className, textContent) {
  return element("p", { className, textContent });
}
