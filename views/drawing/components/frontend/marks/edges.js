// Edges of the drawing: the line style of each tie. vis-network has no hollow line, so a hollow one
// is a second edge in the paper colour on top. Ended ties are pale.
/** @import { GraphDrawing } from "../types/drawings" */
/** @import { Signs, Tie } from "../types/sheets" */
import { bendsClockwise, loopShape } from "./curves.js";
import { tieOpacity } from "./dimming.js";

/**
 * @param {Tie} tie
 * @param {Signs} signs
 */
const lineWidth = (tie, signs) =>
  tie.hollow ? signs.hollow[tie.strength][0] : signs.ties[tie.strength].width;

/**
 * @param {Tie} tie
 * @param {GraphDrawing} drawing
 */
function bendStyle(tie, drawing) {
  if (!tie.bend) return false;
  const type = bendsClockwise(tie, drawing) ? "curvedCW" : "curvedCCW";
  return { enabled: true, type, roundness: Math.abs(tie.bend) };
}

/**
 * @param {Tie} tie
 * @param {GraphDrawing} drawing
 */
function buildLine(tie, drawing) {
  const { signs } = drawing.data;
  const sign = signs.ties[tie.strength];
  const ink = sign[drawing.scheme];
  const width = lineWidth(tie, signs);
  const opacity = tieOpacity(tie, drawing);
  return {
    id: tie.id, from: tie.from, to: tie.to, width, hoverWidth: 0, selectionWidth: 1.5,
    dashes: sign.dashes.length ? sign.dashes : false,
    color: { color: ink, highlight: ink, hover: ink, opacity },
    arrows: { to: { enabled: true, scaleFactor: 1.18 / Math.max(width, 1.2) ** 0.55 } },
    arrowStrikethrough: false, smooth: bendStyle(tie, drawing), selfReference: loopShape(tie),
  };
}

/**
 * @param {Tie} tie
 * @param {GraphDrawing} drawing
 */
function buildCore(tie, drawing) {
  const { data, paper } = drawing;
  return {
    ...buildLine(tie, drawing), id: tie.id + "~core", width: data.signs.hollow[tie.strength][1],
    selectionWidth: 0, color: { color: paper, highlight: paper, hover: paper, opacity: 1 },
    arrows: "", dashes: false,
  };
}

/**
 * Return all ties as edges of vis-network.
 *
 * @param {GraphDrawing} drawing
 */
export function buildEdges(drawing) {
  const all = drawing.data.edges;
  const cores = all.filter((tie) => tie.hollow).map((tie) => buildCore(tie, drawing));
  return [...all.map((tie) => buildLine(tie, drawing)), ...cores];
}

/**
 * Return the id of the tie of an edge.
 *
 * @param {string} edge
 */
export const edgeTie = (edge) => String(edge).replace(/~core$/, "");
