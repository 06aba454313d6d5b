// @ts-check
/**
 * A naive catalogue: loops over plain lists, slowly and plainly, to say what every step must show.
 * Comes in: `entries.json`, the scripts' own `likeness`, `guess` and `words`. Goes out: steps with their expected results.
 * It shares no set, no count and no index with the scripts that it checks.
 */

/** @typedef {{id: string, name: string, summary: string, labels: string[], values: Record<string, string[]>}} Entry */
/** @typedef {Record<string, string[]>} Chosen */

/** A small generator of numbers that look random, the same on every machine. @param {number} seed */
function dice(seed) {
  return (/** @type {number} */ most) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) % most);
  };
}

/** @param {Entry} entry @param {Chosen} chosen @param {string} except */
function fits(entry, chosen, except = "") {
  return Object.entries(chosen).every(([facet, values]) => facet === except || values.length === 0
    || (entry.values[facet] ?? []).some((value) => values.includes(value)));
}

/** @param {Entry[]} entries @param {Chosen} chosen @param {Map<string, number> | null} scores */
export function expect(entries, chosen, scores) {
  const among = scores ? entries.filter(({ id }) => scores.has(id)) : entries;
  const left = among.filter((entry) => fits(entry, chosen));
  if (scores) left.sort((a, b) => (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0));
  /** @type {Record<string, number>} */
  const counts = {};
  for (const entry of among) {
    for (const [facet, values] of Object.entries(entry.values)) {
      if (!fits(entry, chosen, facet)) continue;
      for (const value of values) counts[`${facet}=${value}`] = (counts[`${facet}=${value}`] ?? 0) + 1;
    }
  }
  return { total: left.length, ids: left.map(({ id }) => id), counts };
}

/** Score entries by their own words, one entry after the other. @param {Entry[]} entries @param {string} query @param {any} text */
export function score(entries, query, text) {
  const asked = [...new Set(/** @type {string[]} */ (text.words(query)))].slice(0, 8);
  const weighed = entries.map((entry) => {
    const parts = /** @type {[string, number][]} */ ([[entry.name, 3], [entry.summary, 0], ...entry.labels.map((label) => [label, 1])]);
    return parts.flatMap(([part, weight]) => text.words(part).map((/** @type {string} */ word) => [word, weight]));
  });
  const tables = asked.map((word) => {
    const table = (/** @type {(word: string, term: string) => number} */ like) => weighed.map((words) => words.reduce((best, [term, weight]) => Math.max(best, like(word, term) * (1 + weight)), 0));
    const squarely = table(text.likeness);
    return squarely.some((points) => points > 0) || word.length < 4 ? squarely : table((asking, term) => (asking[0] === term[0] ? text.guess(asking, term) : 0));
  });
  const hits = entries.map((_, at) => tables.filter((table) => table[at] > 0).length);
  const most = hits.reduce((a, b) => Math.max(a, b), 0);
  /** @type {Map<string, number>} */
  const scores = new Map();
  entries.forEach(({ id }, at) => {
    if (most && hits[at] === most) scores.set(id, tables.reduce((sum, table) => sum + table[at], 0));
  });
  return scores;
}

/** Draw clicks, each on an option that can be clicked, at most three chosen at a time. @param {Entry[]} entries @param {number} steps @param {number} shown */
export function planToggles(entries, steps, shown) {
  const roll = dice(20261122);
  /** @type {Chosen} */
  const chosen = {};
  let now = expect(entries, chosen, null);
  const plan = [];
  while (plan.length < steps) {
    const on = Object.entries(chosen).flatMap(([facet, values]) => values.map((value) => `${facet}=${value}`));
    const off = Object.keys(now.counts).filter((key) => now.counts[key] > 0 && !on.includes(key)).sort();
    const key = on.length >= 3 || off.length === 0 ? on[roll(on.length)] : off[roll(off.length)];
    const [facet, value] = key.split("=");
    chosen[facet] ??= [];
    chosen[facet] = on.includes(key) ? chosen[facet].filter((other) => other !== value) : [...chosen[facet], value];
    now = expect(entries, chosen, null);
    plan.push({ key, ...now, ids: now.ids.slice(0, shown) });
  }
  return plan;
}

/**
 * Draw queries: whole words, beginnings, two words, a word with a letter missing. Where a synonym is known the answer is not
 * compared (`free`): this reference knows none.
 * @param {Entry[]} entries @param {number} steps @param {number} shown @param {any} text @param {string[][][]} groups
 */
export function planQueries(entries, steps, shown, text, groups) {
  const roll = dice(35);
  const pick = () => {
    const entry = entries[roll(entries.length)];
    const words = `${entry.name} ${entry.summary}`.split(/[^\p{L}]+/u).filter((word) => word.length > 4);
    return words.length ? words[roll(words.length)] : entry.name;
  };
  const shapes = [pick, () => pick().slice(0, 4), () => `${pick()} ${pick()}`, () => pick().replace(/(?<=^..)./u, ""), pick];
  return Array.from({ length: steps }, (_, step) => {
    const query = shapes[step % shapes.length]();
    const now = expect(entries, {}, score(entries, query, text));
    const asked = [...new Set(text.words(query))];
    const free = asked.some((_, at) => text.findSynonyms(groups, asked, at).others.length > 0);
    return { query, free, ...now, ids: now.ids.slice(0, shown) };
  });
}
