// The part of the drawing that the canvas shows: bounds, scale, zoom.
/** @import { Box, Drawing, PlaceOf, Point, Turn } from "../types/drawings" */
/** @import { Party, PartyPoint, Tie } from "../types/sheets" */
import { tieCurve } from "../marks/curves.js";
import { nameBox, namesSize } from "../marks/names.js";

const REACH = 30; // radius in px of the sign of a party with its ring
const AIR = 14; // px around all
const ROUNDS = 3;

/**
 * @typedef {object} Measured
 * @property {Map<string, Party | PartyPoint>} parties
 * @property {{ beside: boolean, edges?: Tie[] }} data
 * @property {Turn} [turned]
 * @property {string} font
 */

/**
 * @param {Party | PartyPoint} party
 * @param {Measured} drawing
 * @param {number} size
 * @returns {Point[]} corners of the party relative to its middle
 */
function partyCorners(party, drawing, size) {
  const sign = [{ x: -REACH, y: -REACH }, { x: REACH, y: REACH }];
  if (!("lines" in party)) return sign; // the overview draws points
  const name = nameBox(party, drawing, { size });
  return [...sign, { x: name.x0, y: name.y0 }, { x: name.x1, y: name.y1 }];
}

/**
 * @param {Measured} drawing
 * @param {PlaceOf} placeOf
 * @param {number} size
 * @returns {Generator<Point>}
 */
function* outerPoints(drawing, placeOf, size) {
  for (const party of drawing.parties.values()) {
    const p = placeOf(party.id);
    if (!p) continue;
    for (const corner of partyCorners(party, drawing, size)) {
      yield { x: p.x + corner.x, y: p.y + corner.y };
    }
  }
  for (const tie of drawing.data.edges ?? []) {
    if (!tie.bend && tie.from !== tie.to) continue;
    const curve = tieCurve(tie, placeOf, REACH, drawing);
    if (curve) yield* [0, 0.25, 0.5, 0.75, 1].map(curve);
  }
}

/**
 * Return the bounds of parties and ties, names included, which vis-network does not know.
 *
 * @param {Measured} drawing
 * @param {PlaceOf} placeOf
 * @param {number} [size] factor of the size of names
 * @returns {Box}
 */
export function drawingBounds(drawing, placeOf, size = 1) {
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of outerPoints(drawing, placeOf, size)) {
    [x0, x1] = [Math.min(x0, x), Math.max(x1, x)];
    [y0, y1] = [Math.min(y0, y), Math.max(y1, y)];
  }
  return { x0: x0 - AIR, x1: x1 + AIR, y0: y0 - AIR, y1: y1 + AIR };
}

/**
 * Return the scale at which bounds fit a window of `width` and `height` px.
 *
 * @param {Box} bounds
 * @param {number} width
 * @param {number} height
 */
export const fittingScale = ({ x0, x1, y0, y1 }, width, height) =>
  Math.min(1.15, width / (x1 - x0), height / (y1 - y0));

/**
 * Show all parties.
 *
 * @param {Drawing} drawing
 */
export function showAll(drawing) {
  const { host, net } = drawing;
  const spots = net.getPositions();
  if (!Object.keys(spots).length || !host.clientWidth) return;
  const placeOf = (/** @type {string} */ id) => spots[id];
  let bounds = drawingBounds(drawing, placeOf);
  // Larger names take room, which makes the scale smaller, which asks for larger names.
  for (let round = 0; round < ROUNDS; round++) {
    const scale = fittingScale(bounds, host.clientWidth, host.clientHeight);
    const size = namesSize(scale, drawing.parties.size);
    if (size === 1) break;
    bounds = drawingBounds(drawing, placeOf, size);
  }
  showBounds(drawing, bounds);
}

/**
 * Show a part of the drawing.
 *
 * @param {Drawing} drawing
 * @param {Box} bounds
 */
export function showBounds({ host, net }, bounds) {
  const { x0, x1, y0, y1 } = bounds;
  const scale = fittingScale(bounds, host.clientWidth, host.clientHeight);
  net.moveTo({ scale, position: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 }, animation: false });
}

/**
 * Zoom around the middle of the picture.
 *
 * @param {Drawing} drawing
 * @param {number} factor
 */
export function zoomBy(drawing, factor) {
  drawing.net.moveTo({ scale: drawing.net.getScale() * factor });
}
