// Names that are drawn, and how large: as many as fit at a readable size, so that none covers
// another or the end of an arrow. In a large drawing seen from afar these are the names of hubs.
// The name of any other party appears on its card.
/** @import { Box, GraphDrawing, NamePlace, PlaceOf, Point, Side } from "../types/drawings" */
/** @import { Party } from "../types/sheets" */
import { arrowBoxes } from "./arrows.js";
import { TakenBoxes } from "./boxes.js";
import { tieCurve } from "./curves.js";
import { areNamesReadable, nameBox, NAME_PX, READABLE, signRadius, signSize, usualSide } from "./names.js";

const SIZES = [READABLE, 9, 7.5]; // px on the screen, the first that has room
/** @type {Side[]} */
const SIDES = ["below", "above", "right", "left"];
const FEW = 12; // parties up to which every name is drawn
const [HUBS, TRIED] = [45, 200]; // names drawn from afar, and parties tried
const MOST_CLEAR = 400; // parties up to which hubs' names leave all signs and arrows free
const HUB = 15; // px on the screen of the sign of a hub
const ROUNDS = 4; // since a name that is moved takes the ends of its arrows along
const GAP = 3; // px around a name

/**
 * Return the parties in the order in which they get their names: selected ones, then those that the
 * selection lights, then those with the most links.
 *
 * @param {GraphDrawing} drawing
 * @returns {Party[]}
 */
export function namingOrder({ chosen, cursor, lit, parties }) {
  const rank = (/** @type {Party} */ { id, role }) =>
    (chosen?.has(id) || id === cursor || role ? 0 : lit?.parties.has(id) ? 1 : 2);
  return [...parties.values()].sort(
    (a, b) => rank(a) - rank(b) || (b.links ?? 0) - (a.links ?? 0),
  );
}

/**
 * @param {Box} box relative to a spot
 * @param {Point} spot
 * @returns {Box}
 */
const boxAt = ({ x0, x1, y0, y1 }, { x, y }) => ({ x0: x0 + x, x1: x1 + x, y0: y0 + y, y1: y1 + y });

/**
 * @param {Party} party
 * @param {Point} spot
 * @param {number} sign
 */
function signBox(party, spot, sign) {
  const rim = signRadius(party) * sign;
  return boxAt({ x0: -rim, x1: rim, y0: -rim, y1: rim }, spot);
}

/**
 * Return the places that the name of a party may take, the best first.
 *
 * @param {Party} party
 * @param {number[]} sizes
 * @param {number} sign
 * @param {GraphDrawing} drawing
 * @returns {NamePlace[]}
 */
function possiblePlaces(party, sizes, sign, drawing) {
  const usual = usualSide(drawing);
  const sides = [usual, ...SIDES.filter((side) => side !== usual)];
  return sizes.flatMap((size) => sides.map((side) => ({
    side, size, sign, box: nameBox(party, drawing, { side, size, sign }),
  })));
}

/**
 * @param {NamePlace[]} places
 * @param {Point} spot
 * @param {TakenBoxes} taken
 * @param {string} own id of the party
 */
const freePlace = (places, spot, taken, own) => places.find(({ box }) => taken.leaveFree(boxAt({
  x0: box.x0 - GAP, x1: box.x1 + GAP, y0: box.y0, y1: box.y1,
}, spot), own));

/**
 * Return a test whether a spot is in view, or out of it by less than a part of the canvas.
 *
 * @param {GraphDrawing} drawing
 * @param {number} part
 */
function viewTest({ host, net }, part) {
  const { clientHeight: high, clientWidth: wide } = host;
  const a = net.DOMtoCanvas({ x: -part * wide, y: -part * high });
  const b = net.DOMtoCanvas({ x: (1 + part) * wide, y: (1 + part) * high });
  return (/** @type {Point | undefined} */ spot) =>
    spot && spot.x > a.x && spot.x < b.x && spot.y > a.y && spot.y < b.y;
}

/**
 * Return a function that puts those places of a name first at which all of it is in view.
 *
 * @param {GraphDrawing} drawing
 */
function viewOrder(drawing) {
  const isSeen = viewTest(drawing, 0);
  const isWhole = (/** @type {Box} */ { x0, x1, y0, y1 }) =>
    isSeen({ x: x0, y: y0 }) && isSeen({ x: x1, y: y1 });
  return (/** @type {NamePlace[]} */ places, /** @type {Point} */ spot) =>
    places.toSorted((a, b) => Number(isWhole(boxAt(b.box, spot))) - Number(isWhole(boxAt(a.box, spot))));
}

/**
 * Name the hubs of a large drawing, with their signs enlarged.
 *
 * @param {GraphDrawing} drawing
 * @param {PlaceOf} placeOf
 * @param {number} scale
 */
function nameHubs(drawing, placeOf, scale) {
  /** @type {Map<string, NamePlace>} */
  const names = new Map();
  const taken = drawing.parties.size <= MOST_CLEAR
    ? takenByAll(names, drawing, placeOf) : new TakenBoxes();
  const isInView = viewTest(drawing, 0.25);
  const inViewFirst = viewOrder(drawing);
  const near = namingOrder(drawing).filter(({ id }) => isInView(placeOf(id)));
  for (const party of near.slice(0, TRIED)) {
    const spot = placeOf(party.id);
    if (!spot || names.size >= HUBS) continue;
    const sign = Math.max(1, HUB / (signSize(party) * scale));
    const own = signBox(party, spot, sign);
    const size = READABLE / (NAME_PX * scale);
    const places = possiblePlaces(party, [size], sign, drawing);
    const place = freePlace(inViewFirst(places, spot), spot, taken, party.id);
    if (!place || !taken.leaveFree(own, party.id)) continue;
    names.set(party.id, place);
    taken.add(own, party.id);
    taken.add(boxAt(place.box, spot), party.id);
  }
  return names;
}

/**
 * Return whether a spot is behind the sign or the name of a party.
 *
 * @param {Party} party
 * @param {Point} middle
 * @param {NamePlace | undefined} name
 */
const behindParty = (party, middle, name) => (/** @type {Point} */ { x, y }) => {
  const [dx, dy] = [x - middle.x, y - middle.y];
  if (Math.hypot(dx, dy) < signRadius(party)) return true;
  if (!name) return false;
  const { x0, x1, y0, y1 } = name.box;
  return dx > x0 - GAP && dx < x1 + GAP && dy > y0 - GAP && dy < y1 + GAP;
};

/**
 * Return the boxes of the arrows by the party that they end at.
 *
 * @param {GraphDrawing} drawing
 * @param {PlaceOf} placeOf
 * @param {Map<string, NamePlace>} names
 * @returns {Map<string, Box[]>}
 */
export function arrowsByEnd(drawing, placeOf, names) {
  /** @type {Map<string, Box[]>} */
  const arrows = new Map();
  for (const tie of drawing.data.edges) {
    const [start, end] = [drawing.parties.get(tie.from), drawing.parties.get(tie.to)];
    const middle = placeOf(tie.to);
    const curve = start && tieCurve(tie, placeOf, signRadius(start), drawing);
    if (!end || !middle || !curve) continue;
    const boxes = arrowBoxes(curve, behindParty(end, middle, names.get(end.id)));
    arrows.set(end.id, [...arrows.get(end.id) ?? [], ...boxes]);
  }
  return arrows;
}

/**
 * @param {GraphDrawing} drawing
 * @param {PlaceOf} placeOf
 * @param {number} scale
 */
function nameParties(drawing, placeOf, scale) {
  /** @type {Map<string, NamePlace>} */
  const names = new Map();
  const order = namingOrder(drawing);
  const sizes = [...new Set(SIZES.map((px) => Math.max(1, px / (NAME_PX * scale))))];
  const taken = new TakenBoxes();
  for (const party of order) {
    const spot = placeOf(party.id);
    if (spot) taken.add(signBox(party, spot, 1), party.id);
  }
  const inViewFirst = viewOrder(drawing);
  const isEveryNamed = order.length <= FEW;
  for (const party of order) {
    const spot = placeOf(party.id);
    if (!spot) continue;
    const places = possiblePlaces(party, sizes, 1, drawing);
    const place = freePlace(inViewFirst(places, spot), spot, taken, party.id)
      ?? (isEveryNamed ? places.at(-SIDES.length) : undefined);
    if (!place) continue;
    names.set(party.id, place);
    taken.add(boxAt(place.box, spot), party.id);
  }
  return names;
}

/**
 * Return the boxes of signs, names and arrows, each with its party.
 *
 * @param {Map<string, NamePlace>} names
 * @param {GraphDrawing} drawing
 * @param {PlaceOf} placeOf
 */
function takenByAll(names, drawing, placeOf) {
  const taken = new TakenBoxes();
  for (const [end, boxes] of arrowsByEnd(drawing, placeOf, names)) {
    for (const box of boxes) taken.add(box, end);
  }
  for (const party of drawing.parties.values()) {
    const [spot, name] = [placeOf(party.id), names.get(party.id)];
    if (spot) taken.add(signBox(party, spot, 1), party.id);
    if (spot && name) taken.add(boxAt(name.box, spot), party.id);
  }
  return taken;
}

/**
 * Return the parties whose names cover the end of an arrow, with all boxes that are taken.
 *
 * @param {Map<string, NamePlace>} names
 * @param {GraphDrawing} drawing
 * @param {PlaceOf} placeOf
 */
function findCovering(names, drawing, placeOf) {
  const taken = takenByAll(names, drawing, placeOf);
  const covering = [...names].filter(([id, { box }]) => {
    const spot = placeOf(id);
    return spot && !taken.leaveFree(boxAt(box, spot), id);
  });
  return { covering: covering.map(([id]) => id), taken };
}

/**
 * Set the names that cover the end of an arrow at another side; those without room are taken away.
 *
 * @param {Map<string, NamePlace>} names
 * @param {GraphDrawing} drawing
 * @param {PlaceOf} placeOf
 */
function moveCovering(names, drawing, placeOf) {
  const { covering, taken } = findCovering(names, drawing, placeOf);
  const inViewFirst = viewOrder(drawing);
  for (const id of covering) {
    const [party, spot, name] = [drawing.parties.get(id), placeOf(id), names.get(id)];
    if (!party || !spot || !name) continue;
    const sizes = [...new Set([name.size, name.size * 0.8])];
    const places = inViewFirst(possiblePlaces(party, sizes, 1, drawing), spot);
    const free = freePlace(places, spot, taken, id);
    if (free) {
      names.set(id, free);
      taken.add(boxAt(free.box, spot), id);
    } else names.delete(id);
  }
  return covering.length > 0;
}

/**
 * Uncover the ends of arrows, unless there are so few parties that each needs its name.
 *
 * @param {Map<string, NamePlace>} names
 * @param {GraphDrawing} drawing
 * @param {PlaceOf} placeOf
 */
function uncoverArrows(names, drawing, placeOf) {
  if (drawing.parties.size <= FEW) return;
  for (let round = 0; round < ROUNDS; round++) {
    if (!moveCovering(names, drawing, placeOf)) return;
  }
  for (const id of findCovering(names, drawing, placeOf).covering) names.delete(id);
}

/**
 * Return the names to draw at the present scale.
 *
 * @param {GraphDrawing} drawing
 * @param {PlaceOf} placeOf
 * @returns {Map<string, NamePlace>}
 */
export function placeNames(drawing, placeOf) {
  const scale = drawing.net.getScale();
  if (!areNamesReadable(drawing)) return nameHubs(drawing, placeOf, scale);
  const names = nameParties(drawing, placeOf, scale);
  uncoverArrows(names, drawing, placeOf);
  return names;
}
