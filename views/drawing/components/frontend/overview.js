// Overview of a working graph of very many parties: points in WebGL, with the same actions,
// selection and legend as the workspace.
/** @import { OverviewDrawing, OverviewTie } from "./types/drawings" */
/** @import { OverviewSheet, PartyPoint } from "./types/sheets" */
import { readTheme } from "./graph/theme.js";
import { showAll } from "./graph/viewport.js";
import { canDraw, OverviewNet } from "./overview/network.js";
import { expandClicked, selectClicked } from "./workspace/actions.js";
import { updateWorkFrame } from "./workspace/frame.js";
import { mountCanvas, showLastStep } from "./workspace/mount.js";

/**
 * Unpack the columns, which are a third of the size of one record for each party.
 *
 * @param {OverviewSheet} sheet
 * @returns {Map<string, PartyPoint>}
 */
function unpackParties({ columns, kinds, signs }) {
  return new Map(columns.id.map((id, i) => {
    const kind = kinds[columns.kind[i]];
    const label = columns.label[i];
    const aria = `${label}, ${signs.kinds[kind].label}`;
    const [shade, size, links] = [columns.shade[i], columns.size[i], columns.links[i]];
    return [id, { id, label, kind, aria, links, shade, size, x: columns.x[i], y: columns.y[i] }];
  }));
}

/**
 * @param {OverviewSheet} sheet
 * @returns {Map<string, OverviewTie>}
 */
function unpackTies({ columns, lines }) {
  return new Map(lines.id.map((id, i) => {
    const [from, to] = [columns.id[lines.from[i]], columns.id[lines.to[i]]];
    return [id, { id, from, to, strength: lines.strength[i] }];
  }));
}

/** @param {OverviewDrawing} drawing */
function startOverview(drawing) {
  const { canvas, host } = drawing;
  const net = new OverviewNet(host, drawing);
  drawing.net = net;
  drawing.stopDrawing = () => net.destroy();
  host.addEventListener("pointerdown", () => canvas.focus({ preventScroll: true }), true);
  net.onClick((event) => selectClicked(drawing, event));
  net.onDoubleClick((event) => expandClicked(drawing, event));
  drawing.root.drawing = drawing; // for the browser tests, which read positions and zoom
}

/** @param {OverviewDrawing} drawing */
function updateOverview(drawing) {
  const { data } = drawing;
  readTheme(drawing);
  drawing.parties = unpackParties(data);
  drawing.edges = unpackTies(data);
  drawing.ties = [...drawing.edges.values()];
  updateWorkFrame(drawing);
  if (!canDraw()) {
    drawing.toast.textContent = data.words.no_webgl;
    drawing.updateButtons?.();
    return;
  }
  const isNew = !drawing.net;
  if (isNew) startOverview(drawing);
  const revision = `${data.revision} ${drawing.scheme}`;
  if (drawing.revision !== revision) {
    drawing.net.replaceItems([...drawing.parties.values()], [...drawing.edges.values()]);
  }
  drawing.revision = revision;
  if (isNew || drawing.view !== data.view) showAll(drawing);
  drawing.view = data.view;
  showLastStep(drawing);
}

/** @returns {Partial<OverviewDrawing>} */
const makeParts = () => ({});

export default mountCanvas(makeParts, updateOverview);
