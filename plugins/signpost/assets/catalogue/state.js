// @ts-check
/**
 * The filters in the address: `?need=get-paid&price=free,freemium&find=rechnung&sort=checked`.
 * Comes in: a query and the values that exist. Goes out: a `State`, and back. The address is an interface: ids are the
 * same in every language, order does not matter, what is unknown is dropped. Nothing from it is ever trusted as markup.
 */

/** @typedef {ReadonlyMap<string, readonly string[]>} Known facet → values, in declared order */
/** @typedef {{chosen: Map<string, Set<string>>, q: string, sort: string}} State */

export const SORTS = ["name", "newest", "checked"];
const LONGEST_QUERY = 100;
/** The theme takes a `q` in any address for its own search, opens that and deletes the `q`: ours has another name. */
const QUERY = "find";

/**
 * Read a query; at most the values that exist are taken.
 * @param {string} query
 * @param {Known} known
 * @returns {State}
 */
export function parse(query, known) {
  const params = new URLSearchParams(query.slice(0, 4000));
  const chosen = new Map();
  for (const [facet, values] of known) {
    const asked = new Set(params.getAll(facet).flatMap((text) => text.split(",")));
    chosen.set(facet, new Set(values.filter((value) => asked.has(value))));
  }
  const sort = params.get("sort") ?? "";
  return { chosen, q: (params.get(QUERY) ?? "").slice(0, LONGEST_QUERY), sort: SORTS.includes(sort) ? sort : SORTS[0] };
}

/**
 * Write the query of a state, always in the same order; empty for no filter at all.
 * @param {State} state
 * @param {Known} known
 */
export function format(state, known) {
  const parts = [];
  for (const [facet, values] of known) {
    const chosen = values.filter((value) => state.chosen.get(facet)?.has(value));
    if (chosen.length) parts.push(`${facet}=${chosen.map(encodeURIComponent).join(",")}`);
  }
  if (state.q.trim()) parts.push(`${QUERY}=${encodeURIComponent(state.q.trim().slice(0, LONGEST_QUERY))}`);
  if (state.sort !== SORTS[0]) parts.push(`sort=${state.sort}`);
  return parts.length ? `?${parts.join("&")}` : "";
}
