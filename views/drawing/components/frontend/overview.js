// Overview of a working graph of very many parties: points in WebGL, with the same actions,
// selection and legend as the workspace.
import { colours, fit } from "./graph_frame.js";
import { canDraw, OverviewNet } from "./overview_net.js";
import { clicked, twice } from "./work_acts.js";
import { dressWork } from "./work_frame.js";
import { mounted, told } from "./work_mount.js";

/** Unpack the columns, which are a third of the size of one record for each party. */
function unpack(I) {
  const { signs, kinds, columns, lines } = I.data;
  I.raw = new Map(columns.id.map((id, i) => {
    const kind = kinds[columns.kind[i]];
    const label = columns.label[i];
    const aria = `${label}, ${signs.kinds[kind].label}`;
    return [id, { id, label, kind, aria, x: columns.x[i], y: columns.y[i] }];
  }));
  return lines.id.map((id, i) => ({
    id, from: columns.id[lines.from[i]], to: columns.id[lines.to[i]], strength: lines.strength[i],
  }));
}

function begin(I) {
  I.net = new OverviewNet(I.host, I);
  I.host.addEventListener("pointerdown", () => I.canvas.focus({ preventScroll: true }), true);
  I.net.on("click", (event) => clicked(I, event));
  I.net.on("doubleClick", (event) => twice(I, event));
  I.root.__og = I;
}

function update(I) {
  colours(I);
  const edges = unpack(I);
  I.edges = new Map(edges.map((e) => [e.id, e]));
  dressWork(I);
  if (!canDraw()) {
    I.toast.textContent = I.data.words.no_webgl;
    I.buttons?.();
    return;
  }
  const first = !I.net;
  if (first) begin(I);
  const revision = `${I.data.revision} ${I.scheme}`;
  if (I.revision !== revision) I.net.replace([...I.raw.values()], edges);
  I.revision = revision;
  if (first || I.view !== I.data.view) fit(I);
  I.view = I.data.view;
  told(I);
}

export default mounted(() => ({}), update);
