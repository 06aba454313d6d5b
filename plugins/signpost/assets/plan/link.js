// @ts-check
/**
 * A plan as the fragment of a link, which no server sees: `#p1=` and the plan as JSON, deflated, in base64url.
 * Comes in: a plan, or the fragment of a link that anybody may have made. Goes out: the other of the two.
 * A browser that cannot deflate writes `#p0=`, the same without deflating; all read both. A field this version does not
 * know is passed over; a form it does not know (`#p2=`) is said to be newer.
 */
import { clean, isEmpty } from "./plan.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {{plan: Plan} | {plan: null, why: "damaged" | "newer"}} Read */

const LONGEST_LINK = 32000;
const LONGEST_PLAN = 200_000;
const FORM = /^#p(\d{1,3})=([\w-]*)$/;

/** @param {unknown} value @returns {boolean} */
function isNothing(value) {
  if (value !== null && typeof value === "object") return Object.values(value).every(isNothing);
  return value === "" || value === false;
}

/**
 * Write a plan as a fragment; one that `read` would refuse as too long throws a `RangeError`.
 * @param {Plan} plan
 * @returns {Promise<string>}
 */
export async function write(plan) {
  const bytes = new TextEncoder().encode(JSON.stringify(plan, (_, value) => (isNothing(value) ? undefined : value)));
  const squeezed = "CompressionStream" in globalThis ? await flow(bytes, new CompressionStream("deflate-raw"), LONGEST_LINK) : null;
  const fragment = squeezed ? `#p1=${toText(squeezed)}` : `#p0=${toText(bytes)}`;
  if (fragment.length > LONGEST_LINK) throw new RangeError("too long");
  return fragment;
}

/** Tell whether a fragment claims to hold a plan. @param {string} fragment */
export function isPlan(fragment) {
  return /^#p\d+=/.test(fragment);
}

/**
 * Read a plan from a fragment.
 * @param {string} fragment
 * @returns {Promise<Read>}
 */
export async function read(fragment) {
  const [, form, packed] = fragment.length > LONGEST_LINK ? [] : FORM.exec(fragment) ?? [];
  if (form !== undefined && Number(form) > 1) return { plan: null, why: "newer" };
  try {
    const bytes = toBytes(packed ?? "");
    const unpacked = form === "1" ? await flow(bytes, new DecompressionStream("deflate-raw"), LONGEST_PLAN) : bytes;
    const plan = clean(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(unpacked)));
    return isEmpty(plan) ? { plan: null, why: "damaged" } : { plan };
  } catch {
    return { plan: null, why: "damaged" };
  }
}

/** Send bytes through a stream; what comes out longer than `most` is refused. @param {Uint8Array<ArrayBuffer>} bytes @param {CompressionStream | DecompressionStream} stream @param {number} most */
async function flow(bytes, stream, most) {
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  for (const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError("too long");
    }
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** @param {Uint8Array} bytes */
function toText(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** @param {string} text */
function toBytes(text) {
  const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
