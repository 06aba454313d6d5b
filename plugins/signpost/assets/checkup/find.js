// @ts-check
/**
 * The check-up's rules: answers → grouped results, each with its reason. The same as finder.py and queries.py: one
 * contract, two languages; the golden answers are read by the tests of both.
 * Comes in: the data of the check-up, answers, a language. Goes out: needs, and what to show in each group, in order.
 */

/** @typedef {[string, string]} Said question, answer */
/** @typedef {Record<string, readonly string[]>} Given question → answers, none empty: see `complete` */
/** @typedef {Record<string, Record<string, string[]>>} Values collection → facet → values */
/** @typedef {{id: string, values: string[], leaves_out: Values}} Answer */
/** @typedef {{id: string, most: number, fits: Record<string, string>, lenient: boolean, answers: Answer[]}} Question */
/** @typedef {{is?: [string, string[]], all?: Condition[], any?: Condition[], not?: Condition[]}} Condition */
/** @typedef {{when: Condition, need: string, opens: boolean, picks: Record<string, string[]>}} Rule */
/** @typedef {[string, string[], Record<string, string[]>, Record<string, string[]>, boolean]} Offer ref, needs, fits, values, local */
/**
 * @typedef {{most: number, shown: number, questions: Question[], groups: Record<string, string[]>, rules: Rule[], leaves_out: Values,
 *   language: Record<string, string[]>, prefers: Values, offers: Offer[]}} Finder
 */
/** @typedef {{ref: string, because: Said[]}} Found */
/** @typedef {{needs: Found[], groups: Record<string, Found[]>}} Result */
/** @typedef {{distance: number, because: Said[]}} Fit */

export const NOT_SURE = "not-sure";
const ALL = "*";
const LAST = ["not-applicable", "unknown"];

/**
 * Give an answer to every question: known ids in declared order, as many as count, else *not sure*.
 * @param {Pick<Finder, "questions">} finder
 * @param {Record<string, readonly string[]>} given
 * @returns {Given}
 */
export function complete(finder, given) {
  return Object.fromEntries(finder.questions.map(({ id, most, answers }) => {
    const asked = Object.hasOwn(given, id) ? given[id] : [];
    const chosen = answers.map((answer) => answer.id).filter((answer) => asked.includes(answer)).slice(0, most);
    return [id, chosen.length ? chosen : [NOT_SURE]];
  }));
}

/**
 * Give the answers that make a condition hold, `null` where it does not; a `not` rests on no answer.
 * @param {Condition} condition
 * @param {Given} given
 * @returns {Said[] | null}
 */
export function evidence(condition, given) {
  if (condition.is) {
    const [question, answers] = condition.is;
    const found = given[question].filter((answer) => answers.includes(answer));
    return found.length ? found.map((answer) => [question, answer]) : null;
  }
  const parts = (condition.all ?? condition.any ?? condition.not ?? []).map((part) => evidence(part, given));
  if (condition.not) return parts[0] === null ? [] : null;
  const holding = parts.filter((part) => part !== null);
  return holding.length < (condition.all ? parts.length : 1) ? null : holding.flat();
}

/**
 * Give the needs and the results that answers lead to; unknown answers count as none.
 * @param {Finder} finder
 * @param {Record<string, readonly string[]>} answers
 * @param {string} language
 * @returns {Result}
 */
export function find(finder, answers, language) {
  const given = complete(finder, answers);
  const held = finder.rules.flatMap((rule) => {
    const said = evidence(rule.when, given);
    return said ? [{ rule, said }] : [];
  });
  const known = new Set(finder.offers.map(([ref]) => ref));
  const opened = new Set(held.filter(({ rule }) => rule.opens).map(({ rule }) => rule.need));
  const chosen = new Set(held.flatMap(({ rule }) => Object.values(rule.picks).flat()));
  /** @type {Map<string, {offer: Offer, fit: Fit}>} */
  const fitting = new Map();
  for (const offer of finder.offers.filter(([ref, needed]) => chosen.has(ref) || needed.some((need) => opened.has(need)))) {
    const fit = fits(finder, offer, given);
    if (fit) fitting.set(offer[0], { offer, fit });
  }
  /** @type {Map<string, Said[]>} */
  const needs = new Map();
  for (const { rule, said } of held) if (rule.opens) needs.set(rule.need, [...needs.get(rule.need) ?? [], ...said]);

  /** @param {Offer} offer @param {string} need @param {string} group */
  const serves = (offer, need, group) => offer[1].includes(need) && finder.groups[group].includes(collectionOf(offer[0]));

  /** @param {Rule[]} rules @param {string} group */
  const bring = (rules, group) => {
    const picked = inTurn(rules.map((rule) => rule.picks[group] ?? [])).filter((ref) => fitting.has(ref) || !known.has(ref));
    const need = rules.find((rule) => rule.opens)?.need ?? "";
    const queried = [...fitting.values()].filter(({ offer }) => serves(offer, need, group))
      .map(({ offer, fit }) => ({ ref: offer[0], key: key(finder, offer, fit, need, language) }))
      .sort((one, other) => compare(one.key, other.key));
    return [...picked, ...queried.map(({ ref }) => ref)];
  };

  /** @param {string} ref @param {string} group */
  const because = (ref, group) => {
    const found = fitting.get(ref);
    const said = found ? [...found.fit.because] : [];
    for (const { rule, said: reason } of held) {
      const asked = found && rule.opens && serves(found.offer, rule.need, group);
      if (asked || rule.picks[group]?.includes(ref)) said.push(...reason);
    }
    return inOrder(finder, said);
  };

  /** @type {Map<string, Rule[]>} */
  const lanes = new Map();
  held.forEach(({ rule }, at) => lanes.set(rule.need || String(at), [...lanes.get(rule.need || String(at)) ?? [], rule]));
  const before = new Set();
  const groups = Object.fromEntries(Object.keys(finder.groups).map((group) => {
    const dealt = inTurn([...lanes.values()].map((rules) => bring(rules, group))).filter((ref) => !before.has(ref)).slice(0, finder.most);
    for (const ref of dealt) before.add(ref);
    return [group, dealt.map((ref) => ({ ref, because: because(ref, group) }))];
  }));
  return { needs: [...needs].map(([need, said]) => ({ ref: `needs/${need}`, because: inOrder(finder, said) })), groups };
}

/**
 * Tell how an offer fits the answers, `null` where it does not.
 * @param {Finder} finder @param {Offer} offer @param {Given} given
 * @returns {Fit | null}
 */
function fits(finder, offer, given) {
  const collection = collectionOf(offer[0]);
  if (leftOut(offer, finder.leaves_out[collection])) return null;
  /** @type {Fit} */
  const fit = { distance: 0, because: [] };
  for (const question of finder.questions) {
    for (const id of given[question.id]) {
      const answer = question.answers.find((one) => one.id === id);
      const named = question.fits[collection] ? offer[2][question.id] : undefined;
      const place = named && answer ? answer.values.findIndex((value) => named.includes(value)) : -1;
      const forAll = named?.includes(ALL);
      if (named && place < 0 && !forAll && (answer || !question.lenient)) return null;
      const without = answer ? leftOut(offer, answer.leaves_out[collection]) : null;
      if (without) return null;
      if (named) fit.distance += place >= 0 ? place : forAll ? answer?.values.length ?? 0 : 1;
      if (answer && (place >= 0 || without === false)) fit.because.push([question.id, id]);
    }
  }
  return fit;
}

/**
 * Tell whether an offer is left out; `null` where nothing is said of it, or too little is known to say so.
 * @param {Offer} offer @param {Record<string, string[]>} [facets]
 */
function leftOut(offer, facets) {
  const named = Object.entries(facets ?? {});
  if (!named.length) return null;
  if (named.some(([facet, values]) => values.some((value) => offer[3][facet].includes(value)))) return true;
  return named.some(([facet]) => LAST.some((value) => offer[3][facet].includes(value))) ? null : false;
}

/**
 * @param {Finder} finder @param {Offer} offer @param {Fit} fit @param {string} need @param {string} language
 * @returns {[number, number, number, number, number, string]}
 */
function key(finder, [ref, needs, , values, local], fit, need, language) {
  const collection = collectionOf(ref);
  const facets = finder.language[collection] ?? [];
  const place = facets.findIndex((facet) => values[facet].includes(language));
  const prefers = Object.entries(finder.prefers[collection] ?? {});
  const other = prefers.filter(([facet, wanted]) => !wanted.some((value) => values[facet].includes(value))).length;
  return [place < 0 ? facets.length : place, Number(local), fit.distance, other, needs.indexOf(need), ref];
}

/** @param {(number | string)[]} one @param {(number | string)[]} other */
function compare(one, other) {
  const at = one.findIndex((value, place) => value !== other[place]);
  return at < 0 ? 0 : one[at] < other[at] ? -1 : 1;
}

/** Take one of each list in turn; what was taken before is passed over. @param {string[][]} lists */
function inTurn(lists) {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const dealt = new Set();
  for (let turn = 0; turn < longest; turn += 1) for (const list of lists) if (turn < list.length) dealt.add(list[turn]);
  return /** @type {string[]} */ ([...dealt]);
}

/** Give answers in the order of the questions, each once. @param {Finder} finder @param {Said[]} said @returns {Said[]} */
function inOrder(finder, said) {
  return finder.questions.flatMap(({ id, answers }) => [...answers.map((answer) => answer.id), NOT_SURE]
    .filter((answer) => said.some(([question, one]) => question === id && one === answer))
    .map((answer) => /** @type {Said} */ ([id, answer])));
}

/**
 * Give the query of the catalogue behind a group of the result.
 * @param {Finder} finder @param {string} collection @param {string[]} needs @param {Given} given
 * @param {Record<string, Record<string, boolean>>} offered facet → value → whether it stands for what fits everybody
 */
export function narrowed(finder, collection, needs, given, offered) {
  /** @type {Map<string, string[]>} */
  const chosen = new Map([["need", needs.filter((need) => Object.hasOwn(offered.need ?? {}, need))]]);
  const answered = finder.questions.flatMap((question) => given[question.id].map((id) => ({ question, answer: question.answers.find((one) => one.id === id) })));
  for (const { question, answer } of answered) {
    const facet = question.fits[collection];
    const values = Object.entries(offered[facet] ?? {});
    if (values.length && (answer || !question.lenient)) chosen.set(facet, values.filter(([value, forAll]) => forAll || answer?.values.includes(value)).map(([value]) => value));
  }
  for (const facets of [finder.leaves_out[collection], ...answered.map(({ answer }) => answer?.leaves_out[collection])]) {
    for (const [facet, values] of Object.entries(facets ?? {})) {
      if (offered[facet]) chosen.set(facet, (chosen.get(facet) ?? Object.keys(offered[facet])).filter((value) => !values.includes(value)));
    }
  }
  const said = [...chosen].filter(([, values]) => values.length).map(([facet, values]) => `${facet}=${values.map(encodeURIComponent).join(",")}`);
  return said.length ? `?${said.join("&")}` : "";
}

/** @param {string} ref */
function collectionOf(ref) {
  return ref.slice(0, ref.indexOf("/"));
}
