// @ts-check
/**
 * Lets the keyboard open the drawer of a narrow window, which the theme leaves to the pointer.
 * Comes in: the theme's label for the drawer. Goes out: the same as a button; Escape shuts the drawer again.
 */

const opener = /** @type {HTMLElement | null} */ (document.querySelector(".md-header__button[for=__drawer]"));
const box = /** @type {HTMLInputElement | null} */ (document.querySelector("#__drawer"));
const drawer = /** @type {HTMLElement | null} */ (document.querySelector(".md-sidebar--primary"));

if (opener && box && drawer) {
  opener.tabIndex = 0;
  opener.role = "button";
  opener.ariaLabel = drawer.querySelector("nav")?.ariaLabel ?? "Navigation";
  const tell = () => { opener.ariaExpanded = String(box.checked); };
  box.addEventListener("change", tell);
  tell();
  opener.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    opener.click();
    if (box.checked) drawer.querySelector("a")?.focus();
  });
  drawer.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked) return;
    opener.click();
    opener.focus();
  });
}
