// @ts-check
/** The peer with MiniSearch: all entries are loaded, indexed in the browser, filtered and counted in one pass. */

import MiniSearch from "./vendor/minisearch.js";
import { run } from "./peer.js";

const entries = await (await fetch("entries.json")).json();
const index = new MiniSearch({ fields: ["name", "summary", "labels"], searchOptions: { prefix: true, fuzzy: 0.2, combineWith: "AND", boost: { name: 3 } } });
entries.forEach((entry, id) => index.add({ id, name: entry.name, summary: entry.summary, labels: entry.labels.join(" ") }));

run(async (chosen, query, shown) => {
  const among = query ? index.search(query).map(({ id }) => entries[id]) : entries;
  const asked = Object.entries(chosen).filter(([, values]) => values.length);
  const counts = {};
  const left = [];
  for (const entry of among) {
    const failed = asked.filter(([facet, values]) => !entry.values[facet]?.some((value) => values.includes(value)));
    if (failed.length > 1) continue;
    if (failed.length === 0) left.push(entry);
    for (const facet of failed.length ? [failed[0][0]] : Object.keys(entry.values)) {
      for (const value of entry.values[facet] ?? []) counts[`${facet}=${value}`] = (counts[`${facet}=${value}`] ?? 0) + 1;
    }
  }
  return { total: left.length, counts, cards: left.slice(0, shown) };
});
