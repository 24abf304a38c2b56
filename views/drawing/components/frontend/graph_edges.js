// Edges of the drawing: the line style of each tie. vis-network has no hollow line, so a hollow one
// is a second edge in the paper colour on top. Ended ties are pale.
import { clockwise, loopOf } from "./graph_curves.js";

const DIM = 0.3;
const width = (e, signs) => (e.hollow ? signs.hollow[e.strength][0] : signs.ties[e.strength].width);

function smooth(e, I) {
  if (!e.bend) return false;
  const type = clockwise(e, I) ? "curvedCW" : "curvedCCW";
  return { enabled: true, type, roundness: Math.abs(e.bend) };
}

function line(e, I) {
  const { signs } = I.data;
  const sign = signs.ties[e.strength];
  const ink = sign[I.scheme];
  const thick = width(e, signs);
  return {
    id: e.id, from: e.from, to: e.to, width: thick, hoverWidth: 0, selectionWidth: 1.5,
    dashes: sign.dashes.length ? sign.dashes : false,
    color: { color: ink, highlight: ink, hover: ink, opacity: e.dim ? DIM : e.ended ? signs.pale : 1 },
    arrows: { to: { enabled: true, scaleFactor: 1.18 / Math.max(thick, 1.2) ** 0.55 } },
    arrowStrikethrough: false, smooth: smooth(e, I), selfReference: loopOf(e),
  };
}

function core(e, I) {
  return {
    ...line(e, I), id: e.id + "~core", width: I.data.signs.hollow[e.strength][1], selectionWidth: 0,
    color: { color: I.paper, highlight: I.paper, hover: I.paper, opacity: 1 }, arrows: "",
    dashes: false,
  };
}

/** Return all ties as edges of vis-network. */
export function edges(I) {
  const all = I.data.edges;
  return [...all.map((e) => line(e, I)), ...all.filter((e) => e.hollow).map((e) => core(e, I))];
}

/** Return the id of the tie of an edge. */
export const tieOf = (edge) => String(edge).replace(/~core$/, "");
