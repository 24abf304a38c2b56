// Arrows of ties: the boxes that they take on the canvas.
/** @import { Box, Curve, Point } from "../types/drawings" */

const [LENGTH, HALF] = [16, 6]; // length of an arrow and half of its width, in px
const STEP = 1.5; // px between two spots looked at
const EACH = 3; // of the spots along the arrow, one in so many gets a box
const FURTHEST = 240; // spots looked at, from the end of the tie
const EARLIER = 8; // spots before it, since vis-network ends a bent tie a little further on

/**
 * Return boxes along the arrow of a tie, from where it emerges behind the sign or name at its end.
 *
 * @param {Curve} curve
 * @param {(spot: Point) => boolean} isBehind
 * @returns {Box[]}
 */
export function arrowBoxes(curve, isBehind) {
  const [a, b] = [curve(0), curve(1)];
  const step = Math.min(1 / 100, STEP / Math.max(Math.hypot(b.x - a.x, b.y - a.y), 1));
  const spots = Array.from({ length: FURTHEST }, (_, i) => 1 - i * step)
    .filter((t) => t >= 0).map(curve);
  // the last one, since a tie may pass between a sign and its name
  const out = spots.findLastIndex(isBehind) + 1;
  if (out === spots.length) return [];
  const tip = spots[out];
  return spots.slice(Math.max(0, out - EARLIER)).filter(({ x, y }) => Math.hypot(x - tip.x, y - tip.y) < LENGTH)
    .filter((_, i) => i % EACH === 0)
    .map(({ x, y }) => ({ x0: x - HALF, x1: x + HALF, y0: y - HALF, y1: y + HALF }));
}
