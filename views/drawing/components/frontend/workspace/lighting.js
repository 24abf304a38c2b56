// What a selection lights: the path between two parties, else what is next to what is selected.
/** @import { Fold, TieEnds } from "../types/sheets" */
/** @import { Lit } from "../types/drawings" */

/**
 * @typedef {object} Selected
 * @property {Set<string>} chosen
 * @property {string} [chosenTie]
 * @property {string[]} path ids of the ties of the path between two selected parties
 */

/**
 * @param {Iterable<TieEnds>} ties
 * @param {Iterable<string>} parties
 * @returns {Lit}
 */
function litTies(ties, parties) {
  const lit = { parties: new Set(parties), ties: new Set() };
  for (const { id, from, to } of ties) {
    lit.ties.add(id);
    lit.parties.add(from).add(to);
  }
  return lit;
}

/**
 * Return the parties and ties that a selection lights, or undefined if nothing is selected. The
 * folded links of a platform light its storefronts too.
 *
 * @param {Selected} selected
 * @param {TieEnds[]} ties
 * @param {Fold[]} folds
 * @returns {Lit | undefined}
 */
export function findLit({ chosen, chosenTie, path }, ties, folds) {
  if (!chosen.size && !chosenTie) return undefined;
  if (!chosen.size) return litTies(ties.filter(({ id }) => id === chosenTie), []);
  const onPath = new Set(path);
  const along = ties.filter(({ id }) => onPath.has(id));
  if (along.length) return litTies(along, chosen);
  const beside = ties.filter(({ from, to }) => chosen.has(from) || chosen.has(to));
  const lit = litTies(beside, chosen);
  for (const { parties, platform } of folds) {
    if (chosen.has(platform)) for (const id of parties) lit.parties.add(id);
    if (parties.some((id) => chosen.has(id))) lit.parties.add(platform);
  }
  return lit;
}
