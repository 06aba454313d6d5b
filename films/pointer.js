// @ts-check
/**
 * What a film shows beyond the page: a pointer that people can follow, and calm movement.
 *
 * In: places in the window. Out: promises that are kept when the movement is over. Runs before the page's own scripts;
 * everything is drawn in a closed shadow root, so that neither the page nor its policy meets it.
 */
(() => {
  const KEPT = "film-pointer";
  const [FAR, SEEN] = [900, 250]; // px
  const style = new CSSStyleSheet();
  style.replaceSync(`
    svg { position: fixed; left: 0; top: 0; width: 26px; height: 34px; z-index: 2147483647; pointer-events: none;
          filter: drop-shadow(0 1px 2px #0006); }
    i { position: fixed; width: 44px; height: 44px; margin: -22px; border: 4px solid #93370b; border-radius: 50%;
        box-sizing: border-box; opacity: 0; z-index: 2147483646; pointer-events: none; }
  `);
  const host = document.createElement("film-pointer");
  host.setAttribute("aria-hidden", "true");
  const root = host.attachShadow({ mode: "closed" });
  root.adoptedStyleSheets = [style];
  const space = "http://www.w3.org/2000/svg";
  const arrow = document.createElementNS(space, "svg");
  const shape = document.createElementNS(space, "path");
  arrow.setAttribute("viewBox", "0 0 26 34");
  shape.setAttribute("d", "M2 2 L2 26 L8 20.5 L12 30 L16.5 28 L12.5 19 L21 19 Z");
  shape.setAttribute("fill", "#26231f");
  shape.setAttribute("stroke", "#ffffff");
  shape.setAttribute("stroke-width", "2");
  arrow.append(shape);
  const ring = document.createElement("i");
  root.append(ring, arrow);

  const [x, y] = (sessionStorage.getItem(KEPT) ?? "900,420").split(",").map(Number);
  const at = { x, y };

  /** @param {number} t  from 0 to 1 */
  const ease = (t) => (t < 0.5 ? 2 * t * t : 1 - (2 - 2 * t) ** 2 / 2);

  /** @param {number} ms @param {(t: number) => void} draw */
  const during = (ms, draw) =>
    new Promise((done) => {
      const from = performance.now();
      const step = () => {
        const t = Math.min((performance.now() - from) / ms, 1);
        draw(ease(t));
        if (t < 1) requestAnimationFrame(step);
        else done(undefined);
      };
      step();
    });

  /** What scrolls when an element is to move: a box around it, or the page. @param {Element} element */
  const boxOf = (element) => {
    let box = element.parentElement;
    while (box && !(box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY))) {
      box = box.parentElement;
    }
    return box ?? /** @type {Element} */ (document.scrollingElement);
  };

  const place = () => {
    arrow.style.transform = `translate(${at.x}px, ${at.y}px)`;
    ring.style.left = `${at.x}px`;
    ring.style.top = `${at.y}px`;
    sessionStorage.setItem(KEPT, `${at.x},${at.y}`);
  };

  const film = {
    /** @param {number} toX @param {number} toY @param {number} ms */
    async move(toX, toY, ms) {
      const { x: fromX, y: fromY } = at;
      await during(ms, (t) => {
        at.x = fromX + (toX - fromX) * t;
        at.y = fromY + (toY - fromY) * t;
        place();
      });
    },
    /** A ring that shows a click. @param {number} ms */
    press(ms) {
      void during(ms, (t) => {
        ring.style.opacity = String(t < 1 ? 1 - t : 0);
        ring.style.transform = `scale(${0.5 + t})`;
      });
    },
    /** Bring an element to a height of the window; what grows on the way there is taken into account.
     * @param {Element} element @param {number} top @param {number} ms */
    async scroll(element, top, ms) {
      const box = boxOf(element);
      const from = box.scrollTop;
      await during(ms, (t) => {
        const to = Math.max(box.scrollTop + element.getBoundingClientRect().top - top, 0);
        const way = to - from;
        // Far away, only departure and arrival are seen: what flies past cannot be read, and weighs much in a film.
        const part = Math.abs(way) > FAR ? (SEEN * Math.sign(way)) / way : 0.5;
        box.scrollTo({ top: t < 0.5 ? from + way * part * 2 * t : to - way * part * 2 * (1 - t), behavior: "instant" });
      });
    },
  };
  Object.assign(globalThis, { film });
  place();
  const show = () => document.documentElement.append(host);
  if (document.documentElement) show();
  else new MutationObserver((_, seen) => document.documentElement && (seen.disconnect(), show())).observe(document, { childList: true });
})();
