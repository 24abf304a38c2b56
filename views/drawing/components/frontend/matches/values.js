// Values of both sides of a pair, with their sources; what differs is marked.
/** @import { MarkedText, MatchDesk, MatchMark, MatchPair, MatchRow, MatchValue } from "../types/matches" */
import { makeElement } from "../shared/elements.js";
import { openCapture } from "./beside.js";

/**
 * Return a text whose differing letters are underlined.
 *
 * @param {MarkedText} text
 */
function markLetters(text) {
  const block = makeElement("span", "value");
  block.dir = "auto";
  for (const [piece, differs] of text) {
    block.append(differs ? makeElement("u", "", piece) : piece);
  }
  return block;
}

/**
 * Return a value with its source, which opens the capture.
 *
 * @param {MatchDesk} desk
 * @param {MatchValue} value
 */
function buildValue(desk, value) {
  const item = makeElement("li");
  item.append(markLetters(value.text));
  if (value.latin && desk.views.has("latin")) {
    item.append(makeElement("span", "latin", value.latin));
  }
  const source = makeElement("span", "source");
  if (value.chip) source.append(makeElement("span", `chip ${value.standing}`, value.chip), " ");
  if (value.capture) {
    const link = makeElement("a", "", value.source);
    link.href = value.capture;
    link.onclick = (event) => openCapture(desk, event, value.capture, value.source);
    source.append(link);
  } else {
    source.append(value.source);
  }
  item.append(source);
  return item;
}

/**
 * Return the sign and the word that say how two sides compare.
 *
 * @param {MatchMark} mark
 */
function buildMark(mark) {
  const block = makeElement("span", `mark ${mark.tone}`);
  const sign = makeElement("b", "", mark.sign);
  sign.setAttribute("aria-hidden", "true");
  block.append(sign, ` ${mark.word}`);
  return block;
}

/**
 * @param {MatchDesk} desk
 * @param {MatchValue[]} values
 * @param {string} name
 */
function buildCell(desk, values, name) {
  const cell = makeElement("td");
  cell.setAttribute("role", "cell");
  cell.dataset.side = name;
  if (!values.length) {
    cell.append(makeElement("span", "unstated", desk.sheet.words.notStated));
    return cell;
  }
  const list = makeElement("ul");
  list.append(...values.map((value) => buildValue(desk, value)));
  cell.append(list);
  return cell;
}

/**
 * @param {MatchDesk} desk
 * @param {MatchPair} pair
 * @param {MatchRow} row
 */
function buildRow(desk, pair, row) {
  const line = makeElement("tr", row.mark.tone);
  line.setAttribute("role", "row");
  const head = makeElement("th", "", row.label);
  head.scope = "row";
  head.setAttribute("role", "rowheader");
  const mark = makeElement("td", "marked");
  mark.setAttribute("role", "cell");
  mark.append(buildMark(row.mark));
  const cells = row.sides.map((values, at) => buildCell(desk, values, pair.sides[at].name));
  line.append(head, ...cells, mark);
  return line;
}

/**
 * Return the table of both sides, one row for each property.
 *
 * @param {MatchDesk} desk
 * @param {MatchPair} pair
 */
export function buildTable(desk, pair) {
  const { words } = desk.sheet;
  const table = makeElement("table", "sides");
  // A narrow window lays the rows out as blocks, which would take their roles away.
  table.setAttribute("role", "table");
  table.setAttribute("aria-label", words.sideBySide);
  const head = makeElement("thead", "sr"), first = makeElement("tr");
  head.setAttribute("role", "rowgroup");
  first.setAttribute("role", "row");
  for (const text of [words.property, pair.sides[0].name, pair.sides[1].name, words.compared]) {
    const cell = makeElement("th", "", text);
    cell.scope = "col";
    cell.setAttribute("role", "columnheader");
    first.append(cell);
  }
  head.append(first);
  const body = makeElement("tbody");
  body.setAttribute("role", "rowgroup");
  body.append(...pair.rows.map((row) => buildRow(desk, pair, row)));
  table.append(head, body);
  return table;
}
