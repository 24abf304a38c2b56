// Group of entries that would be one party: its members as rows, and who joined whom.
/** @import { MatchDesk, MatchGroup, MatchMember } from "../types/matches" */
import { makeButton, makeElement } from "../shared/elements.js";
import { hasAllNeeded } from "./asking.js";
import { addCommand, currentPair, movePast } from "./queue.js";

/**
 * @param {MatchDesk} desk
 * @param {"out" | "accept_group"} act
 * @param {string} key
 * @param {string} member Id of the entry that is taken out.
 */
function sendForGroup(desk, act, key, member) {
  const { group } = currentPair(desk.queue) ?? {};
  if (desk.queue.failed || !hasAllNeeded(desk, act === "accept_group" && !!group?.whyNeeded)) return;
  addCommand(desk.queue, {
    act, key, judgement: member, why: desk.why.value.trim(), author: desk.name.value.trim(),
  });
  if (act === "accept_group" && group) {
    movePast(desk.queue, group.open);
    desk.redraw();
  }
  desk.send();
}

/**
 * @param {MatchDesk} desk
 * @param {MatchMember} member
 */
function buildMember(desk, member) {
  const { words } = desk.sheet;
  const row = makeElement("tr"), head = makeElement("th"), name = makeElement("a", "", member.name);
  head.scope = "row";
  name.href = member.href;
  name.target = "_blank";
  head.append(name, makeElement("span", "kicker", member.kicker));
  row.append(head);
  for (const text of member.cells) {
    row.append(text ? makeElement("td", "", text) : makeElement("td", "unstated", words.notStated));
  }
  const joined = makeElement("td", "", member.joined);
  if (member.out) {
    joined.append(makeButton("act", words.takeOut, () => sendForGroup(desk, "out", member.out, member.id)));
  }
  row.append(joined);
  return row;
}

/**
 * Return the table of a group.
 *
 * @param {MatchDesk} desk
 * @param {MatchGroup} group
 */
export function buildGroup(desk, group) {
  const { words } = desk.sheet;
  const block = makeElement("section", "group"), table = makeElement("table");
  block.append(makeElement("h3", "", group.title));
  for (const note of group.notes) block.append(makeElement("p", "quiet", note));
  const scroll = makeElement("div", "scroll"), head = makeElement("thead"), first = makeElement("tr");
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "group");
  scroll.setAttribute("aria-label", group.title);
  for (const text of [words.member, ...group.columns, words.joined]) {
    const cell = makeElement("th", "", text);
    cell.scope = "col";
    first.append(cell);
  }
  head.append(first);
  const body = makeElement("tbody");
  body.append(...group.members.map((member) => buildMember(desk, member)));
  table.append(head, body);
  scroll.append(table);
  block.append(scroll);
  if (group.accept) {
    const accept = () => sendForGroup(desk, "accept_group", desk.queue.cursor, "");
    block.append(makeButton("act", group.accept, accept));
  }
  return block;
}
