// Course of a tie between its parties, as vis-network draws it: straight, bent, or a loop.
/** @import { Curve, PlaceOf, Point, Turn } from "../types/drawings" */
/** @import { TieEnds } from "../types/sheets" */
const LOOP = 24; // radius in px of a tie from a party to itself

/**
 * Return radius and angle of a loop: the first is at the upper right, the next follow around.
 *
 * @param {{ turn?: number }} tie
 */
export const loopShape = ({ turn = 0 }) => ({
  size: LOOP, angle: Math.PI / 4 + turn * (Math.PI / 2),
});

/**
 * Return whether a tie bends clockwise; a turned drawing is mirrored, which reverses it.
 *
 * @param {{ bend: number }} tie
 * @param {{ turned?: Turn }} drawing
 */
export const bendsClockwise = (tie, drawing) => tie.bend > 0 !== Boolean(drawing.turned);

/**
 * @param {Point} a
 * @param {Point} b
 * @param {{ bend: number }} tie
 * @param {{ turned?: Turn }} drawing
 */
function controlPoint(a, b, tie, drawing) {
  const part = Math.abs(tie.bend) / 2 + 0.5;
  const side = bendsClockwise(tie, drawing) ? part : 1 - part;
  const far = Math.hypot(b.x - a.x, b.y - a.y) * part;
  const angle = Math.atan2(a.y - b.y, b.x - a.x) + side * Math.PI;
  return { x: a.x + far * Math.sin(angle), y: a.y + far * Math.cos(angle) };
}

/**
 * @param {Point} middle
 * @param {{ turn?: number }} tie
 * @param {number} rim
 * @returns {Curve}
 */
function loopCurve(middle, tie, rim) {
  const { size, angle } = loopShape(tie);
  const x = middle.x + Math.cos(angle) * rim;
  const y = middle.y - Math.sin(angle) * rim;
  return (t) => ({
    x: x + size * Math.cos(angle + (t - 0.5) * 4), y: y - size * Math.sin(angle + (t - 0.5) * 4),
  });
}

/**
 * Return the course of a tie, or undefined if one of its parties has no place.
 *
 * @param {TieEnds & { bend: number, turn?: number }} tie
 * @param {PlaceOf} placeOf
 * @param {number} rim radius of the sign at its start
 * @param {{ turned?: Turn }} drawing
 * @returns {Curve | undefined}
 */
export function tieCurve(tie, placeOf, rim, drawing) {
  const [a, b] = [placeOf(tie.from), placeOf(tie.to)];
  if (!a || !b) return undefined;
  if (tie.from === tie.to) return loopCurve(a, tie, rim);
  const c = tie.bend ? controlPoint(a, b, tie, drawing)
    : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  return (t) => ({
    x: (1 - t) ** 2 * a.x + 2 * t * (1 - t) * c.x + t ** 2 * b.x,
    y: (1 - t) ** 2 * a.y + 2 * t * (1 - t) * c.y + t ** 2 * b.y,
  });
}
