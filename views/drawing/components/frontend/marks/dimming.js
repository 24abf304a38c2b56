// Dimming of what a selection does not concern: still drawn and named, only fainter.
/** @import { GraphDrawing } from "../types/drawings" */
/** @import { Party, Tie } from "../types/sheets" */

const DIM = 0.3; // opacity of a line outside of a picked chain
const UNLIT = 0.2; // opacity of a line outside of the selection
const [LIT_PX, HOLDING_PX] = [1.8, 0.9]; // px on the screen that a line has at least
const HOLDINGS = { owned: true, controlled: true, part: true };

/** @typedef {Pick<GraphDrawing, "lit">} Lit */

/**
 * Return whether a party is dimmed.
 *
 * @param {Pick<Party, "id" | "dim">} party
 * @param {Lit} drawing
 */
export const isPartyDim = ({ id, dim }, { lit }) => (lit ? !lit.parties.has(id) : dim);

/**
 * Return whether a tie is dimmed.
 *
 * @param {Pick<Tie, "id" | "dim">} tie
 * @param {Lit} drawing
 */
export const isTieDim = ({ id, dim }, { lit }) => (lit ? !lit.ties.has(id) : dim);

/**
 * Return the opacity of the line of a tie; a lit line that has ended stays pale.
 *
 * @param {Pick<Tie, "id" | "dim" | "ended">} tie
 * @param {Lit & { data: { signs: { pale: number } } }} drawing
 */
export function tieOpacity(tie, drawing) {
  if (isTieDim(tie, drawing)) return drawing.lit ? UNLIT : DIM;
  return tie.ended ? drawing.data.signs.pale : 1;
}

/**
 * Return the factor by which a line is widened, so that what matters is seen from afar: what the
 * selection lights, and holdings.
 *
 * @param {Tie} tie
 * @param {number} width in px
 * @param {number} scale
 * @param {Lit} drawing
 */
export function widening(tie, width, scale, drawing) {
  const least = drawing.lit ? (isTieDim(tie, drawing) ? 0 : LIT_PX)
    : tie.strength in HOLDINGS ? HOLDING_PX : 0;
  return Math.max(1, least / (width * scale));
}

/**
 * Give the drawn lines their opacity and width; replacing thousands of edges would take much
 * longer.
 *
 * @param {GraphDrawing} drawing
 */
export function dimLines(drawing) {
  const { data: { edges, signs }, net } = drawing;
  const drawn = net.body.edges;
  const scale = net.getScale();
  for (const tie of edges) {
    const [line, core] = [drawn[tie.id], drawn[`${tie.id}~core`]];
    if (!line) continue;
    const width = tie.hollow ? signs.hollow[tie.strength][0] : signs.ties[tie.strength].width;
    const factor = widening(tie, width, scale, drawing);
    line.options.color.opacity = tieOpacity(tie, drawing);
    line.options.width = width * factor;
    if (core) core.options.width = signs.hollow[tie.strength][1] * factor;
  }
}
