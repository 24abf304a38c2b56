// Labels of ties, drawn on top of lines and names: each on its own line, where it hides nothing. A
// share without room, or too small to read, appears on hover or selection.
/** @import { Box, Curve, GraphDrawing, LabelPlace, PlaceOf, Point } from "../types/drawings" */
/** @import { Tie } from "../types/sheets" */
import { TakenBoxes } from "./boxes.js";
import { tieCurve } from "./curves.js";
import { placeNames, arrowsByEnd } from "./naming.js";
import { dimLines, isTieDim } from "./dimming.js";
import { edgeTie } from "./edges.js";
import { areNamesReadable, signRadius, textWidth } from "./names.js";

const FEW = 14; // ties up to which each has its label; above, only shares are shown
const SIZE = 13;
const ROW = 15;
const ALONG = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((n) => [0.5 - n * 0.04, 0.5 + n * 0.04]);
const [READABLE, SMALLER] = [10, 8]; // px of a label on the screen, and where that has no room

/**
 * @param {GraphDrawing} drawing
 * @returns {PlaceOf}
 */
function currentPlaces(drawing) {
  const spots = drawing.net.getPositions();
  return (id) => spots[id];
}

/**
 * @param {Tie} tie
 * @param {PlaceOf} placeOf
 * @param {GraphDrawing} drawing
 */
function visibleCurve(tie, placeOf, drawing) {
  const start = drawing.parties.get(tie.from);
  return start && tieCurve(tie, placeOf, signRadius(start), drawing);
}

/**
 * @param {Point} middle
 * @param {string[]} lines
 * @param {{ font: string }} drawing
 */
export function labelBox({ x, y }, lines, drawing, scale = 1) {
  const widths = lines.map((text) => textWidth(text, `${SIZE}px ${drawing.font}`));
  const width = Math.max(...widths) * scale + 6;
  const height = (lines.length * ROW + 2) * scale;
  return { x0: x - width / 2, x1: x + width / 2, y0: y - height / 2, y1: y + height / 2 };
}

/**
 * Return the boxes of signs and names.
 *
 * @param {GraphDrawing} drawing
 * @param {PlaceOf} placeOf
 */
function partyBoxes(drawing, placeOf) {
  const taken = new TakenBoxes();
  for (const party of drawing.parties.values()) {
    const p = placeOf(party.id);
    if (!p) continue;
    const [name, rim] = [drawing.names?.get(party.id)?.box, signRadius(party)];
    taken.add({ x0: p.x - rim, x1: p.x + rim, y0: p.y - rim, y1: p.y + rim });
    if (!name) continue;
    taken.add({ x0: p.x + name.x0, x1: p.x + name.x1, y0: p.y + name.y0, y1: p.y + name.y1 });
  }
  return taken;
}

/**
 * Return the free boxes of labels by tie, shares first.
 *
 * @param {GraphDrawing} drawing
 * @returns {Map<string, LabelPlace>}
 */
function placeLabels(drawing) {
  const { edges } = drawing.data;
  const placeOf = currentPlaces(drawing);
  const taken = partyBoxes(drawing, placeOf);
  const few = edges.length <= FEW;
  const labelled = edges.filter((tie) => tie.label.length && (few || tie.owns || tie.mark));
  for (const boxes of arrowsByEnd(drawing, placeOf, drawing.names ?? new Map()).values()) {
    for (const box of boxes) taken.add(box);
  }
  const px = SIZE * drawing.net.getScale();
  const scales = [...new Set([READABLE, SMALLER, SIZE].map((least) => Math.max(1, least / px)))];
  /** @type {Map<string, LabelPlace>} */
  const found = new Map();
  for (const tie of labelled.toSorted((a, b) => Number(b.owns) - Number(a.owns))) {
    const curve = visibleCurve(tie, placeOf, drawing);
    if (!curve) continue;
    const place = findLabelPlace(tie, curve, scales, taken, drawing);
    if (!place) continue;
    taken.add(place);
    found.set(tie.id, place);
  }
  return found;
}

/**
 * @param {Tie} tie
 * @param {Curve} curve
 * @param {number[]} scales
 * @param {TakenBoxes} taken
 * @param {GraphDrawing} drawing
 * @returns {LabelPlace | undefined}
 */
function findLabelPlace(tie, curve, scales, taken, drawing) {
  for (const scale of scales) {
    const boxes = ALONG.map((t) => labelBox(curve(t), tie.label, drawing, scale));
    const box = boxes.find((each) => taken.leaveFree(each));
    if (box) return { ...box, scale };
  }
  return undefined;
}

/**
 * Return the hovered or selected ties: directly, or, with less priority, through a party.
 *
 * @param {GraphDrawing} drawing
 */
function findPointedTies({ data, hovered, net }) {
  const edges = [...net.getSelectedEdges(), ...(hovered?.edge ? [hovered.edge] : [])];
  const ids = new Set(edges.map(edgeTie));
  const near = new Set([...net.getSelectedNodes(), ...(hovered?.node ? [hovered.node] : [])]);
  const all = data.edges.filter((tie) => tie.label.length);
  const direct = all.filter((tie) => ids.has(tie.id));
  const beside = all.filter(
    (tie) => tie.owns && !ids.has(tie.id) && (near.has(tie.from) || near.has(tie.to)),
  );
  return [
    ...direct.map((tie) => ({ tie, isDirect: true })),
    ...beside.map((tie) => ({ tie, isDirect: false })),
  ];
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Box} box
 * @param {Tie} tie
 * @param {GraphDrawing} drawing
 */
function paintLabel(ctx, box, tie, drawing, scale = 1) {
  ctx.globalAlpha = 1;
  ctx.fillStyle = drawing.paper;
  ctx.fillRect(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0);
  ctx.globalAlpha = isTieDim(tie, drawing) ? 0.45 : 1;
  ctx.fillStyle = drawing.ink;
  ctx.font = `${SIZE * scale}px ${drawing.font}`;
  tie.label.forEach((text, i) => {
    ctx.fillText(text, (box.x0 + box.x1) / 2, box.y0 + (ROW * (i + 0.5) + 1) * scale);
  });
}

/**
 * Draw the labels of those ties at a readable size; those of a party only where there is room.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {GraphDrawing} drawing
 * @param {Map<string, LabelPlace>} shown
 */
function paintPointedTies(ctx, drawing, shown) {
  const pointed = findPointedTies(drawing).filter(({ tie }) => !shown.has(tie.id));
  if (!pointed.length) return;
  const scale = Math.max(1, 1 / drawing.net.getScale());
  const placeOf = currentPlaces(drawing);
  const taken = areNamesReadable(drawing) ? partyBoxes(drawing, placeOf) : new TakenBoxes();
  for (const box of shown.values()) taken.add(box);
  for (const { tie, isDirect } of pointed) {
    const curve = visibleCurve(tie, placeOf, drawing);
    if (!curve) continue;
    const boxes = ALONG.map((t) => labelBox(curve(t), tie.label, drawing, scale));
    const box = boxes.find((each) => taken.leaveFree(each)) ?? (isDirect ? boxes[0] : undefined);
    if (!box) continue;
    taken.add(box);
    drawing.pointedBoxes.set(tie.id, box);
    paintLabel(ctx, box, tie, drawing, scale);
  }
}

/**
 * Return a text that changes with what is in view: with the scale, and in a large drawing also when
 * it has been moved by a quarter of the canvas.
 *
 * @param {GraphDrawing} drawing
 */
function viewKey(drawing) {
  const { host, net } = drawing;
  const scale = net.getScale();
  if (areNamesReadable(drawing)) return String(scale);
  const { x, y } = net.DOMtoCanvas({ x: 0, y: 0 });
  const [across, down] = [host.clientWidth, host.clientHeight].map((px) => px / 4 / scale);
  return `${scale} ${Math.round(x / across)} ${Math.round(y / down)}`;
}

/**
 * Place the names for the present scale; from one picture to the next they mostly stay.
 *
 * @param {GraphDrawing} drawing
 */
export function renewNames(drawing) {
  const view = viewKey(drawing);
  if (drawing.names && drawing.namedAt === view) return;
  drawing.namedAt = view;
  dimLines(drawing);
  drawing.names = placeNames(drawing, currentPlaces(drawing));
  drawing.labelBoxes = undefined;
}

/**
 * Place names and labels anew when they are next drawn.
 *
 * @param {GraphDrawing} drawing
 */
export function forgetPlaces(drawing) {
  drawing.names = undefined;
  drawing.labelBoxes = undefined;
}

/**
 * Draw the labels of ties on top of everything else.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {GraphDrawing} drawing
 */
export function drawLabels(ctx, drawing) {
  if (areNamesReadable(drawing)) drawing.labelBoxes ??= placeLabels(drawing);
  else drawing.labelBoxes = new Map();
  drawing.pointedBoxes = new Map();
  /** @type {Map<string, LabelPlace>} */
  const shown = areNamesReadable(drawing) ? drawing.labelBoxes : new Map();
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (const tie of drawing.data.edges) {
    const box = shown.get(tie.id);
    if (box) paintLabel(ctx, box, tie, drawing, box.scale);
  }
  paintPointedTies(ctx, drawing, shown);
  ctx.restore();
}

/**
 * Update the labels when the pointer or a party moves.
 *
 * @param {GraphDrawing} drawing
 */
export function watchPointer(drawing) {
  const { net } = drawing;
  const forgetHover = () => { drawing.hovered = undefined; };
  net.on("hoverEdge", ({ edge }) => { drawing.hovered = { edge }; });
  net.on("hoverNode", ({ node }) => { drawing.hovered = { node }; });
  net.on("blurEdge", forgetHover);
  net.on("blurNode", forgetHover);
  net.on("dragging", ({ nodes }) => { if (nodes.length) forgetPlaces(drawing); });
  net.on("dragEnd", ({ nodes }) => { if (nodes.length) forgetPlaces(drawing); });
}
