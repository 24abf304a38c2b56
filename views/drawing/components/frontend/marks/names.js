// Size of a party: its sign, with its name below, beside or above it.
/** @import { Box, GraphDrawing, Side, Turn } from "../types/drawings" */
/** @import { Party } from "../types/sheets" */
import { hasNamesAbove, hasNamesBeside } from "./places.js";

export const READABLE = 11; // px of a name on the screen, if it has room
const SMALL = 0.42; // scale below which names cannot be read
const MANY = 60; // parties up to which names are drawn at any scale
const GAP = 3; // px between a name and the ties that end at it
export const ROW = 16;
export const NAME_PX = 14;
const [NAME, TAG] = ["600 ", ""]; // styles of the lines, before their size
const TAG_PX = 13;
/** @type {CanvasRenderingContext2D | null} */
let pen = null;
/** @type {Map<string, number>} */
const widths = new Map();

/**
 * Return the width of a text in px.
 *
 * @param {string} text
 * @param {string} font
 */
export function textWidth(text, font) {
  const key = `${font}|${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  pen ??= /** @type {CanvasRenderingContext2D} */ (
    document.createElement("canvas").getContext("2d")
  );
  pen.font = font;
  const { width } = pen.measureText(text);
  widths.set(key, width);
  return width;
}

/**
 * Return the size of the sign of a party in px.
 *
 * @param {Pick<Party, "role" | "size">} party
 */
export const signSize = ({ role, size }) => size ?? (role ? 34 : 26);

/**
 * Return the radius of the sign of a party in px.
 *
 * @param {Pick<Party, "role" | "size">} party
 */
export const signRadius = (party) => signSize(party) * 0.85 + 1;

/**
 * Return the lines at a sign with their fonts: the name, the tag of an end of the chain, and the
 * mark of what is new.
 *
 * @param {Pick<Party, "lines" | "tag" | "mark">} party
 * @returns {{ style: string, px: number, text: string }[]}
 */
export const nameLines = (party) => [
  ...party.lines.map((text) => ({ style: NAME, px: NAME_PX, text })),
  ...[party.tag, party.mark].flatMap((text) => (text ? [{ style: TAG, px: TAG_PX, text }] : [])),
];

/**
 * Return what is spoken of a party.
 *
 * @param {{ aria: string, mark?: string } | undefined} party
 */
export const spokenText = (party) => [party?.aria, party?.mark].filter(Boolean).join(", ");

/**
 * Return whether names and shares are readable at this scale.
 *
 * @param {Pick<GraphDrawing, "parties" | "net">} drawing
 */
export const areNamesReadable = (drawing) =>
  drawing.parties.size <= MANY || (drawing.net?.getScale() ?? 1) >= SMALL;

/**
 * Return the side of the signs at which names are drawn if there is room.
 *
 * @param {{ turned?: Turn, data: { beside: boolean } }} drawing
 * @returns {Side}
 */
export const usualSide = (drawing) =>
  hasNamesBeside(drawing) ? "right" : hasNamesAbove(drawing) ? "above" : "below";

/**
 * Return the box of a name relative to the middle of its party.
 *
 * @param {Pick<Party, "lines" | "tag" | "mark" | "role" | "size">} party
 * @param {{ turned?: Turn, data: { beside: boolean }, font: string }} drawing
 * @param {{ side?: Side, size?: number, sign?: number }} [place] size of name and sign as factors
 */
export function nameBox(party, drawing, place = {}) {
  const { side = usualSide(drawing), size = 1, sign = 1 } = place;
  const lines = nameLines(party);
  const reach = signSize(party) * sign;
  const width = size * Math.max(...lines.map(
    ({ style, px, text }) => textWidth(text, `${style}${px}px ${drawing.font}`),
  ));
  const height = lines.length * ROW * size;
  const corners = {
    below: { x0: -width / 2, y0: reach * 0.86 + 2 },
    above: { x0: -width / 2, y0: -reach * 0.86 - 2 - height },
    right: { x0: reach * 1.05, y0: -height / 2 },
    left: { x0: -reach * 1.05 - width, y0: -height / 2 },
  };
  const { x0, y0 } = corners[side];
  return { x0, y0, x1: x0 + width, y1: y0 + height };
}

/**
 * Return the factor by which names are enlarged to be readable at a scale, unless it is that of a
 * large drawing seen from afar.
 *
 * @param {number} scale
 * @param {number} count of parties
 */
export const namesSize = (scale, count) =>
  scale < SMALL && count > MANY ? 1 : Math.max(1, READABLE / (NAME_PX * scale));

/**
 * @param {number} low
 * @param {number} high
 * @param {number} step
 */
function crossings(low, high, step) {
  if (step) return [low / step, high / step].sort((a, b) => a - b);
  return low < 0 && high > 0 ? [-Infinity, Infinity] : [Infinity, -Infinity];
}

/**
 * Return the distance at which a ray from the middle leaves a box; 0 if it misses the box.
 *
 * @param {Box} box
 * @param {number} dx
 * @param {number} dy
 */
export function exitDistance({ x0, y0, x1, y1 }, dx, dy) {
  const [ax, bx] = crossings(x0 - GAP, x1 + GAP, dx);
  const [ay, by] = crossings(y0 - GAP, y1 + GAP, dy);
  const [from, to] = [Math.max(ax, ay), Math.min(bx, by)];
  return to > Math.max(from, 0) ? to : 0;
}

/**
 * Make ties end at the edge of a sign, or of the name if they come from its side.
 *
 * @param {GraphDrawing} drawing
 */
export function endTiesAtNames(drawing) {
  for (const drawn of Object.values(drawing.net.body.nodes)) {
    if (drawn.endsAtName) continue;
    drawn.endsAtName = true;
    drawn.distanceToBorder = (_ctx, angle) => {
      const party = drawing.parties.get(drawn.id);
      if (!party) return 0;
      const place = drawing.names?.get(party.id);
      if (!place) return signRadius(party);
      const name = exitDistance(place.box, -Math.cos(angle), -Math.sin(angle));
      return Math.max(signRadius(party) * place.sign, name);
    };
  }
}
