// Keys of the canvas, and the text that screen readers announce.
/** @import { Drawing, Frame } from "../types/drawings" */
import { spokenText } from "../marks/names.js";

/**
 * Announce the name of a party to screen readers.
 *
 * @param {Drawing} drawing
 * @param {string} id
 */
export function announceParty(drawing, id) {
  drawing.live.textContent = spokenText(drawing.parties.get(id));
}

/**
 * Handle keys of the canvas; keys without an action are left to the page.
 *
 * @param {Frame} frame
 * @param {(event: KeyboardEvent) => (() => void) | undefined} findAction
 */
export function handleKeys(frame, findAction) {
  frame.canvas.addEventListener("keydown", (event) => {
    const action = findAction(event);
    if (!action) return;
    event.preventDefault();
    action();
  });
}
