// @ts-check
/**
 * The answers in the address: `#sector=games&country=de&worry=price,funding&at=stage`. No server ever sees a fragment.
 * Comes in: a fragment and the answers that exist. Goes out: a `State`, and back. The address is an interface: ids are
 * the same in every language, order does not matter, what is unknown is dropped. Nothing of it is trusted as markup.
 */

/** @typedef {{id: string, most: number, answers: string[]}} Known a question and the ids of its answers, not-sure too */
/** @typedef {{given: Record<string, string[]>, at: string}} State `at`: the question to show, or `RESULT` */

export const RESULT = "result";
const NOT_SURE = "not-sure";
const LONGEST = 2000;

/**
 * Read a fragment. Without a known `at` it leads to the result, or with no answer to the first question.
 * @param {string} fragment
 * @param {Known[]} questions
 * @returns {State}
 */
export function parse(fragment, questions) {
  const params = new URLSearchParams(fragment.slice(0, LONGEST).replace(/^#/, ""));
  /** @type {Record<string, string[]>} */
  const given = {};
  for (const { id, most, answers } of questions) {
    const asked = params.getAll(id).flatMap((text) => text.split(","));
    const chosen = answers.filter((answer) => answer !== NOT_SURE && asked.includes(answer)).slice(0, most);
    if (chosen.length) given[id] = chosen;
    else if (asked.includes(NOT_SURE)) given[id] = [NOT_SURE];
  }
  const at = params.get("at") ?? "";
  const first = Object.keys(given).length ? RESULT : questions[0]?.id ?? RESULT;
  return { given, at: at === RESULT || questions.some(({ id }) => id === at) ? at : first };
}

/**
 * Write the fragment of a state, always in the same order.
 * @param {State} state
 * @param {Known[]} questions
 */
export function format({ given, at }, questions) {
  const parts = questions.flatMap(({ id, answers }) => {
    const chosen = answers.filter((answer) => given[id]?.includes(answer));
    return chosen.length ? [`${id}=${chosen.join(",")}`] : [];
  });
  if (at !== RESULT || !parts.length) parts.push(`at=${at}`);
  return `#${parts.join("&")}`;
}
