// List of chains as text, grouped by strength, with the source of each hop. The strongest group is
// open. A selection also changes the graph and the dossier.
import { button, el, stroke } from "./signs.js";
import { card } from "./chain_card.js";
import { sharedEnds, sharedLine } from "./chain_path.js";

const FEW = 4; // rows shown of a group before "show n more"
const instances = new WeakMap();

function title(group, signs) {
  const h = el("h3");
  h.append(stroke(group.strength, signs, "stroke", group.hollow), el("span", "", group.label));
  h.append(el("span", "count", String(group.chains.length)), el("span", "says", group.says));
  return h;
}

function section(group, I) {
  const part = el("section", "group");
  part.append(title(group, I.data.signs));
  const all = group.chains.length;
  const shown = I.more.has(group.id) ? all : Math.min(all, FEW);
  group.chains.slice(0, shown).forEach((chain, i) => part.append(card(chain, I, group.open && !i)));
  if (shown < all) {
    const text = I.data.words.more.replace("{n}", all - shown);
    part.append(button("act more", text, () => { I.more.add(group.id); draw(I); }));
  }
  return part;
}

function draw(I) {
  const all = I.data.groups.flatMap((group) => group.chains);
  I.shared = sharedEnds(all);
  const lead = I.shared[0] + I.shared[1] ? [sharedLine(all, I.shared, I.data.words)] : [];
  I.root.replaceChildren(...lead, ...I.data.groups.map((group) => section(group, I)));
  mark(I);
}

function mark(I) {
  const pick = I.data.pick;
  for (const b of I.root.querySelectorAll("[data-entity],[data-tie]")) {
    const on = pick && pick.id !== undefined && b.dataset[pick.kind] === pick.id;
    b.classList.toggle("picked", Boolean(on));
    if (on) b.setAttribute("aria-current", "true");
    else b.removeAttribute("aria-current");
  }
}

export default function ({ data, parentElement, setStateValue }) {
  let I = instances.get(parentElement);
  if (!I) {
    I = { root: el("div", "chains"), open: new Map(), more: new Set() };
    parentElement.append(I.root);
    instances.set(parentElement, I);
  }
  const key = JSON.stringify(data.groups);
  const same = I.key === key;
  Object.assign(I, { data, key, pick: (value) => setStateValue("pick", value) });
  if (same) mark(I);
  else draw(I);
}
