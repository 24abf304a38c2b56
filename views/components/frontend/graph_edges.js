// How a tie is drawn: the line of its strength; hollow is a second edge in paper colour on top,
// which carries the label (vis-network has no hollow line).
const FEW = 14; // ties up to which each carries its label

const width = (e, signs) => (e.hollow ? signs.hollow[e.strength][0] : signs.ties[e.strength].width);

function smooth(e, I) {
  if (!e.bend) return false;
  const type = e.bend > 0 !== Boolean(I.turned) ? "curvedCW" : "curvedCCW";
  return { enabled: true, type, roundness: Math.abs(e.bend) };
}

function line(e, I) {
  const sign = I.data.signs.ties[e.strength];
  const thick = width(e, I.data.signs);
  const few = I.data.edges.length <= FEW;
  return {
    id: e.id, from: e.from, to: e.to, width: thick, hoverWidth: 0, selectionWidth: 1.5,
    label: few && !e.hollow ? e.label : undefined,
    dashes: sign.dashes.length ? sign.dashes : false,
    color: { color: sign[I.scheme], highlight: sign[I.scheme], opacity: e.dim ? 0.3 : 1 },
    arrows: { to: { enabled: true, scaleFactor: 1.18 / Math.max(thick, 1.2) ** 0.55 } },
    smooth: smooth(e, I),
    font: {
      color: I.ink, face: I.font, size: 13, strokeWidth: 5, strokeColor: I.paper,
      align: "horizontal",
    },
  };
}

function core(e, I) {
  return {
    ...line(e, I), id: e.id + "~core", width: I.data.signs.hollow[e.strength][1],
    label: I.data.edges.length <= FEW ? e.label : undefined, selectionWidth: 0,
    color: { color: I.paper, highlight: I.paper, opacity: 1 }, arrows: "", dashes: false,
  };
}

/** All ties as vis-network takes them. */
export function edges(I) {
  const all = I.data.edges;
  return [...all.map((e) => line(e, I)), ...all.filter((e) => e.hollow).map((e) => core(e, I))];
}

/** The id of the tie behind a drawn edge. */
export const tieOf = (edge) => String(edge).replace(/~core$/, "");
