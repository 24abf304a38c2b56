// Card at the pointer: the whole name, what it is and how many links it has; or what a link says.
/** @import { Point, WorkspaceDrawing } from "../types/drawings" */
/** @import { LegendEntry, Party, PartyPoint, Tie } from "../types/sheets" */
import { edgeTie } from "../marks/edges.js";
import { makeElement } from "../shared/elements.js";


/**
 * Return the lines of the card of a party, its name first.
 *
 * @param {PartyPoint & Partial<Pick<Party, "note" | "tag" | "mark">>} party
 * @param {{ words: Record<string, string> }} data
 */
export function partyLines({ aria, links = 0, mark, more = 0, note, tag }, { words }) {
  const [name, kind] = splitKind(aria);
  const counts = words.card_links.replace("{n}", String(links));
  const rest = more ? `, ${words.card_more.replace("{n}", String(more))}` : "";
  return [name, [kind, note].filter(Boolean).join(" · "), counts + rest, tag ?? "", mark ?? ""]
    .filter(Boolean);
}

/**
 * Split the spoken text of a party into its name and its kind, which follows the last comma.
 *
 * @param {string} aria
 */
function splitKind(aria) {
  const at = aria.lastIndexOf(", ");
  return at < 0 ? [aria, ""] : [aria.slice(0, at), aria.slice(at + 2)];
}

/**
 * Return the lines of the card of a tie: its two ends, then its line as the legend names it.
 *
 * @param {Tie} tie
 * @param {Map<string, Pick<Party, "label">>} parties
 * @param {LegendEntry[]} legend
 */
export function tieLines({ ended, from, hollow, label, strength, to }, parties, legend) {
  const ends = [from, to].map((id) => parties.get(id)?.label ?? id);
  const line = legend.find((e) => e.strength === strength && !e.ended && e.hollow === hollow);
  const over = ended ? legend.find((e) => e.ended) : undefined;
  return [ends.join(" → "), line?.label ?? "", label.join(", "), over?.label ?? ""].filter(Boolean);
}

/**
 * @param {WorkspaceDrawing} drawing
 * @param {Point} at
 * @param {string[]} lines
 */
function showCard({ card, host }, { x, y }, [title, ...rest]) {
  card.replaceChildren(makeElement("b", "", title), ...rest.map((l) => makeElement("p", "", l)));
  card.hidden = false;
  const { clientHeight: high, clientWidth: wide } = host;
  card.style.left = `${Math.max(4, Math.min(x + 16, wide - card.offsetWidth - 4))}px`;
  const below = y + 18 + card.offsetHeight < high;
  card.style.top = `${below ? y + 18 : Math.max(4, y - card.offsetHeight - 14)}px`;
}

/**
 * Show a card beside what the pointer is on, and hide it when something is done.
 *
 * @param {WorkspaceDrawing} drawing
 */
export function watchCards(drawing) {
  const { host, net } = drawing;
  /** @type {Point} */
  let at = { x: 0, y: 0 };
  const hide = () => { drawing.card.hidden = true; };
  host.addEventListener("pointermove", (event) => {
    const rect = host.getBoundingClientRect();
    at = { x: event.clientX - rect.left, y: event.clientY - rect.top };
  }, true);
  net.on("hoverNode", ({ node }) => {
    const party = drawing.parties.get(node);
    if (party && !drawing.menu) showCard(drawing, at, partyLines(party, drawing.data));
  });
  net.on("hoverEdge", ({ edge }) => {
    const tie = drawing.data.edges.find(({ id }) => id === edgeTie(edge));
    if (tie && !drawing.menu) showCard(drawing, at, tieLines(tie, drawing.parties, drawing.data.legend));
  });
  for (const name of /** @type {const} */ (["blurNode", "blurEdge"])) net.on(name, hide);
  for (const name of ["pointerdown", "pointerleave", "wheel"]) {
    host.addEventListener(name, hide, { capture: true, passive: true });
  }
}
