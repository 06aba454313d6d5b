// @ts-check
/**
 * What films leave behind on this device, and nowhere else: how far a film was watched, and which hosts may load.
 * Comes in: whatever stands in the browser's storage, trusted in nothing. Goes out: clean lists, the newest first.
 */

import { REF, readStored, writeStored } from "../catalogue/store.js";

/** @typedef {{ref: string, title: string, at: number, of: number}} Watched at, of: seconds */

const WATCHED = "signpost.watched";
const HOSTS = "signpost.hosts";
const HOST = /^(?=.{4,100}$)[a-z0-9]+(?:[.-][a-z0-9]+)+$/;
const MOST = 20;
const LONGEST_TITLE = 200;
/** Seconds from either end of a film that are not worth coming back for. */
const EDGE = 5;
const LONGEST_FILM = 360000;

/**
 * Clean a list of films that came from anywhere.
 * @param {unknown} value
 * @returns {Watched[]}
 */
export function cleanWatched(value) {
  if (!Array.isArray(value)) return [];
  /** @type {Map<string, Watched>} */
  const films = new Map();
  for (const item of value.slice(0, MOST)) {
    const { ref, title, at, of } = item ?? {};
    if (typeof ref !== "string" || !REF.test(ref) || typeof title !== "string" || films.has(ref)) continue;
    if (!Number.isFinite(at) || !Number.isFinite(of) || of > LONGEST_FILM || at < EDGE || at > of - EDGE) continue;
    films.set(ref, { ref, title: title.slice(0, LONGEST_TITLE), at: Math.floor(at), of: Math.floor(of) });
  }
  return [...films.values()];
}

/**
 * Clean a list of host names that came from anywhere.
 * @param {unknown} value
 * @returns {string[]}
 */
export function cleanHosts(value) {
  if (!Array.isArray(value)) return [];
  return [...new Set(value.slice(0, MOST).filter((host) => typeof host === "string" && HOST.test(host)))];
}

export function readWatched() {
  return cleanWatched(readStored(WATCHED));
}

/**
 * Remember how far a film was watched; near its beginning or its end it is forgotten.
 * @param {Watched} film
 */
export function rememberWatched(film) {
  writeStored(WATCHED, cleanWatched([film, ...readWatched().filter(({ ref }) => ref !== film.ref)]));
}

/** @param {string} ref */
export function forgetWatched(ref) {
  writeStored(WATCHED, readWatched().filter((film) => film.ref !== ref));
}

export function forgetAllWatched() {
  writeStored(WATCHED, []);
}

export function readHosts() {
  return cleanHosts(readStored(HOSTS));
}

/**
 * Let films of a host load by themselves, or ask again each time.
 * @param {string} host
 * @param {boolean} allowed
 */
export function allowHost(host, allowed) {
  const others = readHosts().filter((name) => name !== host);
  writeStored(HOSTS, cleanHosts(allowed ? [host, ...others] : others));
}
