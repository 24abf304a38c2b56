// One-line form of a chain: its names with the line of each tie between them.
import { el, stroke } from "./signs.js";

/** Append the names from..to of a chain; the line above shows the ends that all chains share. */
export function trail(into, chain, signs, from = 0, to = 0) {
  const line = (hop) => stroke(hop.strength, signs, "mini", hop.hollow, 26);
  chain.path.slice(from, chain.path.length - to).forEach((name, i) => {
    const step = el("span", "step"); // keeps a tie and its party on one line
    if (from + i) step.append(line(chain.hops[from + i - 1]));
    step.append(el("span", "", name));
    into.append(step, " ");
  });
  if (to) into.append(line(chain.hops[chain.hops.length - to]));
}

/** Return how many parties all chains share at each end; 0 for a short list. */
export function sharedEnds(chains) {
  if (chains.length <= 4) return [0, 0];
  const same = (at) => chains.every((chain) => at(chain.path) === at(chains[0].path));
  const room = Math.min(...chains.map((chain) => chain.path.length)) - 1;
  let first = 0;
  let last = 0;
  while (first < room && same((path) => path[first])) first++;
  while (last < room - first && same((path) => path[path.length - 1 - last])) last++;
  return [first, last];
}

/** Return the line that names the parties that all chains share. */
export function sharedLine(chains, [first, last], words) {
  const line = el("p", "shared");
  line.append(el("span", "lead", words.shared.replace("{n}", chains.length)));
  const path = chains[0].path;
  [...path.slice(0, first), "…", ...path.slice(path.length - last)].forEach((name, i) => {
    if (i) line.append(el("span", "arrow", "›"));
    line.append(el("span", "", name));
  });
  return line;
}
