// @ts-check
/**
 * Sets of entry positions as bits: unpacking, joining, counting.
 * Comes in: the texts of `catalogue.json`, as `packing.py` writes them. Goes out:
 * `Uint32Array`s, bit i of word i >> 5. It does not know what a set stands for.
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
 * Make a set of some of n entries.
 * @param {ArrayLike<number>} positions
 * @param {number} n
 */
export function setOf(positions, n) {
  const set = none(n);
  for (let at = 0; at < positions.length; at += 1) set[positions[at] >> 5] |= 1 << (positions[at] & 31);
  return set;
}

/**
 * Read base64.
 * @param {string} text
 */
export function decode(text) {
  const packed = atob(text);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = packed.charCodeAt(at);
  return bytes;
}

/**
 * Give the first members of a set, at most as many as asked for.
 * @param {Uint32Array} set
 * @param {number} most
 */
export function first(set, most) {
  const found = [];
  for (let word = 0; word < set.length && found.length < most; word += 1) {
    for (let bits = set[word]; bits && found.length < most; bits &= bits - 1) found.push(word * 32 + 31 - Math.clz32(bits & -bits));
  }
  return found;
}

/**
 * Unpack a set of n entries.
 * @param {string} text
 * @param {number} n
 */
export function unpack(text, n) {
  const set = none(n);
  const bytes = decode(text.slice(1));
  visit(bytes, 0, bytes.length, Number(text[0]), (position) => { set[position >> 5] |= 1 << (position & 31); });
  return set;
}

/**
 * Visit the members of a set in Rice's code, rising.
 * @param {Uint8Array} bytes
 * @param {number} from first byte of the set
 * @param {number} to byte after its last
 * @param {number} k
 * @param {(position: number) => void} meet
 */
export function visit(bytes, from, to, k, meet) {
  const bit = () => bytes[at >> 3] >>> (at & 7) & 1;
  let at = from * 8;
  for (let position = 0; ; position += 1) {
    for (; bit(); at += 1) position += 1 << k;
    // The ones that fill the last byte lead up to its end or beyond.
    if (at >= to * 8) return;
    at += 1;
    for (let low = 0; low < k; low += 1, at += 1) position += bit() << low;
    meet(position);
  }
}

/**
 * Unpack sets of which each counts only what the ones before have left; the last one is what is left in the end.
 * @param {readonly string[]} texts
 * @param {number} n
 */
export function unpackChain(texts, n) {
  const rest = all(n);
  return texts.map((text) => {
    const left = first(rest, n);
    const ranks = text && unpack(text, left.length);
    const set = setOf(ranks ? left.filter((_, rank) => has(ranks, rank)) : left, n);
    for (let word = 0; word < set.length; word += 1) rest[word] &= ~set[word];
    return set;
  });
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
 * Count the members of a set.
 * @param {Uint32Array} set
 */
export const size = (set) => countBoth(set, set);

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
