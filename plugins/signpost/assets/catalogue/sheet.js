// @ts-check
/**
 * The filters as a sheet from below, where a window has no room beside the cards. It is loaded when it is first opened.
 * Comes in: the sheet and the button that opens it. Goes out: the sheet, open; it closes by its button, Escape, walking out, or
 * a tap beside it.
 */

/** @type {WeakSet<HTMLElement>} */
const known = new WeakSet();

/** @param {HTMLElement} sheet @param {HTMLElement} button */
export function openSheet(sheet, button) {
  if (!known.has(sheet)) listen(sheet, button);
  known.add(sheet);
  turn(sheet, button, true);
  // Not its first field: the keyboard of a phone would cover half of the sheet.
  sheet.tabIndex = -1;
  sheet.focus();
}

/** @param {HTMLElement} sheet @param {HTMLElement} button @param {boolean} on */
function turn(sheet, button, on) {
  sheet.toggleAttribute("data-shown", on);
  button.setAttribute("aria-expanded", String(on));
}

/** @param {HTMLElement} sheet @param {HTMLElement} button */
function listen(sheet, button) {
  const shown = () => sheet.hasAttribute("data-shown");
  const close = () => {
    turn(sheet, button, false);
    button.focus();
  };
  sheet.querySelector("[data-close]")?.addEventListener("click", () => {
    close();
    // "Show 6" shows them: they may begin below the window.
    if (document.querySelector(".sp-chips:not([hidden])")) document.querySelector(".sp-results")?.scrollIntoView();
  });
  document.addEventListener("click", (event) => {
    const way = event.composedPath();
    if (shown() && !way.includes(sheet) && !way.includes(button)) turn(sheet, button, false);
  });
  sheet.addEventListener("keydown", (event) => { if (event.key === "Escape" && shown()) close(); });
  // Who walks on with the keyboard walks out of the sheet, not into what it hides.
  sheet.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !sheet.contains(relatedTarget) && shown()) turn(sheet, button, false);
  });
}
