// @ts-check
/**
 * Measures one step in the page: from the event that a reader causes to the paint that shows its result.
 * Comes in: an expected result. Goes out: milliseconds, and what differs from the expectation in the end.
 * It is put into every page before its own scripts; the reader's event itself comes from outside.
 */
(() => {
  const wait = 20_000;
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now());
    channel.port2.postMessage(0);
  }));
  const number = (/** @type {string | null | undefined} */ text) => Number((text ?? "").replace(/\D/g, ""));
  /** @type {Map<string, Element | null>} */
  const options = new Map();
  /** Note where the counts stand. A period is counted from when it was first opened on: nobody sees it before. */
  const find = () => {
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("details.sp-facet li"))) {
      const facet = /** @type {HTMLElement} */ (item.closest("details"));
      const note = () => options.set(`${facet.dataset.facet}=${item.dataset.value}`, item.querySelector(".sp-count"));
      if (facet.matches(".sp-script:not([open])")) facet.addEventListener("toggle", note, { once: true });
      else note();
    }
  };
  const countsDiffer = (/** @type {any} */ expected) => {
    // A peer matches words in its own way: its answer is whatever it writes anew.
    if (expected.free) return expected.changed() ? "" : "nothing has changed";
    const status = document.querySelector(".sp-status")?.textContent ?? "";
    if (number(status.split(/ of /)[0]) !== expected.total) return `status ${status} instead of ${expected.total}`;
    for (const [key, count] of options) {
      const [is, should] = [number(count?.textContent), expected.counts[key] ?? 0];
      if (is !== should) return `${key}: ${is} instead of ${should}`;
    }
    return "";
  };
  const cardsDiffer = (/** @type {any} */ expected) => {
    const ids = [...document.querySelectorAll(".sp-cards > li")].filter((item) => item.checkVisibility()).map(({ id }) => id.slice(id.indexOf("-") + 1));
    if (ids.length >= Math.min(expected.shown, expected.total) && ids.every((id, at) => id === expected.ids[at])) return "";
    const at = ids.findIndex((id, place) => id !== expected.ids[place]);
    return `${ids.length} cards of ${expected.shown}, card ${at} is ${ids[at]} instead of ${expected.ids[at]}`;
  };
  const probe = {
    shift: 0,
    /** Until then what moves was moved by the bench: it opens and closes facets. */
    quiet: 0,
    /** @type {string[]} */
    sources: [],
    ready: 0,
    find,
    /** Get ready to time the next event of a type. @param {string} type @param {any} expected */
    arm(type, expected) {
      if (expected.free) {
        let changed = false;
        new MutationObserver(() => { changed = true; }).observe(/** @type {Node} */ (document.querySelector(".sp-status")), { childList: true, characterData: true, subtree: true });
        expected.changed = () => changed;
      }
      probe.result = new Promise((done) => {
        window.addEventListener(type, async (event) => {
          const start = Math.min(event.timeStamp, performance.now());
          let counted = 0;
          for (let now = await painted(); now - start < wait; now = await painted()) {
            if (!counted && !countsDiffer(expected)) counted = now - start;
            if (counted && (!expected.strict || !cardsDiffer(expected))) return done({ counted, settled: now - start, wrong: "" });
          }
          return done({ counted, settled: wait, wrong: countsDiffer(expected) || cardsDiffer(expected) });
        }, { capture: true, once: true });
      });
    },
    /** @type {Promise<unknown>} */
    result: Promise.resolve(),
  };
  new PerformanceObserver((list) => {
    for (const entry of /** @type {any[]} */ (list.getEntries())) if (!entry.hadRecentInput && entry.startTime > probe.quiet) {
      probe.shift += entry.value;
      probe.sources.push(`${Math.round(entry.startTime)} ms: ${entry.value.toFixed(4)} ${entry.sources.map(({ node }) => node?.className || node?.nodeName).join(" ")}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".sp-catalogue[data-ready]")) return;
    probe.ready ||= performance.now();
    observer.disconnect();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-ready"] });
  Object.assign(window, { probe });
})();
