// @ts-check
/** The peer with Pagefind: its worker answers; a facet with a choice is counted by a second search without that choice. */

import { run } from "./peer.js";

const pagefind = await import("../pagefind/pagefind.js");
await pagefind.options({ excerptLength: 1 });
await pagefind.filters();

run(async (chosen, query, shown) => {
  const asked = Object.entries(chosen).filter(([, values]) => values.length);
  const search = (without) => pagefind.search(query || null, {
    filters: Object.fromEntries(asked.filter(([facet]) => facet !== without).map(([facet, values]) => [facet, { any: values }])),
    ...(query ? {} : { sort: { at: "asc" } }),
  });
  const main = await search("");
  const counts = {};
  const take = (facet, values) => { for (const [value, n] of Object.entries(values)) counts[`${facet}=${value}`] = n; };
  for (const [facet, values] of Object.entries(main.filters)) take(facet, values);
  for (const [facet] of asked) take(facet, (await search(facet)).filters[facet] ?? {});
  const cards = await Promise.all(main.results.slice(0, shown).map(async (result) => {
    const { url, meta } = await result.data();
    const [summary, facts] = JSON.parse(meta.card);
    return { id: url.split("/").at(-2), name: meta.title, summary, facts };
  }));
  return { total: main.results.length, counts, cards };
});
