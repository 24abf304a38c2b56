// Bar under a pair: a button for each key, the reason, the name, and what waits or failed.
/** @import { MatchDesk } from "../types/matches" */
import { makeButton, makeElement } from "../shared/elements.js";
import { keepKeysOn } from "./keys.js";
import { currentPair, dropFailed, placeOf, tryAgain } from "./queue.js";

/** Keys that judge, with the judgement of each. */
export const JUDGEMENTS = { s: "accepted", d: "rejected", p: "proposed", u: "unsure" };
const TOGGLES = { e: "sources", c: "group", o: "latin" };

/**
 * Return a button with its letter.
 *
 * @param {MatchDesk} desk
 * @param {string} letter
 * @param {string} cls
 * @param {Record<string, () => void>} actions
 */
function makeKeyButton(desk, letter, cls, actions) {
  const button = makeButton(cls, undefined, () => actions[letter]());
  const key = makeElement("kbd", "", letter.toUpperCase());
  button.append(key, makeElement("span", "", desk.sheet.words[`key_${letter}`]));
  key.setAttribute("aria-hidden", "true"); // aria-keyshortcuts says it
  button.setAttribute("aria-keyshortcuts", letter.toUpperCase());
  desk.buttons.set(letter, button);
  return button;
}

/**
 * @param {string} label
 * @param {HTMLInputElement} field
 * @param {HTMLElement} text
 */
function buildField(label, field, text) {
  const block = makeElement("label", "field");
  text.textContent = label;
  field.type = "text";
  field.maxLength = 500;
  field.onkeydown = (event) => { if (event.key === "Escape") field.blur(); };
  block.append(text, field);
  return block;
}

/**
 * Return the bar; it stays in the page while the pairs change, and so does the focus.
 *
 * @param {MatchDesk} desk
 * @param {Record<string, () => void>} actions
 */
export function buildBar(desk, actions) {
  const { words } = desk.sheet;
  const bar = makeElement("div", "bar");
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", words.judge);
  const judge = makeElement("div", "judge"), more = makeElement("div", "more");
  judge.append(...[..."sdpu"].map((l) => makeKeyButton(desk, l, `judge-${l}`, actions)));
  more.append(...[..."kjzneco?"].map((l) => makeKeyButton(desk, l, "act", actions)));
  const fields = makeElement("div", "fields");
  fields.append(
    buildField(words.why, desk.why, desk.whyLabel),
    buildField(words.by, desk.name, makeElement("span")),
  );
  desk.name.maxLength = 80;
  desk.name.autocomplete = "name";
  bar.append(judge, fields, more);
  return bar;
}

/**
 * Return the list of the keys, with the switch that turns them off.
 *
 * @param {MatchDesk} desk
 */
export function buildHelp(desk) {
  const { help, sheet: { words } } = desk;
  help.setAttribute("aria-label", words.keysTitle);
  const list = makeElement("dl");
  for (const letter of "sdpujkzneco?") {
    const item = makeElement("div"), key = makeElement("dt");
    key.append(makeElement("kbd", "", letter.toUpperCase()));
    item.append(key, makeElement("dd", "", words[`says_${letter}`]));
    list.append(item);
  }
  const choice = makeElement("label", "switch"), box = makeElement("input");
  box.type = "checkbox";
  box.checked = desk.keysOn;
  box.onchange = () => {
    desk.keysOn = box.checked;
    keepKeysOn(box.checked);
    desk.root.classList.toggle("keyless", !box.checked);
  };
  choice.append(box, ` ${words.keysOn}`);
  const close = makeButton("act", words.close, () => help.close());
  help.replaceChildren(makeElement("h2", "", words.keysTitle), list, choice, close);
  desk.root.classList.toggle("keyless", !desk.keysOn);
  return help;
}

/**
 * Show the place in the queue, what waits to be written, and which buttons can be used.
 *
 * @param {MatchDesk} desk
 */
export function refreshBar(desk) {
  const { queue, sheet: { lang, words } } = desk;
  const pair = currentPair(queue), waiting = queue.pending.length;
  const number = (/** @type {number} */ n) => n.toLocaleString(lang);
  const place = words.place.replace("{n}", number(placeOf(queue)));
  const said = [
    pair ? place.replace("{all}", number(queue.total)) : "",
    waiting ? words.waiting.replace("{n}", number(waiting)) : "",
  ];
  desk.place.textContent = said.filter(Boolean).join(" · ");
  for (const [letter, button] of desk.buttons) refreshButton(desk, letter, button);
  desk.whyLabel.textContent = pair?.whyNeeded ? words.whyNeeded : words.why;
  desk.why.placeholder = desk.sheet.blind ? "" : (pair?.why ?? "");
  refreshStopped(desk);
}

/**
 * @param {MatchDesk} desk
 * @param {string} letter
 * @param {HTMLButtonElement} button
 */
function refreshButton({ queue, views }, letter, button) {
  const pair = currentPair(queue);
  const canAct = !queue.failed && (letter === "z" ? queue.undo.length > 0 : !!pair);
  if (letter in JUDGEMENTS || letter === "z") button.disabled = !canAct;
  if (letter === "s" && pair?.refusal) button.disabled = true;
  if (letter in TOGGLES) {
    const view = TOGGLES[/** @type {keyof typeof TOGGLES} */ (letter)];
    button.setAttribute("aria-pressed", String(views.has(view)));
  }
}

/**
 * Settle a judgement that was not saved, and let the later ones be saved.
 *
 * @param {MatchDesk} desk
 * @param {(queue: MatchDesk["queue"]) => void} how
 */
function settle(desk, how) {
  how(desk.queue);
  desk.redraw();
  desk.send();
}

/** @param {MatchDesk} desk */
function refreshStopped(desk) {
  const { queue, sheet: { lang, words }, stopped } = desk;
  stopped.replaceChildren();
  stopped.hidden = !queue.failed;
  if (!queue.failed) return;
  desk.said.textContent = ""; // it said that this is judged
  const waiting = queue.pending.length - 1;
  const { key, text } = queue.failed;
  const names = (queue.pairs.get(key)?.sides ?? []).map((side) => side.name).join(" · ");
  const said = words.notSaved.replace("{names}", () => names).replace("{why}", () => text);
  stopped.append(makeElement("p", "", said));
  if (waiting > 0) {
    stopped.append(makeElement("p", "quiet", words.stopped.replace("{n}", waiting.toLocaleString(lang))));
  }
  const again = makeButton("act", words.tryAgain, () => settle(desk, tryAgain));
  const skip = makeButton("act", words.putBack, () => settle(desk, dropFailed));
  stopped.append(again, skip);
}
