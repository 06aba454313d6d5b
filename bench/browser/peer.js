// @ts-check
/**
 * What the peers' pages share: boxes, counts and the card list, as plainly as an author would write them.
 * Comes in: a function that answers a choice and a query. Goes out: a catalogue that works like ours on the same HTML.
 */

const SHOWN = /** @type {any} */ (window).cardsShown ?? 24;

/** @typedef {{total: number, counts: Record<string, number>, cards: {id: string, name: string, summary: string, facts: string[]}[]}} Answer */

/** @param {(chosen: Record<string, string[]>, query: string, shown: number) => Promise<Answer>} ask */
export function run(ask) {
  const page = /** @type {HTMLElement} */ (document.querySelector(".sp-catalogue"));
  const [list, status] = [".sp-cards", ".sp-status"].map((selector) => /** @type {HTMLElement} */ (page.querySelector(selector)));
  const query = /** @type {HTMLInputElement} */ (page.querySelector("#q"));
  /** @type {Record<string, string[]>} */
  const chosen = {};
  const options = [...page.querySelectorAll("details.sp-facet li")].map((item) => {
    const facet = /** @type {HTMLElement} */ (item.closest("details")).dataset.facet ?? "";
    const value = /** @type {HTMLElement} */ (item).dataset.value ?? "";
    const [box, label] = [document.createElement("input"), document.createElement("label")];
    box.type = "checkbox";
    label.append(box, Object.assign(document.createElement("span"), { textContent: item.firstElementChild?.textContent }));
    item.firstElementChild?.replaceWith(label);
    chosen[facet] ??= [];
    box.addEventListener("change", () => {
      chosen[facet] = box.checked ? [...chosen[facet], value] : chosen[facet].filter((other) => other !== value);
      show();
    });
    return { key: `${facet}=${value}`, box, count: /** @type {HTMLElement} */ (item.querySelector(".sp-count")) };
  });
  let turn = 0;
  async function show() {
    const mine = turn += 1;
    const { total, counts, cards } = await ask(chosen, query.value.trim(), SHOWN);
    if (mine !== turn) return;
    for (const { key, box, count } of options) {
      const n = counts[key] ?? 0;
      count.textContent = n.toLocaleString("en");
      box.disabled = n === 0 && !box.checked;
    }
    status.textContent = `${total.toLocaleString("en")} of all`;
    list.replaceChildren(...cards.map(draw));
  }
  query.addEventListener("input", show);
  page.dataset.ready = "";
}

/** @param {Answer["cards"][number]} card */
function draw({ id, name, summary, facts }) {
  const item = Object.assign(document.createElement("li"), { className: "sp-card", id: `tools-${id}` });
  const title = Object.assign(document.createElement("h3"), { className: "sp-card__name" });
  title.append(Object.assign(document.createElement("a"), { href: `${id}/`, textContent: name }));
  const list = Object.assign(document.createElement("ul"), { className: "sp-list sp-card__facts" });
  list.append(...facts.map((fact) => Object.assign(document.createElement("li"), { textContent: fact })));
  item.append(title, Object.assign(document.createElement("p"), { className: "sp-card__summary", textContent: summary }), list);
  return item;
}
