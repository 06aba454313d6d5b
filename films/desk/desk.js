// @ts-check
/**
 * What lies on the drawn desk: a file, or a terminal. In: a name and lines. Out: the same, drawn; nothing is made up here.
 */
const paper = /** @type {HTMLElement} */ (document.querySelector("#paper"));
const tab = /** @type {HTMLElement} */ (document.querySelector("#tab"));

/** What stands before the first character of a value or a command is tinted. @param {Element} line @param {string} text */
function draw(line, text) {
  const [, head, rest] = /^(\$ |\s*(?:- )?[a-z_0-9-]+:(?= |$)|#+ .*)?(.*)$/su.exec(text) ?? [];
  const tinted = Object.assign(document.createElement("b"), { textContent: head ?? "" });
  line.replaceChildren(tinted, rest ?? "");
}

const desk = {
  /** @param {"file" | "terminal"} kind @param {string} name @param {string[]} lines */
  show(kind, name, lines) {
    document.body.dataset.kind = kind;
    tab.textContent = name;
    paper.replaceChildren();
    for (const line of lines) desk.add(line);
    paper.scrollTop = 0;
  },
  /** @param {string} text */
  add(text) {
    delete paper.querySelector("[data-caret]")?.dataset.caret;
    const line = document.createElement("span");
    line.dataset.caret = "";
    draw(line, text);
    paper.append(line);
    paper.scrollTop = paper.scrollHeight;
  },
  /** Write a new line as a person would. @param {string} text @param {number} ms */
  async type(text, ms) {
    desk.add("");
    const from = performance.now();
    for (let end = 0; end < text.length; ) {
      await new Promise((done) => requestAnimationFrame(done));
      end = Math.min(Math.ceil((text.length * (performance.now() - from)) / ms), text.length);
      desk.change(paper.children.length, text.slice(0, end));
    }
  },
  /** @param {number} number  of the line, from 1 @param {string} text */
  change(number, text) {
    delete paper.querySelector("[data-caret]")?.dataset.caret;
    const line = /** @type {HTMLElement} */ (paper.children[number - 1]);
    line.dataset.caret = "";
    draw(line, text);
  },
  /** @param {number} number  of the line, from 1 */
  mark(number) {
    /** @type {HTMLElement} */ (paper.children[number - 1]).dataset.marked = "";
  },
};
Object.assign(globalThis, { desk });
