// Keys of the queue: single letters, off while typing, and switched off where somebody wants that.
/** @import { MatchDesk } from "../types/matches" */

const TYPING = "input,textarea,select,[contenteditable=true],[role=combobox]";
const KEPT = "matches-keys"; // name in the browser's store
const ONCE = new Set(["s", "d", "p", "u", "z"]); // a key that is held judges one pair only

/** Whether the keys were left switched on; they are where the browser keeps nothing. */
export function readKeysOn() {
  try {
    return window.localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
}

/** @param {boolean} isOn */
export function keepKeysOn(isOn) {
  try {
    window.localStorage.setItem(KEPT, isOn ? "on" : "off");
  } catch {
    // Without a store the choice lasts as long as the page.
  }
}

/**
 * Return the letter that an event asks for, "" if it is none of ours.
 *
 * @param {Pick<KeyboardEvent, "altKey" | "ctrlKey" | "key" | "metaKey" | "repeat">} event
 */
export function letterOf({ altKey, ctrlKey, key, metaKey, repeat }) {
  if (altKey || ctrlKey || metaKey || key.length !== 1) return "";
  const letter = key.toLowerCase();
  return repeat && ONCE.has(letter) ? "" : letter;
}

/** @param {KeyboardEvent} event */
function isTyping(event) {
  const [target] = event.composedPath();
  return target instanceof Element && target.matches(TYPING);
}

/**
 * Call the action of a letter wherever the focus is, except in fields and dialogs.
 *
 * @param {MatchDesk} desk
 * @param {Record<string, () => void>} actions
 */
export function listenForKeys(desk, actions) {
  const handle = (/** @type {KeyboardEvent} */ event) => {
    if (!desk.root.isConnected) {
      window.removeEventListener("keydown", handle, true);
      return;
    }
    const isDialog = desk.help.open || document.querySelector("[data-testid=stDialog]");
    if (!desk.keysOn || isDialog || isTyping(event)) return;
    const action = actions[event.key === "Escape" ? "Escape" : letterOf(event)];
    if (!action) return;
    // Streamlit itself listens for single letters, such as C.
    event.preventDefault();
    event.stopImmediatePropagation();
    action();
  };
  window.addEventListener("keydown", handle, true);
}
