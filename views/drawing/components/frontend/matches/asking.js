// Announcing what was done, and asking for what a judgement lacks.
/** @import { MatchDesk } from "../types/matches" */

/**
 * @param {MatchDesk} desk
 * @param {string} text
 */
export function announce(desk, text) {
  desk.said.textContent = text;
}

/**
 * Say what is missing, and put the focus where it belongs.
 *
 * @param {MatchDesk} desk
 * @param {HTMLInputElement} field
 * @param {string} text
 */
function askField(desk, field, text) {
  announce(desk, text);
  desk.said.classList.add("asking");
  field.addEventListener("input", () => desk.said.classList.remove("asking"), { once: true });
  field.focus();
}

/**
 * Whether a judgement lacks nothing: the name, and the reason where one is needed.
 *
 * @param {MatchDesk} desk
 * @param {boolean} needsWhy
 */
export function hasAllNeeded(desk, needsWhy) {
  const { name, sheet: { words }, why } = desk;
  if (!name.value.trim()) askField(desk, name, words.askName);
  else if (needsWhy && !why.value.trim()) askField(desk, why, words.askWhy);
  else return true;
  return false;
}
