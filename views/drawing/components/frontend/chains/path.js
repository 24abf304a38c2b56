// One-line form of a chain: its names with the line of each tie between them.
/** @import { Chain, ChainHop, Signs, Words } from "../types/sheets" */
import { makeElement } from "../shared/elements.js";
import { makeLine } from "../shared/signs.js";

/**
 * Append the names of a chain, apart from those at its ends that the line above the list shows.
 *
 * @param {HTMLElement} path
 * @param {Chain} chain
 * @param {Signs} signs
 * @param {[number, number]} shared number of parties that all chains share at each end
 */
export function appendNames(path, chain, signs, [first, last]) {
  const lineOf = (/** @type {ChainHop} */ hop) => makeLine(hop, signs, "mini", 26);
  chain.path.slice(first, chain.path.length - last).forEach((name, i) => {
    const step = makeElement("span", "step"); // keeps a tie and its party on one line
    if (first + i) step.append(lineOf(chain.hops[first + i - 1]));
    step.append(makeElement("span", "", name));
    path.append(step, " ");
  });
  if (last) path.append(lineOf(chain.hops[chain.hops.length - last]));
}

/**
 * Return how many parties all chains share at each end; 0 for a short list.
 *
 * @param {Pick<Chain, "path">[]} chains
 * @returns {[number, number]}
 */
export function countSharedEnds(chains) {
  if (chains.length <= 4) return [0, 0];
  const isShared = (/** @type {(path: string[]) => string} */ nameIn) =>
    chains.every(({ path }) => nameIn(path) === nameIn(chains[0].path));
  const room = Math.min(...chains.map(({ path }) => path.length)) - 1;
  let first = 0;
  let last = 0;
  while (first < room && isShared((path) => path[first])) first++;
  while (last < room - first && isShared((path) => path[path.length - 1 - last])) last++;
  return [first, last];
}

/**
 * Return the line that names the parties that all chains share.
 *
 * @param {Pick<Chain, "path">[]} chains
 * @param {[number, number]} shared
 * @param {Words} words
 */
export function buildSharedLine(chains, [first, last], words) {
  const line = makeElement("p", "shared");
  line.append(makeElement("span", "lead", words.shared.replace("{n}", String(chains.length))));
  const { path } = chains[0];
  [...path.slice(0, first), "…", ...path.slice(path.length - last)].forEach((name, i) => {
    if (i) line.append(makeElement("span", "arrow", "›"));
    line.append(makeElement("span", "", name));
  });
  return line;
}
