// @ts-check
/**
 * Sets of entry positions as bits: unpacking, joining, counting.
 * Comes in: the texts of `catalogue.json` ("b…" a bitmap, "d…" gaps as varints, both base64). Goes out: `Uint32Array`s,
 * bit i of word i >> 5. It does not know what a set stands for.
 */

/**
 * Make an empty set for n entries.
 * @param {number} n
 */
export const none = (n) => new Uint32Array((n + 31) >> 5);

/**
 * Make the set of all n entries.
 * @param {number} n
 */
export function all(n) {
  const set = none(n).fill(0xffffffff);
  if (n & 31) set[set.length - 1] = (1 << (n & 31)) - 1;
  return set;
}

/**
 * Unpack a set of n entries.
 * @param {string} text
 * @param {number} n
 */
export function unpack(text, n) {
  const bytes = Uint8Array.from(atob(text.slice(1)), (char) => char.charCodeAt(0));
  const set = none(n);
  if (text[0] === "b") {
    for (let at = 0; at < bytes.length; at += 1) set[at >> 2] |= bytes[at] << ((at & 3) << 3);
    return set;
  }
  for (let at = 0, position = -1; at < bytes.length;) {
    const [gap, next] = varint(bytes, at);
    position += gap + 1;
    set[position >> 5] |= 1 << (position & 31);
    at = next;
  }
  return set;
}

/**
 * Join a set into another, in place.
 * @param {Uint32Array} into
 * @param {Uint32Array} set
 */
export function add(into, set) {
  for (let word = 0; word < into.length; word += 1) into[word] |= set[word];
}

/**
 * Keep what is in both sets, in place.
 * @param {Uint32Array} into
 * @param {Uint32Array} set
 */
export function keep(into, set) {
  for (let word = 0; word < into.length; word += 1) into[word] &= set[word];
}

/**
 * Count the members that two sets share.
 * @param {Uint32Array} one
 * @param {Uint32Array} other
 */
export function countBoth(one, other) {
  let count = 0;
  for (let word = 0; word < one.length; word += 1) {
    let bits = one[word] & other[word];
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    count += (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
}

/**
 * Whether a position is in a set.
 * @param {Uint32Array} set
 * @param {number} position
 */
export const has = (set, position) => (set[position >> 5] >>> (position & 31) & 1) === 1;

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 * @returns {[number, number]} the number, and where the next one begins
 */
export function varint(bytes, at) {
  let number = 0;
  for (let shift = 0; ; shift += 7, at += 1) {
    number |= (bytes[at] & 127) << shift;
    if (bytes[at] < 128) return [number, at + 1];
  }
}
