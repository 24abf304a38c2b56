// Labels of ties, drawn on top of lines and names: each on its own line, where it hides nothing. A
// share without room, or too small to read, appears on hover or selection.
import { curve } from "./graph_curves.js";
import { tieOf } from "./graph_edges.js";
import { nameBox, readable, rimOf, wide } from "./graph_names.js";

const FEW = 14; // ties up to which each has its label; above, only shares are shown
const SIZE = 13;
const ROW = 15;
const ALONG = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((n) => [0.5 - n * 0.04, 0.5 + n * 0.04]);
const [ARROW, HALF] = [16, 6]; // length of an arrow and half of its width, in px
const CELL = 80;

const meets = (a, b) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

/** Index of boxes by grid squares, so that thousands are tested quickly. */
function room() {
  const cells = new Map();
  const keys = function* ({ x0, y0, x1, y1 }) {
    for (let x = Math.floor(x0 / CELL); x <= x1 / CELL; x++) {
      for (let y = Math.floor(y0 / CELL); y <= y1 / CELL; y++) yield `${x} ${y}`;
    }
  };
  return {
    take(box) {
      for (const key of keys(box)) {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(box);
      }
    },
    free: (box) =>
      [...keys(box)].every((key) => !cells.get(key)?.some((other) => meets(box, other))),
  };
}

const places = (I) => {
  const spots = I.net.getPositions();
  return (id) => spots[id];
};

function boxAt({ x, y }, rows, I, scale = 1) {
  const width = Math.max(...rows.map((text) => wide(text, `${SIZE}px ${I.font}`))) * scale + 6;
  const height = (rows.length * ROW + 2) * scale;
  return { x0: x - width / 2, x1: x + width / 2, y0: y - height / 2, y1: y + height / 2 };
}

/** Return boxes along the arrow of a tie, from where it emerges behind a sign or name. */
function arrow(way, taken) {
  const spots = Array.from({ length: 40 }, (_, i) => way(1 - i / 60));
  const out = spots.findIndex(({ x, y }) => taken.free({ x0: x, x1: x, y0: y, y1: y }));
  if (out < 0) return [];
  const tip = spots[out];
  return spots.slice(out).filter(({ x, y }) => Math.hypot(x - tip.x, y - tip.y) < ARROW)
    .map(({ x, y }) => ({ x0: x - HALF, x1: x + HALF, y0: y - HALF, y1: y + HALF }));
}

/** Return the boxes of signs and names. */
function bodies(I, at) {
  const taken = room();
  for (const n of I.raw.values()) {
    const p = at(n.id);
    if (!p) continue;
    const [name, rim] = [nameBox(n, I), rimOf(n)];
    taken.take({ x0: p.x - rim, x1: p.x + rim, y0: p.y - rim, y1: p.y + rim });
    taken.take({ x0: p.x + name.x0, x1: p.x + name.x1, y0: p.y + name.y0, y1: p.y + name.y1 });
  }
  return taken;
}

/** Compute the place of each label, shares first. */
function placed(I) {
  const at = places(I);
  const taken = bodies(I, at);
  const some = I.data.edges.length <= FEW;
  const worded = I.data.edges.filter((e) => e.label.length && (e.owns || some));
  const found = new Map();
  const ways = new Map(I.data.edges.map((e) => [e, curve(e, at, rimOf(I.raw.get(e.from)), I)]));
  const arrows = [...ways.values()].flatMap((way) => arrow(way, taken));
  for (const box of arrows) taken.take(box);
  for (const e of worded.toSorted((a, b) => b.owns - a.owns)) {
    const box = ALONG.map((t) => boxAt(ways.get(e)(t), e.label, I)).find(taken.free);
    if (!box) continue;
    taken.take(box);
    found.set(e.id, box);
  }
  return found;
}

/** Return the hovered or selected ties: directly, or, with less priority, through a party. */
function meant(I) {
  const ids = new Set([...I.net.getSelectedEdges(), I.hovered?.edge].filter(Boolean).map(tieOf));
  const near = new Set([...I.net.getSelectedNodes(), I.hovered?.node].filter(Boolean));
  const all = I.data.edges.filter((e) => e.label.length);
  const sure = all.filter((e) => ids.has(e.id));
  const beside = all.filter((e) => e.owns && !ids.has(e.id) && (near.has(e.from) || near.has(e.to)));
  return [...sure.map((e) => [e, true]), ...beside.map((e) => [e, false])];
}

function paint(ctx, box, e, I, scale = 1) {
  const opacity = e.dim ? 0.55 : 1;
  ctx.globalAlpha = 1;
  ctx.fillStyle = I.paper;
  ctx.fillRect(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0);
  ctx.globalAlpha = opacity;
  ctx.fillStyle = I.ink;
  ctx.font = `${SIZE * scale}px ${I.font}`;
  e.label.forEach((text, i) => {
    ctx.fillText(text, (box.x0 + box.x1) / 2, box.y0 + (ROW * (i + 0.5) + 1) * scale);
  });
}

/** Draw the labels of those ties at a readable size; those of a party only where there is room. */
function paintMeant(ctx, I, shown) {
  const list = meant(I).filter(([e]) => !shown.has(e.id));
  if (!list.length) return;
  const scale = Math.max(1, 1 / I.net.getScale());
  const at = places(I);
  const taken = readable(I) ? bodies(I, at) : room();
  for (const box of shown.values()) taken.take(box);
  for (const [e, sure] of list) {
    const way = curve(e, at, rimOf(I.raw.get(e.from)), I);
    const boxes = ALONG.map((t) => boxAt(way(t), e.label, I, scale));
    const box = boxes.find(taken.free) ?? (sure ? boxes[0] : undefined);
    if (!box) continue;
    taken.take(box);
    I.meant.set(e.id, box);
    paint(ctx, box, e, I, scale);
  }
}

/** Draw the labels of ties on top of everything else. */
export function labels(ctx, I) {
  I.words ??= placed(I);
  I.meant = new Map();
  const shown = readable(I) ? I.words : new Map();
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (const e of I.data.edges) if (shown.has(e.id)) paint(ctx, shown.get(e.id), e, I);
  paintMeant(ctx, I, shown);
  ctx.restore();
}

/** Update the labels when the pointer or a party moves. */
export function pointed(I) {
  I.net.on("hoverEdge", ({ edge }) => { I.hovered = { edge }; });
  I.net.on("hoverNode", ({ node }) => { I.hovered = { node }; });
  for (const gone of ["blurEdge", "blurNode"]) I.net.on(gone, () => { I.hovered = undefined; });
  I.net.on("dragging", ({ nodes }) => { if (nodes.length) I.words = undefined; });
  I.net.on("dragEnd", ({ nodes }) => { if (nodes.length) I.words = undefined; });
}
