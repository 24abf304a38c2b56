// Frame of the working graph: toolbar, search, legend and texts.
/** @import { MountElement, ToolButton, WorkDrawing, WorkFrame } from "../types/drawings" */
/** @import { FoldEntry, KindEntry, LegendEntry, LineEntry, MarkEntry, ShadeEntry } from "../types/sheets" */
import { buildFrame, makeLegendSign } from "../graph/frame.js";
import { readTheme } from "../graph/theme.js";
import { showAll, zoomBy } from "../graph/viewport.js";
import { makeButton, makeElement } from "../shared/elements.js";
import { themeColour } from "../shared/signs.js";
import { toggleFullScreen } from "./fullscreen.js";
import { actionParties, sendForParties } from "./keys.js";
import { expandParty } from "./menu.js";
import { buildSearch } from "./search.js";

/**
 * Build the frame; reruns keep the search field and the toolbar, so that they keep the focus.
 *
 * @param {MountElement} parent
 * @returns {WorkFrame}
 */
export function buildWorkFrame(parent) {
  const frame = buildFrame(parent);
  const toast = makeElement("div", "toast");
  const tools = makeElement("div", "tools");
  const under = makeElement("div", "under");
  frame.root.classList.add("work");
  const card = makeElement("div", "hovercard");
  card.hidden = true;
  card.setAttribute("aria-hidden", "true"); // the spoken text of the cursor says the same
  frame.canvas.append(toast, card);
  frame.bar.replaceChildren(tools);
  under.append(frame.count);
  frame.root.insertBefore(under, frame.legend);
  return { ...frame, card, toast, tools, under };
}

/**
 * @param {WorkDrawing} drawing
 * @param {string} name
 * @param {() => void} act
 * @param {() => boolean} [isEnabled]
 * @returns {ToolButton}
 */
function buildTool({ data }, name, act, isEnabled = () => true) {
  const tool = makeButton("", data.words[name], act);
  tool.dataset.act = name;
  tool.title = data.words[`${name}_key`] ?? "";
  return Object.assign(tool, { isEnabled });
}

/**
 * @param {string} label
 * @param {HTMLElement[]} items
 */
function buildGroup(label, items) {
  const group = makeElement("div", "group");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", label);
  group.append(...items);
  return group;
}

/** @param {WorkDrawing} drawing */
function buildSteps(drawing) {
  const undo = buildTool(
    drawing, "undo", () => drawing.act("undo"), () => Boolean(drawing.data.can.undo),
  );
  const redo = buildTool(
    drawing, "redo", () => drawing.act("redo"), () => Boolean(drawing.data.can.redo),
  );
  return { undo, redo };
}

/** @param {WorkDrawing} drawing */
function buildPartyTools(drawing) {
  const some = () => actionParties(drawing).length > 0;
  const expandLast = () => {
    const last = actionParties(drawing).at(-1);
    if (last !== undefined) expandParty(drawing, last);
  };
  return [
    buildTool(drawing, "expand", expandLast, some),
    buildTool(drawing, "hide", () => sendForParties(drawing, "hide"), some),
    buildTool(drawing, "pin", () => sendForParties(drawing, "pin"), some),
    buildTool(drawing, "remove", () => sendForParties(drawing, "remove"), some),
    buildTool(drawing, "back", () => drawing.act("back"), () => Boolean(drawing.data.can.back)),
  ];
}

/** @param {WorkDrawing} drawing */
function buildLayouts(drawing) {
  return drawing.data.layouts.map(([id, label]) => {
    const layout = makeButton("", label, () => drawing.act("arrange", { layout: id }));
    layout.dataset.layout = id;
    return layout;
  });
}

/** @param {WorkDrawing} drawing */
function buildSightTools(drawing) {
  const box = buildTool(drawing, "box", () => drawing.setBoxing(!drawing.boxing));
  drawing.setBoxing = (on) => {
    drawing.boxing = on;
    box.setAttribute("aria-pressed", String(on));
    drawing.canvas.classList.toggle("boxing", on);
  };
  drawing.setBoxing(false);
  return [
    box,
    buildTool(drawing, "closer", () => zoomBy(drawing, 1.25)),
    buildTool(drawing, "further", () => zoomBy(drawing, 0.8)),
    buildTool(drawing, "fit", () => showAll(drawing)),
    buildTool(drawing, "full", () => toggleFullScreen(drawing)),
  ];
}

/** @param {WorkDrawing} drawing */
function buildTools(drawing) {
  const { words } = drawing.data;
  const { undo, redo } = buildSteps(drawing);
  const partyTools = buildPartyTools(drawing);
  const layouts = buildLayouts(drawing);
  const sightTools = buildSightTools(drawing);
  drawing.tools.replaceChildren(
    buildGroup(words.steps, [undo, redo]), buildGroup(words.acts, partyTools),
    buildGroup(words.arrange, layouts), buildSearch(drawing),
  );
  drawing.under.append(buildGroup(words.sight, sightTools));
  drawing.updateButtons = () => {
    const { can, layout } = drawing.data;
    for (const tool of [undo, redo, ...partyTools, ...sightTools]) {
      tool.disabled = !tool.isEnabled();
    }
    undo.title = can.undo ? `${words.undo}: ${can.undo} (${words.undo_key})` : "";
    redo.title = can.redo ? `${words.redo}: ${can.redo} (${words.redo_key})` : "";
    for (const each of layouts) {
      each.setAttribute("aria-pressed", String(each.dataset.layout === layout));
    }
  };
}

/**
 * @param {WorkDrawing} drawing
 * @param {KindEntry | LineEntry} entry
 */
function buildFilterButton(drawing, entry) {
  const { signs, words } = drawing.data;
  const filter = entry.kind !== undefined
    ? { facet: "kind", value: entry.kind } : { facet: "strength", value: entry.strength };
  const button = makeButton("", undefined, () => drawing.act("sift", filter));
  button.setAttribute("aria-pressed", String(!entry.off));
  button.title = entry.off ? words.show : words.hide_kind;
  const count = entry.off ? words.hidden.replace("{n}", String(entry.count)) : String(entry.count);
  button.append(
    makeLegendSign(entry, signs), makeElement("span", "", entry.label),
    makeElement("span", "n", count),
  );
  return button;
}

/**
 * Return a colour with its meaning; it explains the signs, and filters nothing.
 *
 * @param {WorkDrawing} drawing
 * @param {ShadeEntry} entry
 */
function buildShade({ data }, entry) {
  const swatch = makeElement("i", "swatch");
  const shade = data.shades?.[entry.shade];
  if (shade) swatch.style.background = themeColour(shade);
  return [
    swatch, makeElement("span", "", entry.label), makeElement("span", "n", String(entry.count)),
  ];
}

/** @param {MarkEntry} entry */
const buildMark = ({ count, label, mark }) => [
  makeElement("span", "mark", mark), makeElement("span", "", label),
  makeElement("span", "n", String(count)),
];

/**
 * @param {WorkDrawing} drawing
 * @param {FoldEntry} entry
 */
function buildFoldButton(drawing, entry) {
  const { signs, words } = drawing.data;
  const button = makeButton("fold", undefined, () => drawing.act("fold", { ids: [entry.fold] }));
  button.setAttribute("aria-pressed", String(!entry.off));
  button.title = entry.off ? words.unfold : words.fold;
  const form = entry.off ? words.folded : "{n}";
  button.append(
    makeLegendSign({ strength: "neutral", hollow: false }, signs), makeElement("span", "", entry.label),
    makeElement("span", "n", form.replace("{n}", String(entry.count))),
  );
  return button;
}

/**
 * @param {WorkDrawing} drawing
 * @param {LegendEntry} entry
 */
function buildLegendEntry(drawing, entry) {
  const item = makeElement("li");
  if (entry.fold !== undefined) item.append(buildFoldButton(drawing, entry));
  else if (entry.shade !== undefined) item.append(...buildShade(drawing, entry));
  else if (entry.mark !== undefined) item.append(...buildMark(entry));
  else if (entry.ended) { // it explains a line, and filters nothing
    item.className = "ended";
    const { signs } = drawing.data;
    item.append(
      makeLegendSign(entry, signs), makeElement("span", "", entry.label),
      makeElement("span", "n", String(entry.count)),
    );
  } else item.append(buildFilterButton(drawing, entry));
  return item;
}

/**
 * Update texts, buttons and legend of the frame from the data of this run.
 *
 * @param {WorkDrawing} drawing
 */
export function updateWorkFrame(drawing) {
  const { words, caption, aria, height, legend } = drawing.data;
  readTheme(drawing);
  drawing.root.style.height = `${height}px`;
  drawing.count.textContent = caption;
  drawing.help.textContent = words.help;
  drawing.canvas.setAttribute("aria-label", aria);
  if (!drawing.updateButtons) buildTools(drawing);
  drawing.legend.replaceChildren(...legend.map((entry) => buildLegendEntry(drawing, entry)));
}
