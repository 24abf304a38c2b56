// Frame of the drawing: toolbar, legend, and text for screen readers.
/** @import { Drawing, Frame, MountElement } from "../types/drawings" */
/** @import { KindEntry, LineEntry, Signs } from "../types/sheets" */
import { makeButton, makeElement } from "../shared/elements.js";
import { makeLine, makeSilhouette } from "../shared/signs.js";
import { downloadPicture } from "./picture.js";
import { showAll } from "./viewport.js";

let frameCount = 0;

/**
 * Build the frame, replacing that of an earlier drawing; the drawing goes into `host`.
 *
 * @param {MountElement} parent
 * @returns {Frame}
 */
export function buildFrame(parent) {
  for (const left of parent.querySelectorAll(".og")) left.remove();
  const frame = {
    root: makeElement("div", "og"), bar: makeElement("div", "bar"),
    canvas: makeElement("div", "canvas"), host: makeElement("div", "host"),
    legend: makeElement("ul", "legend"), live: makeElement("div", "sr"),
    help: makeElement("div", "sr"), count: makeElement("span", "count"),
  };
  const { root, bar, canvas, host, legend, live, help, count } = frame;
  bar.setAttribute("role", "toolbar");
  live.setAttribute("aria-live", "polite");
  help.id = `og-help-${++frameCount}`;
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-describedby", help.id);
  canvas.dataset.testid = "og-canvas";
  bar.append(count);
  canvas.append(host);
  root.append(bar, canvas, legend, live, help);
  parent.append(root);
  return frame;
}

/**
 * Return the sign of an entry of the legend.
 *
 * @param {Pick<KindEntry, "kind"> | Pick<LineEntry, "kind" | "strength" | "hollow" | "ended">} entry
 * @param {Signs} signs
 */
export const makeLegendSign = (entry, signs) =>
  entry.kind !== undefined ? makeSilhouette(entry.kind, signs) : makeLine(entry, signs);

/**
 * Update texts, buttons and legend of the frame from the data of this run.
 *
 * @param {Drawing} drawing
 */
export function updateFrame(drawing) {
  const { words, caption, aria, legend, signs } = drawing.data;
  drawing.count.textContent = caption;
  drawing.help.textContent = words.help;
  drawing.canvas.setAttribute("aria-label", aria);
  drawing.bar.replaceChildren(
    drawing.count,
    makeButton("", words.fit, () => showAll(drawing)),
    makeButton("", words.png, () => downloadPicture(drawing)),
  );
  drawing.legend.replaceChildren(...legend.map((entry) => {
    const item = makeElement("li");
    if (entry.kind !== undefined || entry.strength !== undefined) {
      item.append(makeLegendSign(entry, signs));
    }
    item.append(makeElement("span", "", entry.label));
    return item;
  }));
}
