// One hop of a chain: the verb, what the source says, and the party it leads to.
/** @import { ChainList } from "../types/drawings" */
/** @import { CardParty, Chain, ChainHop } from "../types/sheets" */
import { makeButton, makeElement } from "../shared/elements.js";
import { makeSilhouette, themeColour } from "../shared/signs.js";

/**
 * Return a party as a button that opens its dossier.
 *
 * @param {CardParty} party
 * @param {ChainList} list
 */
export function buildParty(party, list) {
  const button = makeButton(
    "party", undefined, () => list.pick({ kind: "entity", id: party.id }),
  );
  button.dataset.entity = party.id;
  const kind = [party.kindLabel, party.place].filter(Boolean).join(" · ");
  button.append(
    makeSilhouette(party.kind, list.data.signs),
    makeElement("span", "name", party.name),
    makeElement("span", "kind", kind),
  );
  return button;
}

/** @param {ChainHop} hop */
function buildQuotation(hop) {
  const quote = makeElement("q", "", hop.wording);
  if (hop.lang) quote.lang = hop.lang;
  const rest = (hop.translation ? ` (${hop.translation})` : "") + " — ";
  return [quote, makeElement("span", "", rest)];
}

/** @param {ChainHop["source"]} source */
function buildSourceName(source) {
  if (!source.url) return makeElement("span", "", source.publisher);
  const link = makeElement("a", "", source.publisher);
  link.href = source.url;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

/**
 * @param {ChainHop} hop
 * @param {Chain} chain
 */
function buildStatement(hop, chain) {
  const line = makeElement("p", "say");
  if (hop.chip !== chain.standing) {
    line.append(makeElement("span", "chip " + hop.chip, hop.chipLabel));
  }
  if (hop.quoted) line.append(...buildQuotation(hop));
  else if (hop.wording) line.append(makeElement("span", "", hop.wording + " — "));
  line.append(buildSourceName(hop.source));
  const rest = [hop.source.published, hop.source.note, hop.period].filter(Boolean).join(" · ");
  if (rest) line.append(makeElement("span", "", ", " + rest));
  return line;
}

/**
 * Return the end of the sentence after the second name, without its leading comma.
 *
 * @param {ChainHop} hop
 */
const afterName = (hop) => hop.after.replace(/^[\s,]+/, "");

/** @param {ChainHop} hop */
function hopClasses(hop) {
  const states = /** @type {const} */ (["hollow", "weakest", "ended"]);
  return ["hop", "s-" + hop.strength, ...states.filter((state) => hop[state])].join(" ");
}

/**
 * Return a hop as an item of the ordered list.
 *
 * @param {ChainHop} hop
 * @param {Chain} chain
 * @param {ChainList} list
 */
export function buildHop(hop, chain, list) {
  const { signs, words } = list.data;
  const item = makeElement("li", hopClasses(hop));
  const tie = makeElement("div", "tie");
  tie.style.setProperty("--ink", themeColour(signs.ties[hop.strength]));
  const verb = makeButton("verb", undefined, () => list.pick({ kind: "tie", id: hop.id }));
  verb.dataset.tie = hop.id;
  verb.append(makeElement("span", "", hop.verb));
  if (hop.weakest) verb.append(makeElement("span", "mark", words.weakest));
  const also = hop.also.map((text) => makeElement("p", "say also", text));
  tie.append(verb, buildStatement(hop, chain), ...also);
  item.append(tie, buildParty(hop.to, list));
  const after = afterName(hop);
  if (after) item.append(makeElement("p", "after", after));
  return item;
}
