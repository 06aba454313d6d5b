// @ts-check
/**
 * The page of the plan: the reader's own, or the one in the fragment of a link.
 * Comes in: the page, the guide's names, the address. Goes out: what is shown. A link changes nothing by being opened.
 */
import { readWords } from "../catalogue/words.js";
import { element } from "../element.js";
import { Guide } from "./guide.js";
import { isPlan, read } from "./link.js";
import { showOwn } from "./own.js";
import { sayDate } from "./steps.js";
import { showVisit } from "./visit.js";

/** @param {HTMLElement} page */
async function start(page) {
  const words = readWords(page);
  const answer = await fetch(new URL(page.dataset.names ?? "", location.href));
  const place = /** @type {HTMLElement} */ (page.querySelector(".sp-plan__content"));
  const room = {
    page,
    place,
    words,
    guide: new Guide(await answer.json(), page.dataset.root ?? ""),
    ways: /** @type {HTMLElement[]} */ ([.../** @type {HTMLTemplateElement} */ (page.querySelector("template")).content.children]),
    say: (/** @type {string} */ text) => say(page, text),
    leave: () => {
      history.replaceState(null, "", location.pathname + location.search);
      showOwn(room);
      place.querySelector("h2")?.focus();
    },
  };
  /** @type {HTMLElement} */ (page.querySelector(".sp-plan__today")).textContent = sayDate(new Date(), words);
  addEventListener("hashchange", () => show(room));
  addEventListener("storage", () => isPlan(location.hash) || showOwn(room));
  await show(room);
  page.dataset.ready = "";
}

/** Show what the address says. @param {import("./own.js").Room} room */
async function show(room) {
  if (!isPlan(location.hash)) return showOwn(room);
  const found = await read(location.hash);
  if (found.plan) return showVisit(room, found.plan);
  showOwn(room);
  const notice = element("div", { className: "sp-notice sp-plan__shared" });
  notice.append(element("p", { textContent: room.words.say(`plan_${found.why}`) }));
  room.place.prepend(notice);
}

/** @param {HTMLElement} page @param {string} text */
function say(page, text) {
  const status = page.querySelector("[role=status]");
  if (status) status.textContent = text;
}

for (const page of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sp-plan"))) start(page);
