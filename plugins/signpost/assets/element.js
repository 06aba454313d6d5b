// @ts-check
/** Makes elements. Comes in: a tag and properties; text goes in as `textContent`. Goes out: the element, not yet shown. */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Partial<HTMLElementTagNameMap[T]>} [properties]
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, properties = {}) {
  return Object.assign(document.createElement(tag), properties);
}
