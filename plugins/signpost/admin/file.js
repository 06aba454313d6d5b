// @ts-check
/**
 * The text of a facts or words file ↔ the values that the web editor shows.
 *
 * Comes in: a text, or values and the text they came from. Goes out: the same text, but for the keys whose value changed:
 * comments, quotes and the order of all other lines stay. Example: `write(read(text, shape), shape) === text`.
 * Knows no page and reads no YAML but the forms that stand here; a value in any other form is kept and not shown.
 */

/** @typedef {"text" | "code" | "codes" | "texts" | "map" | "raw"} Kind */
/** @typedef {{ name: string, kind: Kind }} Field */
/** @typedef {{ words: boolean, first: string, fields: Field[] }} Shape */
/** @typedef {string | string[] | Record<string, string>} Value */
/** @typedef {{ name: string, above: string[], lines: string[] }} Block */

/** The name under which a file's own text travels with its values. */
export const KEPT = "signpost_file";

const KEY = /^([A-Za-z_][\w-]*):(?: +(.*?))?\s*$/;
const BETWEEN = /^(?:#.*|\s*)$/;
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._/+-]*(?::[A-Za-z0-9._/+-]+)*$/;
const NAME = /^[^\W\d_][\w.’-]*(?: [\w.’-]+)*$/;
const MEANS_MORE = /^(?:yes|no|true|false|on|off|y|n|null|unknown|not-applicable)$/i;

/**
 * Read a file: its values by field, and its text under `KEPT`.
 * @param {string} text
 * @param {Shape} shape
 * @returns {Record<string, Value>}
 */
export function read(text, shape) {
  const { front, body } = divide(text, shape);
  const kinds = new Map(shape.fields.map((field) => [field.name, field.kind]));
  /** @type {Record<string, Value>} */
  const values = {};
  for (const block of split(front).blocks) {
    const kind = kinds.get(block.name);
    const value = kind && valueOf(block, kind);
    if (value !== undefined) {
      values[block.name] = value;
    }
  }
  if (shape.words) {
    values.body = body.trim();
  }
  return { ...values, [KEPT]: text };
}

/**
 * Write values into the text they came from; a new file is written in the order of the shape.
 * @param {Record<string, unknown>} values
 * @param {Shape} shape
 * @returns {string}
 */
export function write(values, shape) {
  const kept = values[KEPT];
  const text = typeof kept === "string" ? kept : "";
  const { front, body } = divide(text, shape);
  const { blocks, tail } = split(front);
  const order = shape.fields.map((field) => field.name);
  for (const { name, kind } of shape.fields) {
    const place = blocks.findIndex((block) => block.name === name);
    const after = tidy(values[name], kind);
    if (place >= 0) {
      change(blocks, place, kind, after);
    } else if (!isEmpty(after)) {
      const earlier = order.slice(0, order.indexOf(name));
      const last = blocks.findLastIndex((block) => earlier.includes(block.name));
      blocks.splice(last + 1, 0, { name, above: [], lines: compose(name, kind, after) });
    }
  }
  const written = [...blocks.flatMap((block) => [...block.above, ...block.lines]), ...tail];
  if (!shape.words) {
    return finish(shape.first && !text ? [shape.first, ...written] : written);
  }
  const said = typeof values.body === "string" ? values.body.trim() : "";
  return finish(["---", ...written, "---"]) + (said === body.trim() ? body : `${said}\n`);
}

/** @param {string[]} lines */
const finish = (lines) => (lines.length ? `${lines.join("\n")}\n` : "");

/**
 * @param {string} text
 * @param {Shape} shape
 */
function divide(text, shape) {
  if (!shape.words) {
    return { front: text.replace(/\n$/, ""), body: "" };
  }
  const parts = /^---\n(?:([^]*?)\n)?---(?:\n([^]*))?$/.exec(text);
  return { front: parts?.[1] ?? "", body: parts ? (parts[2] ?? "") : text };
}

/**
 * Divide lines into one block per key at the margin; comments above a key belong to it.
 * @param {string} text
 * @returns {{ blocks: Block[], tail: string[] }}
 */
function split(text) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {string[]} */
  let above = [];
  for (const line of text ? text.split("\n") : []) {
    const key = KEY.exec(line);
    if (key) {
      blocks.push({ name: key[1], above, lines: [line] });
      above = [];
    } else if (BETWEEN.test(line) || !blocks.length) {
      above.push(line);
    } else {
      blocks[blocks.length - 1].lines.push(...above, line);
      above = [];
    }
  }
  return { blocks, tail: above };
}

/**
 * @param {Block[]} blocks
 * @param {number} place
 * @param {Kind} kind
 * @param {Value} after
 */
function change(blocks, place, kind, after) {
  const block = blocks[place];
  const before = valueOf(block, kind);
  const was = before === undefined ? "" : tidy(before, kind);
  if (isEmpty(after) ? isEmpty(was) : JSON.stringify(was) === JSON.stringify(after)) {
    return;
  }
  if (isEmpty(after)) {
    blocks.splice(place, 1);
    return;
  }
  const lines = compose(block.name, kind, after);
  blocks[place] = { ...block, lines: kind === "map" ? keepLines(block, lines) : lines };
}

/**
 * Leave the lines of a mapping whose text is the same as they were.
 * @param {Block} block
 * @param {string[]} lines
 */
function keepLines(block, lines) {
  const old = new Map(block.lines.slice(1).map((line) => [JSON.stringify(pair(line)), line]));
  return lines.map((line, number) => (number && old.get(JSON.stringify(pair(line)))) || line);
}

/**
 * @param {Block} block
 * @param {Kind} kind
 * @returns {Value | undefined} undefined for a form that is kept and not shown
 */
function valueOf(block, kind) {
  const rest = KEY.exec(block.lines[0])?.[2] ?? "";
  const more = block.lines.slice(1);
  if (kind === "raw") {
    return [...(rest ? [rest] : []), ...more].join("\n");
  }
  if (kind === "map") {
    const pairs = rest ? [] : more.filter((line) => !BETWEEN.test(line)).map(pair);
    return pairs.length && pairs.every((found) => found) ? Object.fromEntries(/** @type {[string, string][]} */ (pairs)) : undefined;
  }
  if (kind === "text" || kind === "code") {
    return more.length ? undefined : scalar(rest);
  }
  if (rest) {
    return more.some((line) => line.includes("#")) ? undefined : items([rest, ...more.map((line) => line.trim())].join(" "));
  }
  const members = more.filter((line) => !BETWEEN.test(line)).map((line) => scalar(/^ *- (.*)$/.exec(line)?.[1] ?? "["));
  return members.every((member) => member !== undefined) ? /** @type {string[]} */ (members) : undefined;
}

/**
 * @param {string} line
 * @returns {[string, string] | undefined}
 */
function pair(line) {
  const found = /^ +([a-z0-9][a-z0-9_-]*): (.*)$/.exec(line);
  const text = found ? scalar(found[2]) : undefined;
  return found && text !== undefined ? [found[1], text] : undefined;
}

/**
 * Read one text: plain, or in either kind of quotes, perhaps with a comment behind it.
 * @param {string} written
 * @returns {string | undefined}
 */
function scalar(written) {
  const quoted = /^("(?:[^"\\]|\\.)*")(?:\s+#.*)?\s*$/.exec(written);
  if (quoted) {
    try {
      return JSON.parse(quoted[1]);
    } catch {
      return undefined;
    }
  }
  const single = /^'((?:[^']|'')*)'(?:\s+#.*)?\s*$/.exec(written);
  if (single) {
    return single[1].replaceAll("''", "'");
  }
  return /^["'[{|>&*!%@`]/.test(written) ? undefined : written.replace(/(?:^|\s+)#.*$/, "").trim();
}

/**
 * Read a list in brackets.
 * @param {string} written
 * @returns {string[] | undefined}
 */
function items(written) {
  const inner = /^\[(.*)\]\s*$/.exec(written)?.[1];
  if (inner === undefined) {
    return undefined;
  }
  const found = inner.match(/\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,"'[\]{}#]+)\s*(?:,|$)/g) ?? [];
  const texts = found.map((item) => scalar(item.trim().replace(/,$/, "").trim()));
  return found.join("") === inner && texts.every((text) => text !== undefined) ? /** @type {string[]} */ (texts) : undefined;
}

/**
 * @param {string} name
 * @param {Kind} kind
 * @param {Value} value
 * @returns {string[]}
 */
function compose(name, kind, value) {
  if (typeof value !== "string") {
    return Array.isArray(value)
      ? kind === "codes"
        ? [`${name}: [${value.map((item) => composeOne(item, "code")).join(", ")}]`]
        : [`${name}:`, ...value.map((item) => `  - ${composeOne(item, "text")}`)]
      : [`${name}:`, ...Object.entries(value).map(([id, text]) => `  ${id}: ${composeOne(text, "text")}`)];
  }
  if (kind !== "raw") {
    return [`${name}: ${composeOne(value, kind)}`];
  }
  const lines = value.split("\n");
  const inline = lines.length === 1 ? !/^\s*- /.test(value) : /^[[{]/.test(value);
  const indented = (inline ? lines.slice(1) : lines).map((line) => (!line || line.startsWith(" ") ? line : `  ${line}`));
  return inline ? [`${name}: ${lines[0].trim()}`, ...indented] : [`${name}:`, ...indented];
}

/**
 * @param {string} text
 * @param {Kind} kind
 */
function composeOne(text, kind) {
  const plain = kind === "code" && text.toLowerCase() !== "null" && (PLAIN.test(text) || (NAME.test(text) && !MEANS_MORE.test(text)));
  return plain ? text : JSON.stringify(text);
}

/**
 * Bring what an editor hands over into the form in which values are compared: one line per text, no empty ones.
 * @param {unknown} value
 * @param {Kind} kind
 * @returns {Value}
 */
function tidy(value, kind) {
  if (kind === "raw") {
    return typeof value === "string" ? value.replaceAll("\r", "").replace(/\s+$/, "") : "";
  }
  if (Array.isArray(value)) {
    return value.map(oneLine).filter(Boolean);
  }
  if (value && typeof value === "object") {
    const pairs = Object.entries(value).map(([id, text]) => [id.trim(), oneLine(text)]);
    return Object.fromEntries(pairs.filter(([id, text]) => id && text));
  }
  return oneLine(value);
}

/** @param {unknown} text */
const oneLine = (text) => (text === undefined || text === null ? "" : String(text).normalize("NFC").replace(/\s+/g, " ").trim());

/** @param {Value} value */
const isEmpty = (value) => (typeof value === "string" ? !value : !Object.keys(value).length);
