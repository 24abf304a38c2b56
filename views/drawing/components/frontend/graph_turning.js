// Vertical layout of drawings that are too wide to read in their column.
import { edges } from "./graph_edges.js";
import { bounds, fit, scaleIn } from "./graph_frame.js";

const EASY = 0.8; // scale from which names are easy to read
const GAIN = 1.2; // factor by which turning must enlarge the drawing
const TALL = 760; // maximum height of a turned drawing in px

// Distances between turned parties, and whether their names are beside, above or below them. In
// lanes, arrows come from below.
const LINE = { right: 1.9, down: 0.62, beside: true };
const LANES = { right: 1.45, down: 0.8, above: true };
const TREE = { right: 1.55, down: 0.36 };

/** Return the place of a party, turned or not. */
export const place = (n, { turned: by }) =>
  by ? { x: n.y * by.right, y: n.x * by.down } : { x: n.x, y: n.y };

/** Return whether names are beside the parties instead of below them. */
export const beside = (I) => (I.turned ? Boolean(I.turned.beside) : I.data.beside);

/** Return whether names are above the parties. */
export const above = (I) => Boolean(I.turned?.above);

function room(I, turned) {
  const as = { ...I, turned };
  return bounds(as, (id) => place(I.raw.get(id), as));
}

const scaled = (I, turned, height) => scaleIn(room(I, turned), I.host.clientWidth, height);

/** Return how to turn the drawing so that its names are readable, or undefined to leave it. */
function turning(I, height) {
  const scale = scaled(I, undefined, height);
  if (scale >= EASY) return undefined;
  const ways = I.data.beside ? [TREE] : [LINE, LANES];
  const [best] = ways.toSorted((a, b) => scaled(I, b, TALL) - scaled(I, a, TALL));
  return scaled(I, best, TALL) > scale * GAIN ? best : undefined;
}

function heightOf(I) {
  const b = room(I, I.turned);
  return Math.min(TALL, (b.y1 - b.y0) * scaleIn(b, I.host.clientWidth, TALL));
}

/** Turn the drawing if that makes its names readable, and show all of it. */
export function settle(I) {
  if (!I.host.clientWidth || !I.data.nodes.length) return;
  const around = I.bar.offsetHeight + I.legend.offsetHeight;
  const before = I.turned;
  I.turned = turning(I, I.data.height - around);
  I.root.style.height = `${I.turned ? heightOf(I) + around : I.data.height}px`;
  if (I.turned !== before) {
    I.nodes.update(I.data.nodes.map((n) => ({ id: n.id, ...place(n, I) })));
    I.edges.update(edges(I));
    I.words = undefined;
  }
  if (I.net) fit(I);
}
