// @ts-check
/**
 * Periods, such as *recently read*: who counts under one on a reader's own day. They are loaded when one is opened or asked for.
 * Comes in: `periods.json`, a day. Goes out: facets of one value. It knows no page.
 */

import { add, none, unpackChain } from "./sets.js";

/** @typedef {Record<string, {value: string, months: number, since: [string, string][]}>} Periods */

/**
 * Unpack the periods of a catalogue as facets of one value: who counts on a reader's own day.
 * @param {Periods} data
 * @param {number} n
 * @param {Date} [today]
 * @returns {import("./select.js").Facets}
 */
export function readPeriods(data, n, today = new Date()) {
  return new Map(Object.entries(data).map(([period, { value, months, since }]) => {
    const first = new Date(Date.UTC(today.getFullYear(), today.getMonth() - months, today.getDate())).toISOString();
    const set = none(n);
    const sets = unpackChain(since.map(([, text]) => text), n);
    since.forEach(([day], at) => { if (day >= first.slice(0, day.length)) add(set, sets[at]); });
    return [period, new Map([[value, set]])];
  }));
}
