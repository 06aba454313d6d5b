// @ts-check
/**
 * The arithmetic of a worksheet: one operation over lines, each rounded to cents, so that what is printed adds up.
 * Comes in: numbers by line, `null` where nothing is filled in. Goes out: numbers. It knows no page, and no formula
 * is ever run as code.
 */

/** @typedef {"sum" | "less" | "times" | "divide" | "percent"} Operation */
/** @typedef {{id: string, operation: Operation, terms: string[], whole: boolean}} Formula */
/** @typedef {Record<string, number | null>} Values */

const LARGEST = 1e12;

/**
 * Read what somebody typed; `null` for nothing, for no number, and for what no worksheet can mean.
 * @param {string} text
 */
export function readNumber(text) {
  const number = text.trim() === "" ? NaN : Number(text);
  return number >= 0 && number <= LARGEST ? number : null;
}

/**
 * Work out one formula. A sum counts what is there; the others need their lines.
 * @param {Formula} formula
 * @param {Values} values
 * @returns {number | null}
 */
export function workOut({ operation, terms, whole }, values) {
  const numbers = terms.map((term) => values[term] ?? null);
  const known = /** @type {number[]} */ (numbers.filter((number) => number !== null));
  if (!known.length || (whole && known.length < numbers.length)) return null;
  const [first, second] = numbers;
  if (operation === "sum") return round(known.reduce((total, number) => total + number, 0));
  if (operation === "less") return first === null ? null : round(known.slice(1).reduce((left, number) => left - number, first));
  if (first === null || second === null || (operation === "divide" && second === 0)) return null;
  return round(operation === "times" ? first * second : operation === "divide" ? first / second : (first * second) / 100);
}

/**
 * Work out all formulas in the order of the page: each names lines above it only.
 * @param {Formula[]} formulas
 * @param {Values} values what is filled in
 * @returns {Values} the same with the results
 */
export function workOutAll(formulas, values) {
  const found = { ...values };
  for (const formula of formulas) found[formula.id] = workOut(formula, found);
  return found;
}

/** The signs between the numbers of each operation. */
export const SIGNS = { sum: " + ", less: " − ", times: " × ", divide: " ÷ ", percent: " × " };

/**
 * Write a sum in figures: `220 × 60 ÷ 100`; lines left open are left out.
 * @param {Formula} formula
 * @param {Values} values
 * @param {(number: number, line: string) => string} say
 */
export function writeOut({ operation, terms }, values, say) {
  const there = terms.filter((term) => (values[term] ?? null) !== null);
  return there.map((term) => say(/** @type {number} */ (values[term]), term)).join(SIGNS[operation]) + (operation === "percent" ? " ÷ 100" : "");
}

/** @param {number} number */
function round(number) {
  const cents = Math.round((number + Number.EPSILON) * 100) / 100;
  return Math.abs(cents) <= LARGEST ? cents : null;
}
