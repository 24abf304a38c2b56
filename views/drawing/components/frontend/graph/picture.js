// The canvas as a PNG picture, with caption and legend below it, wrapped at its width.
/** @import { Drawing } from "../types/drawings" */
/** @import { LegendEntry, LineEntry } from "../types/sheets" */
import { makeElement } from "../shared/elements.js";
import { silhouettePath } from "../shared/signs.js";

const ROW = 24;
const LEFT = 12;
const SAMPLE = 50;

/**
 * @typedef {object} PlacedEntry
 * @property {LegendEntry} entry
 * @property {number} x
 * @property {number} row
 */

/**
 * Return the place of each entry of the legend in rows of `width` px.
 *
 * @param {LegendEntry[]} legend
 * @param {(text: string) => number} textWidth
 * @param {number} width
 * @returns {PlacedEntry[]}
 */
export function layOutLegend(legend, textWidth, width) {
  let [x, row] = [LEFT, 0];
  return legend.map((entry) => {
    const needed = SAMPLE + textWidth(entry.label) + 20;
    if (x > LEFT && x + needed > width) [x, row] = [LEFT, row + 1];
    const placed = { entry, x, row };
    x += needed;
    return placed;
  });
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} kind
 * @param {Drawing} drawing
 */
function drawSilhouette(ctx, kind, drawing) {
  const sign = drawing.data.signs.kinds[kind];
  ctx.scale(16 / 24, 16 / 24);
  ctx.translate(40, -19);
  ctx.fillStyle = sign[drawing.scheme];
  ctx.fill(silhouettePath(sign.path), "evenodd");
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {LineEntry} entry
 * @param {Drawing} drawing
 */
function drawLine(ctx, { strength, hollow, ended }, drawing) {
  const { signs } = drawing.data;
  const tie = signs.ties[strength];
  const widths = hollow ? signs.hollow[strength] : [tie.width];
  ctx.globalAlpha = ended ? signs.pale : 1;
  widths.forEach((width, i) => {
    ctx.beginPath();
    ctx.setLineDash(i ? [] : tie.dashes);
    ctx.strokeStyle = i ? drawing.paper : tie[drawing.scheme];
    ctx.lineWidth = width;
    ctx.moveTo(0, -4);
    ctx.lineTo(44, -4);
    ctx.stroke();
  });
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {PlacedEntry} placed
 * @param {number} top
 * @param {Drawing} drawing
 */
function drawEntry(ctx, { entry, x, row }, top, drawing) {
  const y = top + row * ROW;
  ctx.save();
  ctx.translate(x, y);
  if (entry.kind !== undefined) drawSilhouette(ctx, entry.kind, drawing);
  else if (entry.strength !== undefined) drawLine(ctx, entry, drawing);
  else if (entry.mark !== undefined) ctx.fillText(entry.mark, 28, 0);
  ctx.restore();
  ctx.fillText(entry.label, x + SAMPLE, y);
}

/**
 * Return a copy of the canvas with caption and legend below it.
 *
 * @param {HTMLCanvasElement} drawn
 * @param {Drawing} drawing
 */
function drawPicture(drawn, drawing) {
  const ratio = drawn.width / drawn.clientWidth;
  const picture = makeElement("canvas");
  const ctx = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d"));
  const font = `13px ${drawing.font}`;
  ctx.font = font;
  const textWidth = (/** @type {string} */ text) => ctx.measureText(text).width;
  const legend = layOutLegend(drawing.data.legend, textWidth, drawn.clientWidth);
  const rows = (legend.at(-1)?.row ?? 0) + 1;
  picture.width = drawn.width;
  picture.height = drawn.height + (rows + 1.6) * ROW * ratio;
  ctx.fillStyle = drawing.paper;
  ctx.fillRect(0, 0, picture.width, picture.height);
  ctx.drawImage(drawn, 0, 0);
  ctx.scale(ratio, ratio);
  ctx.fillStyle = drawing.ink;
  ctx.font = font;
  const top = drawn.clientHeight + 22;
  ctx.fillText(drawing.data.caption, LEFT, top);
  for (const placed of legend) drawEntry(ctx, placed, top + ROW, drawing);
  return picture;
}

/**
 * Download the picture.
 *
 * @param {Drawing} drawing
 */
export function downloadPicture(drawing) {
  const drawn = drawing.host.querySelector("canvas");
  if (!drawn) return;
  drawPicture(drawn, drawing).toBlob((blob) => {
    if (!blob) return;
    const link = makeElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = "graph.png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
  });
}
