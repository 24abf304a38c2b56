// List of chains as text, grouped by strength, with the source of each hop. The strongest group is
// open. A selection also changes the graph and the dossier.
/** @import { ChainList, MountElement, Run } from "./types/drawings" */
/** @import { ChainGroup, ChainsSheet, Signs } from "./types/sheets" */
import { buildCard } from "./chains/card.js";
import { buildSharedLine, countSharedEnds } from "./chains/path.js";
import { makeButton, makeElement } from "./shared/elements.js";
import { makeLine } from "./shared/signs.js";

const FEW = 4; // rows shown of a group before "show n more"
/** @type {WeakMap<MountElement, ChainList>} */
const lists = new WeakMap();

/**
 * @param {ChainGroup} group
 * @param {Signs} signs
 */
function buildTitle(group, signs) {
  const title = makeElement("h3");
  title.append(
    makeLine(group, signs),
    makeElement("span", "", group.label),
    makeElement("span", "count", String(group.chains.length)),
    makeElement("span", "says", group.says),
  );
  return title;
}

/**
 * @param {ChainGroup} group
 * @param {ChainList} list
 */
function buildGroup(group, list) {
  const { signs, words } = list.data;
  const section = makeElement("section", "group");
  section.append(buildTitle(group, signs));
  const all = group.chains.length;
  const shown = list.more.has(group.id) ? all : Math.min(all, FEW);
  const cards = group.chains.slice(0, shown)
    .map((chain, i) => buildCard(chain, list, group.open && !i));
  section.append(...cards);
  if (shown < all) {
    const text = words.more.replace("{n}", String(all - shown));
    section.append(makeButton("act more", text, () => {
      list.more.add(group.id);
      drawGroups(list);
    }));
  }
  return section;
}

/** @param {ChainList} list */
function drawGroups(list) {
  const { groups, words } = list.data;
  const all = groups.flatMap((group) => group.chains);
  list.shared = countSharedEnds(all);
  const isShared = list.shared.some((count) => count > 0);
  const lead = isShared ? [buildSharedLine(all, list.shared, words)] : [];
  list.root.replaceChildren(...lead, ...groups.map((group) => buildGroup(group, list)));
  markPick(list);
}

/** @param {ChainList} list */
function markPick({ data, root }) {
  const { pick } = data;
  const items = /** @type {NodeListOf<HTMLElement>} */ (
    root.querySelectorAll("[data-entity],[data-tie]")
  );
  for (const item of items) {
    const isPicked = pick !== null && item.dataset[pick.kind] === pick.id;
    item.classList.toggle("picked", isPicked);
    if (isPicked) item.setAttribute("aria-current", "true");
    else item.removeAttribute("aria-current");
  }
}

/**
 * @param {MountElement} parentElement
 * @returns {ChainList}
 */
function mountList(parentElement) {
  const root = makeElement("div", "chains");
  /** @type {Partial<ChainList>} */
  const parts = { root, open: new Map(), more: new Set() };
  const list = /** @type {ChainList} */ (parts); // each run sets the rest
  parentElement.append(root);
  lists.set(parentElement, list);
  return list;
}

/**
 * List the chains of this run.
 *
 * @param {Run<ChainsSheet>} run
 */
export default function ({ data: { sheet: [data] }, parentElement, setStateValue }) {
  const list = lists.get(parentElement) ?? mountList(parentElement);
  const key = JSON.stringify(data.groups);
  const isSame = list.key === key;
  Object.assign(list, { data, key });
  list.pick = (value) => setStateValue("pick", value);
  if (isSame) markPick(list);
  else drawGroups(list);
}
