// Colours and font of the theme, since the canvas takes no CSS.
/** @import { Frame, Theme } from "../types/drawings" */
import { readScheme } from "../shared/signs.js";

/**
 * Read the theme of this run.
 *
 * @param {Frame & Partial<Theme>} drawing
 */
export function readTheme(drawing) {
  const style = getComputedStyle(drawing.root);
  const value = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  drawing.scheme = readScheme(drawing.root);
  drawing.root.dataset.scheme = drawing.scheme;
  drawing.paper = value("--st-background-color");
  drawing.highlight = value("--st-secondary-background-color");
  drawing.ink = value("--st-text-color");
  drawing.primary = value("--st-primary-color");
  drawing.font = value("--st-font") || "sans-serif";
}
