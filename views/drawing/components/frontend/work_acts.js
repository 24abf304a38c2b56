// Pointer actions in the working graph and its overview: click, double click and drag.
import { tieOf } from "./graph_edges.js";
import { expand } from "./work_menu.js";
import { choose, mark, toggle } from "./work_select.js";

/** Select the clicked party or tie. */
export function clicked(I, { nodes, edges, event }) {
  const source = event?.srcEvent ?? {};
  if (nodes[0] && (source.shiftKey || source.ctrlKey || source.metaKey)) toggle(I, nodes[0]);
  else if (nodes[0]) choose(I, [nodes[0]]);
  else if (edges[0]) choose(I, [], tieOf(edges[0]));
  else choose(I, []);
}

/** Expand the double-clicked party. */
export function twice(I, { nodes }) {
  if (nodes[0]) expand(I, nodes[0]);
}

/** Send the new places of dragged parties. */
export function dragged(I, { nodes }) {
  if (!nodes.length) return;
  const spots = {};
  for (const [id, p] of Object.entries(I.net.getPositions(nodes))) {
    spots[id] = [Math.round(p.x), Math.round(p.y)];
    Object.assign(I.raw.get(id), { x: spots[id][0], y: spots[id][1] });
  }
  mark(I);
  I.act("move", { spots });
}

/** Set the functions that send messages to Python; they are new in each run. */
export function acts(I, setStateValue, setTriggerValue) {
  I.pick = (value) => setStateValue("pick", value);
  I.act = (act, more = {}) => setTriggerValue("act", { act, ...more });
}
