// Search inside the graph: each Enter goes to the next party whose name holds the words.
/** @import { WorkDrawing } from "../types/drawings" */
/** @import { PartyPoint } from "../types/sheets" */
import { makeElement } from "../shared/elements.js";
import { revealParty } from "./keys.js";
import { selectItems } from "./selection.js";

/** @param {string} text */
const plainText = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * Return the parties whose name has every word: exact names first, then those starting with it.
 *
 * @param {Iterable<PartyPoint>} parties
 * @param {string} text
 */
export function findParties(parties, text) {
  const asked = plainText(text.trim());
  const words = asked.split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const rank = (/** @type {string} */ name) =>
    name === asked ? 0 : name.startsWith(asked) ? 1 : 2;
  return [...parties]
    .map((party) => ({ party, name: plainText(party.label), all: plainText(party.aria) }))
    .filter(({ name, all }) => words.every((word) => all.includes(word) || name.includes(word)))
    .sort((one, other) => rank(one.name) - rank(other.name))
    .map(({ party }) => party);
}

/** @param {WorkDrawing} drawing */
const findHits = ({ parties, searchField }) => findParties(parties.values(), searchField.value);

/**
 * @param {WorkDrawing} drawing
 * @param {number} count
 * @param {number} at number of the shown hit, 0 for none
 */
function showHitCount({ data, hitCount, searchField }, count, at) {
  const { of, none } = data.words;
  const text = count ? of.replace("{n}", String(at)).replace("{all}", String(count)) : none;
  hitCount.textContent = searchField.value.trim() ? text : "";
}

/**
 * @param {WorkDrawing} drawing
 * @param {1 | -1} by
 */
function goToHit(drawing, by) {
  const hits = findHits(drawing);
  if (!hits.length) {
    showHitCount(drawing, 0, 0);
    return;
  }
  const from = drawing.hitAt ?? (by > 0 ? -1 : 0);
  const at = (from + by + hits.length) % hits.length;
  drawing.hitAt = at;
  const { id } = hits[at];
  revealParty(drawing, id);
  selectItems(drawing, [id]);
  showHitCount(drawing, hits.length, at + 1);
}

/** @param {WorkDrawing} drawing */
function clearSearch(drawing) {
  drawing.searchField.value = "";
  showHitCount(drawing, 0, 0);
  drawing.canvas.focus();
}

/**
 * Return the search field with its count of hits.
 *
 * @param {WorkDrawing} drawing
 */
export function buildSearch(drawing) {
  const block = makeElement("div", "find");
  const field = makeElement("input");
  const hitCount = makeElement("span", "hits");
  Object.assign(drawing, { searchField: field, hitCount });
  field.type = "search";
  field.placeholder = drawing.data.words.find;
  field.setAttribute("aria-label", drawing.data.words.find);
  hitCount.setAttribute("aria-live", "polite");
  field.addEventListener("input", () => {
    drawing.hitAt = undefined;
    showHitCount(drawing, findHits(drawing).length, 0);
  });
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter") {
      event.preventDefault();
      goToHit(drawing, event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") clearSearch(drawing);
  });
  block.append(field, hitCount);
  return block;
}
