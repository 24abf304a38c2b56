// Card of one chain: a line of names when closed; its hops and a printable sentence when open.
/** @import { ChainList } from "../types/drawings" */
/** @import { Chain, Words } from "../types/sheets" */
import { makeButton, makeElement } from "../shared/elements.js";
import { buildHop, buildParty } from "./hop.js";
import { appendNames } from "./path.js";

/**
 * @param {Chain} chain
 * @param {ChainList} list
 */
function buildSummary(chain, list) {
  const line = makeElement("summary");
  const path = makeElement("span", "path");
  appendNames(path, chain, list.data.signs, list.shared);
  const drawn = [
    makeElement("span", "no", chain.rank),
    path,
    makeElement("span", "chip " + chain.standing, chain.standingLabel),
  ];
  for (const part of drawn) part.setAttribute("aria-hidden", "true");
  // screen readers cannot read the drawn lines, so the label has the verbs
  const verbs = chain.hops.map((hop) => `${hop.verb} ${hop.to.name}${hop.after}`).join(", ");
  const spoken = `${chain.label}, ${chain.standingLabel}: ${chain.path[0]} ${verbs}`;
  line.append(...drawn, makeElement("span", "sr", spoken));
  return line;
}

/**
 * @param {Chain} chain
 * @param {Words} words
 */
function buildCopyButton(chain, words) {
  const copy = makeButton("act", words.copy, async () => {
    await navigator.clipboard.writeText(`${chain.sentence} [${chain.sources}]`);
    copy.textContent = words.copied;
    setTimeout(() => { copy.textContent = words.copy; }, 1600);
  });
  return copy;
}

/**
 * @param {Chain} chain
 * @param {ChainList} list
 */
function buildFoot(chain, list) {
  const { words } = list.data;
  const foot = makeElement("div", "foot");
  const acts = makeElement("div", "acts");
  const show = makeButton("act", words.show, () => {
    list.pick({ kind: "chain", id: chain.id });
    // on a narrow page the graph is below the list
    document.querySelector(".st-key-chain_graph")?.scrollIntoView({ block: "nearest" });
  });
  acts.append(buildCopyButton(chain, words), show);
  foot.append(
    makeElement("p", "label", words.write),
    makeElement("p", "sentence", chain.sentence),
    makeElement("p", "facts", chain.facts),
    acts,
  );
  return foot;
}

/**
 * Return a chain as <details>; open ones stay open after a rerun.
 *
 * @param {Chain} chain
 * @param {ChainList} list
 * @param {boolean} open whether it is open until the user has opened or closed it
 */
export function buildCard(chain, list, open) {
  const box = makeElement("details", "card s-" + chain.strength);
  box.open = list.open.get(chain.id) ?? open;
  box.dataset.chain = chain.id;
  box.ontoggle = () => { list.open.set(chain.id, box.open); };
  const body = makeElement("div", "body");
  const steps = makeElement("ol", "steps");
  steps.setAttribute("aria-label", chain.label);
  const start = makeElement("li", "hop start");
  start.append(buildParty(chain.start, list));
  steps.append(start, ...chain.hops.map((hop) => buildHop(hop, chain, list)));
  const notes = chain.notes.map((note) => makeElement("p", "note", note));
  body.append(steps, ...notes, buildFoot(chain, list));
  box.append(buildSummary(chain, list), body);
  return box;
}
