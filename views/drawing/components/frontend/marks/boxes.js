// Boxes that are taken on the canvas, so that labels are placed where they hide nothing.
/** @import { Box } from "../types/drawings" */
const CELL = 80; // side of a grid square in px

/**
 * @param {Box} a
 * @param {Box} b
 */
const overlap = (a, b) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

/** @param {Box} box */
function* squaresUnder({ x0, y0, x1, y1 }) {
  for (let x = Math.floor(x0 / CELL); x <= x1 / CELL; x++) {
    for (let y = Math.floor(y0 / CELL); y <= y1 / CELL; y++) yield `${x} ${y}`;
  }
}

/** Taken boxes by grid square, so that thousands are tested quickly. */
export class TakenBoxes {
  constructor() {
    /** @type {Map<string, { box: Box, of: string }[]>} */
    this.squares = new Map();
  }

  /**
   * @param {Box} box
   * @param {string} [of] id of what it belongs to
   */
  add(box, of = "") {
    for (const square of squaresUnder(box)) {
      const taken = this.squares.get(square);
      if (taken) taken.push({ box, of });
      else this.squares.set(square, [{ box, of }]);
    }
  }

  /**
   * Return whether a box overlaps no other, except those that belong to the same.
   *
   * @param {Box} box
   * @param {string} [own]
   */
  leaveFree(box, own = undefined) {
    const isInTheWay = (/** @type {{ box: Box, of: string }} */ other) =>
      other.of !== own && overlap(box, other.box);
    return [...squaresUnder(box)].every((square) => !this.squares.get(square)?.some(isInTheWay));
  }
}
