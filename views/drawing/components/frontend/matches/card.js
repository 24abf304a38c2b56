// Card of one pair: the question, both sides, lines of evidence, and what a judgement changes.
/** @import { MatchChange, MatchDesk, MatchLine, MatchPair, MatchSide } from "../types/matches" */
import { makeElement } from "../shared/elements.js";
import { makeSilhouette } from "../shared/signs.js";
import { buildGroup } from "./group.js";
import { buildTable } from "./values.js";

/**
 * @param {MatchDesk} desk
 * @param {MatchSide} side
 */
function buildSide(desk, side) {
  const block = makeElement("div", "side");
  const name = makeElement("a", "name", side.name);
  name.href = side.href;
  name.target = "_blank";
  name.dir = "auto";
  const title = makeElement("p", "title");
  title.append(makeSilhouette(side.kind, desk.sheet.signs), name);
  block.append(title);
  if (side.latin && desk.views.has("latin")) block.append(makeElement("p", "latin", side.latin));
  block.append(makeElement("p", "kicker", side.kicker));
  return block;
}

/** @param {MatchLine} line */
function buildLine({ text, left, right }) {
  const item = makeElement("li");
  item.append(makeElement("span", "text", text));
  if (left || right) {
    const values = makeElement("span", "values");
    for (const value of [left, right]) {
      const part = makeElement("bdi", "", value || "–");
      values.append(part);
    }
    values.insertBefore(document.createTextNode(" · "), values.lastChild);
    item.append(values);
  }
  return item;
}

/**
 * @param {string} cls
 * @param {string} sign
 * @param {string} title
 * @param {{ lines: MatchLine[], empty: string }} found
 */
function buildLines(cls, sign, title, { lines, empty }) {
  const section = makeElement("section", cls);
  const head = makeElement("h3");
  const mark = makeElement("b", "", sign);
  mark.setAttribute("aria-hidden", "true");
  head.append(mark, ` ${title}`);
  section.append(head);
  if (lines.length) {
    const list = makeElement("ul");
    list.append(...lines.map(buildLine));
    section.append(list);
  }
  if (empty) section.append(makeElement("p", "quiet", empty));
  return section;
}

/**
 * @param {MatchDesk} desk
 * @param {MatchPair} pair
 */
function buildEvidence({ sheet: { words } }, { speaks, unstated }) {
  const block = makeElement("div", "evidence");
  const nothingAgainst = speaks.against.length ? "" : words.nothingFound;
  const against = { lines: speaks.against, empty: [nothingAgainst, unstated].filter(Boolean).join(" ") };
  block.append(
    buildLines("for", "+", words.speaksFor, {
      lines: speaks.for, empty: speaks.for.length ? "" : words.nothingFound,
    }),
    buildLines("against", "−", words.speaksAgainst, against),
  );
  if (speaks.nothing.length) {
    block.append(buildLines("nothing", "○", words.saysNothing, { lines: speaks.nothing, empty: "" }));
  }
  return block;
}

/**
 * @param {MatchDesk} desk
 * @param {MatchChange} change
 */
function buildChange({ sheet: { words } }, change) {
  const section = makeElement("section", `change ${change.judgement}`);
  section.append(makeElement("h3", "", change.title));
  const list = makeElement("ul");
  for (const { name, href, before, after } of change.verdicts) {
    const item = makeElement("li"), shop = makeElement("a", "name", name);
    shop.href = href;
    shop.target = "_blank";
    const was = makeElement("span", "was"), becomes = makeElement("span", "becomes");
    was.append(makeElement("span", "label", words.now), ` ${before}`);
    becomes.append(makeElement("span", "label", words.then), ` ${after}`);
    item.append(shop, was, becomes);
    list.append(item);
  }
  list.append(...change.texts.map((text) => makeElement("li", "", text)));
  section.append(list);
  return section;
}

/**
 * @param {MatchDesk} desk
 * @param {MatchPair} pair
 */
function buildChanges(desk, { changes, changesOlder }) {
  const { words } = desk.sheet;
  const block = makeElement("div", "changes");
  block.setAttribute("role", "group");
  block.setAttribute("aria-label", words.changesTitle);
  if (!changes) block.append(makeElement("p", "quiet", words.working));
  else if (!changes.length) block.append(makeElement("p", "quiet", words.changesNothing));
  else block.append(...changes.map((change) => buildChange(desk, change)));
  if (changesOlder) block.append(makeElement("p", "quiet", words.changesOlder));
  return block;
}

/**
 * @param {MatchDesk} desk
 * @param {MatchPair} pair
 */
function buildHead(desk, pair) {
  const head = makeElement("header");
  const kicker = makeElement("p", "over");
  if (!desk.sheet.blind) kicker.append(makeElement("span", `grade ${pair.grade}`, pair.gradeLabel));
  kicker.append(makeElement("span", "", pair.question));
  if (pair.tag && !desk.sheet.blind) kicker.append(makeElement("span", "tag", pair.tag));
  const title = makeElement("h2", "", desk.sheet.blind ? desk.sheet.words.blindTitle : pair.title);
  title.tabIndex = -1;
  head.append(kicker, title);
  return head;
}

/**
 * Return the card of a pair.
 *
 * @param {MatchDesk} desk
 * @param {MatchPair} pair
 */
export function buildCard(desk, pair) {
  const card = makeElement("article", "card");
  const sides = makeElement("div", "names");
  sides.append(...pair.sides.map((side) => buildSide(desk, side)));
  card.append(buildHead(desk, pair), sides);
  for (const note of pair.notes) card.append(makeElement("p", "note", note));
  if (pair.refusal) card.append(makeElement("p", "refusal", pair.refusal));
  if (desk.views.has("group")) card.append(buildGroup(desk, pair.group));
  if (!desk.sheet.blind) card.append(buildEvidence(desk, pair), buildChanges(desk, pair));
  card.append(buildTable(desk, pair));
  return card;
}
