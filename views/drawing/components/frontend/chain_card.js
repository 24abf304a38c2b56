// Card of one chain: a line of names when closed; its hops and a printable sentence when open.
import { button, el } from "./signs.js";
import { hopItem, party } from "./chain_hop.js";
import { trail } from "./chain_path.js";

function summary(chain, I) {
  const line = el("summary");
  const path = el("span", "path");
  trail(path, chain, I.data.signs, ...I.shared);
  const drawn = [
    el("span", "no", chain.rank), path, el("span", "chip " + chain.standing, chain.standingLabel),
  ];
  for (const part of drawn) part.setAttribute("aria-hidden", "true");
  // screen readers cannot read the drawn lines, so the label has the verbs
  const verbs = chain.hops.map((hop) => `${hop.verb} ${hop.to.name}${hop.after}`).join(", ");
  const spoken = `${chain.label}, ${chain.standingLabel}: ${chain.path[0]} ${verbs}`;
  line.append(...drawn, el("span", "sr", spoken));
  return line;
}

function copyButton(chain, words) {
  const copy = button("act", words.copy, async () => {
    await navigator.clipboard.writeText(`${chain.sentence} [${chain.sources}]`);
    copy.textContent = words.copied;
    setTimeout(() => { copy.textContent = words.copy; }, 1600);
  });
  return copy;
}

function foot(chain, I) {
  const block = el("div", "foot");
  const acts = el("div", "acts");
  const show = button("act", I.data.words.show, () => {
    I.pick({ kind: "chain", id: chain.id });
    // on a narrow page the graph is below the list
    document.querySelector(".st-key-chain_graph")?.scrollIntoView({ block: "nearest" });
  });
  acts.append(copyButton(chain, I.data.words), show);
  block.append(el("p", "label", I.data.words.write), el("p", "sentence", chain.sentence));
  block.append(el("p", "facts", chain.facts), acts);
  return block;
}

/** Return a chain as <details>; open ones stay open after a rerun. */
export function card(chain, I, open) {
  const box = el("details", "card s-" + chain.strength);
  box.open = I.open.get(chain.id) ?? open;
  box.dataset.chain = chain.id;
  box.ontoggle = () => { I.open.set(chain.id, box.open); };
  const body = el("div", "body");
  const steps = el("ol", "steps");
  steps.setAttribute("aria-label", chain.label);
  const first = el("li", "hop start");
  first.append(party(chain.start, I.data.signs, I.pick));
  steps.append(first, ...chain.hops.map((hop) => hopItem(hop, chain, I)));
  body.append(steps, ...chain.notes.map((note) => el("p", "note", note)), foot(chain, I));
  box.append(summary(chain, I), body);
  return box;
}
