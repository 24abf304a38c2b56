// Size of a party: its sign, with its name below, beside or above it.
import { above, beside } from "./graph_turning.js";

const SMALL = 0.42; // scale below which names cannot be read
const MANY = 60; // parties up to which names are drawn at any scale
const GAP = 3; // px between a name and the ties that end at it
export const ROW = 16;
export const NAME = "600 14px ";
export const TAG = "13px ";
const pen = document.createElement("canvas").getContext("2d");
const widths = new Map();

/** Return the width of a text in px. */
export function wide(text, font) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    pen.font = font;
    widths.set(key, pen.measureText(text).width);
  }
  return widths.get(key);
}

export const sizeOf = (n) => (n.role ? 34 : 26);

/** Return the radius of the sign of a party in px. */
export const rimOf = (n) => sizeOf(n) * 0.85 + 1;

/** Return the lines at a sign with their fonts: the name, and the tag of an end of the chain. */
export const rowsOf = (n) =>
  [...n.lines.map((text) => [NAME, text]), ...(n.tag ? [[TAG, n.tag]] : [])];

/** Return whether names and shares are readable at this scale. */
export const readable = (I) => I.raw.size <= MANY || (I.net?.getScale() ?? 1) >= SMALL;

/** Return the box of a name relative to the middle of its party. */
export function nameBox(n, I) {
  const rows = rowsOf(n);
  const size = sizeOf(n);
  const width = Math.max(...rows.map(([style, text]) => wide(text, style + I.font)));
  const height = rows.length * ROW;
  const side = beside(I);
  const x0 = side ? size * 1.05 : -width / 2;
  const y0 = side ? -height / 2 : above(I) ? -size * 0.86 - 2 - height : size * 0.86 + 2;
  return { x0, y0, x1: x0 + width, y1: y0 + height };
}

/** Return the distance at which a ray from the middle leaves a box; 0 if it misses the box. */
function leaves({ x0, y0, x1, y1 }, dx, dy) {
  const within = (low, high, d) => (d ? [low / d, high / d].sort((a, b) => a - b)
    : low < 0 && high > 0 ? [-Infinity, Infinity] : [Infinity, -Infinity]);
  const [ax, bx] = within(x0 - GAP, x1 + GAP, dx);
  const [ay, by] = within(y0 - GAP, y1 + GAP, dy);
  const [from, to] = [Math.max(ax, ay), Math.min(bx, by)];
  return to > Math.max(from, 0) ? to : 0;
}

/** Make ties end at the edge of a sign, or of the name if they come from its side. */
export function rims(I) {
  for (const drawn of Object.values(I.net.body.nodes)) {
    if (drawn.rimmed) continue;
    drawn.rimmed = true;
    drawn.distanceToBorder = (_ctx, angle) => {
      const n = I.raw.get(drawn.id);
      if (!n) return 0;
      const name = readable(I) ? leaves(nameBox(n, I), -Math.cos(angle), -Math.sin(angle)) : 0;
      return Math.max(rimOf(n), name);
    };
  }
}
