// Nodes of the drawing: the silhouette of a party, and its name in lines.
/** @import { GraphDrawing, NamePlace, Point } from "../types/drawings" */
/** @import { Party } from "../types/sheets" */
import { silhouettePath } from "../shared/signs.js";
import { isPartyDim } from "./dimming.js";
import { areNamesReadable, nameLines, ROW, signSize } from "./names.js";
import { partyPlace } from "./places.js";

/**
 * Return the colour of a party: that of its shade, where one was chosen, or of its kind.
 *
 * @param {Party} party
 * @param {GraphDrawing} drawing
 */
function partyInk(party, { data, scheme }) {
  const shade = data.shades?.[party.shade ?? -1];
  return (shade ?? data.signs.kinds[party.kind])[scheme];
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Point} middle
 * @param {Party} party
 * @param {boolean} selected
 * @param {GraphDrawing} drawing
 */
function drawSign(ctx, { x, y }, party, selected, drawing) {
  const size = signSize(party) * (drawing.names?.get(party.id)?.sign ?? 1);
  const ink = partyInk(party, drawing);
  ctx.save();
  ctx.globalAlpha = isPartyDim(party, drawing) ? 0.35 : 1;
  ctx.beginPath();
  ctx.arc(x, y, size * 0.82, 0, 2 * Math.PI);
  ctx.fillStyle = selected ? drawing.highlight : drawing.paper;
  ctx.fill();
  if (selected || party.role || party.outside) {
    if (party.outside) ctx.setLineDash([2, 4]);
    ctx.lineWidth = selected ? 3 : 1.5;
    ctx.strokeStyle = selected ? drawing.primary : ink;
    ctx.stroke();
    ctx.setLineDash([]);
  }
  ctx.translate(x - size / 2, y - size / 2);
  ctx.scale(size / 24, size / 24);
  ctx.fillStyle = ink;
  ctx.fill(silhouettePath(drawing.data.signs.kinds[party.kind].path), "evenodd");
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Point} middle
 * @param {number} size
 * @param {GraphDrawing} drawing
 */
function drawCursor(ctx, { x, y }, size, drawing) {
  ctx.save();
  ctx.setLineDash([4, 3]);
  ctx.lineWidth = 2;
  ctx.strokeStyle = drawing.primary;
  ctx.strokeRect(x - size, y - size, size * 2, size * 2);
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Point} middle
 * @param {number} size
 * @param {GraphDrawing} drawing
 */
function drawPin(ctx, { x, y }, size, drawing) {
  ctx.save();
  ctx.fillStyle = drawing.ink;
  ctx.beginPath();
  ctx.arc(x - size * 0.75, y - size * 0.75, 5, 0, 2 * Math.PI);
  ctx.moveTo(x - size * 0.75, y - size * 0.75);
  ctx.lineTo(x - size * 0.35, y - size * 0.35);
  ctx.fill();
  ctx.lineWidth = 2;
  ctx.strokeStyle = drawing.ink;
  ctx.stroke();
  ctx.restore();
}

/**
 * Draw the number of neighbours that are not in the working graph.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Point} middle
 * @param {number} size
 * @param {number} count
 * @param {GraphDrawing} drawing
 */
function drawNeighbourCount(ctx, { x, y }, size, count, drawing) {
  ctx.save();
  ctx.fillStyle = drawing.ink;
  ctx.font = `13px ${drawing.font}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.lineWidth = 4;
  ctx.strokeStyle = drawing.paper;
  ctx.strokeText(`+${count}`, x + size * 0.62, y - size * 0.62);
  ctx.fillText(`+${count}`, x + size * 0.62, y - size * 0.62);
  ctx.restore();
}

/**
 * Draw paper under a name, so that lines do not run through its letters.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Point} corner
 * @param {number} width
 * @param {number} height
 * @param {GraphDrawing} drawing
 */
function drawPlate(ctx, { x, y }, width, height, drawing) {
  ctx.save();
  ctx.globalAlpha = 0.85;
  ctx.fillStyle = drawing.paper;
  ctx.fillRect(x, y, width, height);
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Point} middle
 * @param {Party} party
 * @param {NamePlace} place
 * @param {GraphDrawing} drawing
 */
function drawName(ctx, { x, y }, party, { box, side, size }, drawing) {
  const at = side === "right" ? x + box.x0 : side === "left" ? x + box.x1 : x;
  const corner = { x: x + box.x0, y: y + box.y0 };
  ctx.save();
  ctx.globalAlpha = isPartyDim(party, drawing) ? 0.55 : 1;
  ctx.textAlign = side === "right" ? "left" : side === "left" ? "right" : "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = 5 * size;
  ctx.strokeStyle = drawing.paper;
  ctx.fillStyle = drawing.ink;
  drawPlate(ctx, corner, box.x1 - box.x0, box.y1 - box.y0, drawing);
  nameLines(party).forEach(({ style, px, text }, i) => {
    ctx.font = `${style}${px * size}px ${drawing.font}`;
    ctx.strokeText(text, at, corner.y + i * ROW * size);
    ctx.fillText(text, at, corner.y + i * ROW * size);
  });
  ctx.restore();
}

/**
 * @typedef {object} Rendering
 * @property {CanvasRenderingContext2D} ctx
 * @property {number} x
 * @property {number} y
 * @property {{ selected: boolean }} state
 */

/**
 * Return the drawing function of a party, which looks it up: vis-network keeps the first one.
 *
 * @param {Party} first
 * @param {GraphDrawing} drawing
 */
const partyDrawer = (first, drawing) => (/** @type {Rendering} */ { ctx, x, y, state }) => {
  const party = drawing.parties.get(first.id) ?? first;
  const size = signSize(party);
  return {
    drawNode: () => {
      drawSign(ctx, { x, y }, party, state.selected, drawing);
      if (drawing.cursor === party.id) drawCursor(ctx, { x, y }, size, drawing);
    },
    drawExternalLabel: () => {
      const name = drawing.names?.get(party.id);
      if (name) drawName(ctx, { x, y }, party, name, drawing);
      if (!areNamesReadable(drawing)) return;
      if (party.pinned) drawPin(ctx, { x, y }, size, drawing);
      if (party.more) drawNeighbourCount(ctx, { x, y }, size, party.more, drawing);
    },
    nodeDimensions: { width: size * 1.7, height: size * 1.7 },
  };
};

/**
 * Return a party as a node of vis-network.
 *
 * @param {Party} party
 * @param {GraphDrawing} drawing
 */
export const buildNode = (party, drawing) => ({
  id: party.id, ...partyPlace(party, drawing), shape: "custom",
  ctxRenderer: partyDrawer(party, drawing), chosen: false,
});
