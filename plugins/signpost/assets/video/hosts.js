// @ts-check
/**
 * Films that stand on other hosts: nothing is asked of a host before the reader says so.
 * Comes in: the list of ways to a film, each a plain link with a question. Goes out: its answers, and the host's player.
 */

import { element } from "../element.js";
import { allowHost, readHosts } from "./kept.js";
import { clock } from "./moment.js";

/** @typedef {import("../catalogue/words.js").Words} Words */

/**
 * Make the buttons beside the links work; give the function that moves the film to a second.
 * @param {HTMLElement} film
 * @param {Words} words
 * @returns {(second: number) => void}
 */
export function setUpHosts(film, words) {
  const items = [...film.querySelectorAll("li")].filter((item) => item.dataset.embed);
  /** @type {Way[]} */
  const ways = items.map((item) => new Way(item, film, words, () => ways.forEach((way) => way.ask())));
  const allowed = readHosts();
  ways.find((way) => allowed.includes(way.host))?.load();
  return (second) => {
    for (const way of ways) way.moveTo(second);
  };
}

class Way {
  /**
   * @param {HTMLElement} item
   * @param {HTMLElement} film
   * @param {Words} words
   * @param {() => void} askAll one film plays at a time: puts the question at every way
   */
  constructor(item, film, words, askAll) {
    this.film = film;
    this.words = words;
    this.askAll = askAll;
    this.host = item.dataset.host ?? "";
    this.platform = item.dataset.platform ?? "";
    this.embed = item.dataset.embed ?? "";
    this.at = item.dataset.at ?? "";
    /** @type {number} */
    this.second = 0;
    /** @type {HTMLIFrameElement | undefined} */
    this.frame = undefined;
    this.status = /** @type {HTMLElement} */ (item.querySelector("[role=status]"));
    this.panel = /** @type {HTMLElement} */ (item.querySelector(".sp-film__ask"));
    this.question = [...this.panel.children];
    this.always = /** @type {HTMLInputElement} */ (this.panel.querySelector("input"));
    this.panel.querySelector("button")?.addEventListener("click", () => {
      if (this.always.checked) allowHost(this.host, true);
      this.load();
      this.frame?.focus();
    });
  }

  /** Put the question, with no player loaded. */
  ask() {
    this.frame?.remove();
    this.frame = undefined;
    this.always.checked = false;
    this.panel.replaceChildren(...this.question);
    this.note(true);
  }

  /** Ask the host for its player: from here on its rules apply. */
  load() {
    this.askAll();
    this.frame = element("iframe", { src: this.address(), title: this.say("film_frame"), referrerPolicy: "strict-origin" });
    this.frame.allow = "fullscreen; picture-in-picture";
    this.film.prepend(this.frame);
    this.note(false);
    this.status.textContent = "";
    this.showChoice();
  }

  /**
   * Say that nothing is loaded before a click, or no longer.
   * @param {boolean} shown
   */
  note(shown) {
    const note = /** @type {HTMLElement | null} */ (this.film.querySelector(".sp-film__note"));
    if (note) note.hidden = !shown;
  }

  /** Where films of this host load by themselves, offer to end that. */
  showChoice() {
    if (!readHosts().includes(this.host)) {
      this.panel.replaceChildren();
      return;
    }
    const button = element("button", { type: "button", className: "md-button", textContent: this.words.say("film_ask_again") });
    button.addEventListener("click", () => {
      allowHost(this.host, false);
      this.ask();
      this.panel.querySelector("button")?.focus();
    });
    this.panel.replaceChildren(element("p", { className: "sp-small", textContent: this.say("film_allowed") }), button);
  }

  /** @param {number} second */
  moveTo(second) {
    this.second = second;
    if (!this.at) return;
    if (this.frame?.isConnected) this.load();
    else this.status.textContent = this.words.say("film_begins", { time: clock(second) });
  }

  address() {
    return this.second && this.at ? this.at.replace("{n}", String(this.second)) : this.embed;
  }

  /** @param {string} key */
  say(key) {
    return this.words.say(key, { platform: this.platform, host: this.host, name: this.film.dataset.name ?? "" });
  }
}
