// What a click, a second click and a drag mean in the working graph and in its overview.
import { tieOf } from "./graph_edges.js";
import { expand } from "./work_menu.js";
import { choose, mark, toggle } from "./work_select.js";

/** Choose what was clicked. */
export function clicked(I, { nodes, edges, event }) {
  const source = event?.srcEvent ?? {};
  if (nodes[0] && (source.shiftKey || source.ctrlKey || source.metaKey)) toggle(I, nodes[0]);
  else if (nodes[0]) choose(I, [nodes[0]]);
  else if (edges[0]) choose(I, [], tieOf(edges[0]));
  else choose(I, []);
}

/** Expand what was clicked twice. */
export function twice(I, { nodes }) {
  if (nodes[0]) expand(I, nodes[0]);
}

/** Keep where parties were dragged to. */
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

/** How the canvas speaks to Python: the closures are new in each run. */
export function acts(I, setStateValue, setTriggerValue) {
  I.pick = (value) => setStateValue("pick", value);
  I.act = (act, more = {}) => setTriggerValue("act", { act, ...more });
}
