// Places of parties, and of names at them: turned drawings run from top to bottom.
/** @import { Point, Turn } from "../types/drawings" */

/**
 * Return the place of a party, turned or not.
 *
 * @param {Point} party
 * @param {{ turned?: Turn }} drawing
 */
export const partyPlace = (party, { turned: by }) =>
  by ? { x: party.y * by.right, y: party.x * by.down } : { x: party.x, y: party.y };

/**
 * Return whether names are beside the parties instead of below them.
 *
 * @param {{ turned?: Turn, data: { beside: boolean } }} drawing
 */
export const hasNamesBeside = ({ turned, data }) =>
  turned ? Boolean(turned.beside) : data.beside;

/**
 * Return whether names are above the parties.
 *
 * @param {{ turned?: Turn }} drawing
 */
export const hasNamesAbove = ({ turned }) => Boolean(turned?.above);
