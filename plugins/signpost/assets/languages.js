// @ts-check
/**
 * Keeps the query and the fragment when a reader changes the language, so that filters and anchors survive.
 * Comes in: the links of the language switcher. Goes out: the same links with the address's own query and fragment.
 * Without this script the links still lead to the same page in the other language.
 */

/**
 * Give the address of another language's page with the query and the fragment of this one.
 * @param {string} href an absolute address without query
 * @param {{search: string, hash: string}} here the reader's own address
 * @returns {string}
 */
export function carry(href, here) {
  const target = new URL(href);
  target.search = here.search;
  target.hash = here.hash;
  return target.href;
}

for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".sp-languages a"))) {
  const own = link.href;
  link.addEventListener("pointerdown", () => { link.href = carry(own, location); });
  link.addEventListener("focus", () => { link.href = carry(own, location); });
  link.addEventListener("click", () => { link.href = carry(own, location); });
}
