// @ts-check
/**
 * What readers save: text that stays text in Markdown and in tables, and a file made in the browser.
 * Comes in: text that anybody may have written. Goes out: the same, escaped; or a file that the browser saves.
 */

/** Give signs that mean something in Markdown a backslash. @param {string} text */
export function escapeMarkdown(text) {
  return text.replace(/([\\`*_[\]<>#|])/g, "\\$1");
}

/** Put text below an item of a list. @param {string} text */
export function indent(text) {
  return text.split("\n").map((line) => `\n  ${line}`).join("");
}

/** Write a cell of a table; one that a spreadsheet could take for a formula begins with an apostrophe. @param {string} text */
export function cell(text) {
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
}

/** Have the browser save a file. @param {string} name @param {string} type @param {string} text */
export function save(name, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
