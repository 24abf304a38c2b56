// View after an expansion: what was in sight stays in sight, and the new parties come into it.
/** @import { Box, Point, WorkspaceDrawing } from "../types/drawings" */
import { drawingBounds, showBounds } from "../graph/viewport.js";

/**
 * Return whether a box holds another.
 *
 * @param {Box} outer
 * @param {Box} inner
 */
export const holdsBox = (outer, inner) =>
  inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 && inner.y1 <= outer.y1;

/**
 * @param {WorkspaceDrawing} drawing
 * @returns {Box} the part of the drawing in sight
 */
function visibleBounds({ host, net }) {
  const a = net.DOMtoCanvas({ x: 0, y: 0 });
  const b = net.DOMtoCanvas({ x: host.clientWidth, y: host.clientHeight });
  return { x0: a.x, y0: a.y, x1: b.x, y1: b.y };
}

/**
 * Fit the view to what was in sight and the new parties, unless it already shows them.
 *
 * @param {WorkspaceDrawing} drawing
 * @param {Set<string>} before ids of the parties before the step
 */
export function revealNew(drawing, before) {
  const { data, font, net, parties } = drawing;
  const added = [...parties.values()].filter(({ id }) => !before.has(id));
  if (!added.length || !before.size) return;
  const spots = net.getPositions();
  const sight = visibleBounds(drawing);
  const placeOf = (/** @type {string} */ id) => spots[id];
  const boundsOf = (/** @type {typeof added} */ some) => drawingBounds(
    { parties: new Map(some.map((p) => [p.id, p])), data: { beside: data.beside }, font }, placeOf,
  );
  if (holdsBox(sight, boundsOf(added))) return;
  const inSight = (/** @type {Point} */ { x, y }) =>
    x > sight.x0 && x < sight.x1 && y > sight.y0 && y < sight.y1;
  const seen = [...parties.values()].filter((p) => before.has(p.id) && inSight(spots[p.id]));
  showBounds(drawing, boundsOf([...seen, ...added]));
}
