// @ts-check
/**
 * A filled-in worksheet as Markdown, to take along. Comes in: titles, labels and answers as plain text. Goes out: one
 * text in which nothing that somebody typed can become a heading, a link or HTML.
 */

/** @typedef {{label: string, said: string[], boxes: {text: string, on: boolean}[] | null}} Row */
/** @typedef {{title: string, rows: Row[]}} Part */

/**
 * @param {string} title
 * @param {string} address
 * @param {Part[]} parts
 * @param {string} empty what to write where nothing has been filled in
 */
export function toMarkdown(title, address, parts, empty) {
  const lines = [`# ${escape(title)}`, "", `<${address}>`, ""];
  for (const { title: heading, rows } of parts) {
    lines.push(`## ${escape(heading)}`, "");
    for (const { label, said, boxes } of rows) {
      lines.push(`**${escape(label)}**`, "");
      if (boxes) lines.push(...boxes.map(({ text, on }) => `- [${on ? "x" : " "}] ${escape(text)}`), "");
      else lines.push(...(said.length ? said.flatMap((text) => text.split("\n").map((row) => `> ${escape(row)}`.trimEnd())) : [`> ${escape(empty)}`]), "");
    }
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

/** Take their meaning from the signs of Markdown. @param {string} text */
export function escape(text) {
  return text.replace(/\s+/g, " ").trim().replace(/[\\`*_[\]<>#|~&]/g, "\\$&").replace(/^([-+]|\d+[.)])(?= |$)/, "\\$1");
}
