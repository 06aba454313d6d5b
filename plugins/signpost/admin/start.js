// @ts-check
/**
 * Starts the web editor with the guide's own configuration and its own way of writing files.
 *
 * Comes in: `config.json`, as `signpost` writes it from the declaration. Goes out: the editor, on this page.
 * What the editor would fetch from elsewhere, the page's policy refuses. Its interface is kept in English: it is the
 * language of this page, and the only one that the program carries in itself.
 */
import { read, write } from "./file.js";

Object.defineProperty(navigator, "languages", { value: ["en-US"] });
Object.defineProperty(navigator, "language", { value: "en-US" });

const { config, shapes } = await (await fetch("config.json")).json();
const { default: editor } = await import("./sveltia/index.js");
for (const [name, shape] of Object.entries(shapes)) {
  editor.registerCustomFormat(name, shape.words ? "md" : "yml", {
    fromFile: (/** @type {string} */ text) => read(text, shape),
    toFile: (/** @type {Record<string, unknown>} */ values) => write(values, shape),
  });
}
await editor.init({ config });
