// Frame of the working graph: toolbar, search, legend and texts.
import { colours, fit, frame } from "./graph_frame.js";
import { zoom } from "./graph_drawing.js";
import { button, el, silhouette, stroke } from "./signs.js";
import { find } from "./work_find.js";
import { meant, onMeant } from "./work_keys.js";
import { expand } from "./work_menu.js";

/** Build the frame; reruns keep the search field and the toolbar, so that they keep the focus. */
export function workFrame(parent) {
  const F = frame(parent);
  F.root.classList.add("work");
  F.toast = el("div", "toast");
  F.tools = el("div", "tools");
  F.canvas.append(F.toast);
  F.bar.replaceChildren(F.tools);
  F.under = el("div", "under");
  F.under.append(F.count);
  F.root.insertBefore(F.under, F.legend);
  F.setBoxing = () => {};
  return F;
}

function tool(I, act, does, on = () => true) {
  const { words } = I.data;
  const b = button("", words[act], does);
  b.dataset.act = act;
  b.title = words[`${act}_key`] ?? "";
  b.on = on;
  return b;
}

function group(label, items) {
  const g = el("div", "group");
  g.setAttribute("role", "group");
  g.setAttribute("aria-label", label);
  g.append(...items);
  return g;
}

function build(I) {
  const { words, layouts } = I.data;
  const some = () => meant(I).length > 0;
  const undo = tool(I, "undo", () => I.act("undo"), () => I.data.can.undo);
  const redo = tool(I, "redo", () => I.act("redo"), () => I.data.can.redo);
  const acts = [
    tool(I, "expand", () => expand(I, meant(I).at(-1)), some),
    tool(I, "hide", () => onMeant(I, "hide"), some),
    tool(I, "pin", () => onMeant(I, "pin"), some),
    tool(I, "remove", () => onMeant(I, "remove"), some),
    tool(I, "back", () => I.act("back"), () => I.data.can.back),
  ];
  const places = layouts.map(([id, label]) => {
    const b = button("", label, () => I.act("arrange", { layout: id }));
    b.dataset.layout = id;
    return b;
  });
  const box = tool(I, "box", () => I.setBoxing(!I.boxing));
  I.setBoxing = (on) => {
    I.boxing = on;
    box.setAttribute("aria-pressed", String(on));
    I.canvas.classList.toggle("boxing", on);
  };
  I.setBoxing(false);
  const sight = [
    box, tool(I, "closer", () => zoom(I, 1.25)), tool(I, "further", () => zoom(I, 0.8)),
    tool(I, "fit", () => fit(I)),
  ];
  I.tools.replaceChildren(
    group(words.steps, [undo, redo]), group(words.acts, acts),
    group(words.arrange, places), find(I),
  );
  I.under.append(group(words.sight, sight));
  I.buttons = () => {
    for (const b of I.root.querySelectorAll(".group button")) if (b.on) b.disabled = !b.on();
    undo.title = I.data.can.undo ? `${words.undo}: ${I.data.can.undo} (${words.undo_key})` : "";
    redo.title = I.data.can.redo ? `${words.redo}: ${I.data.can.redo} (${words.redo_key})` : "";
    for (const b of places) {
      b.setAttribute("aria-pressed", String(b.dataset.layout === I.data.layout));
    }
  };
}

function legendEntry(I, entry) {
  const { signs, words } = I.data;
  const item = el("li");
  if (entry.ended) {
    item.className = "told";
    item.append(stroke(entry.strength, signs, "stroke", false, 44, true), el("span", "", entry.label));
    return item;
  }
  const b = button("", undefined, () => {
    I.act("sift", { facet: entry.kind ? "kind" : "strength", value: entry.kind ?? entry.strength });
  });
  const sign = entry.kind
    ? silhouette(entry.kind, signs)
    : stroke(entry.strength, signs, "stroke", entry.hollow);
  b.setAttribute("aria-pressed", String(!entry.off));
  b.title = entry.off ? words.show : words.hide_kind;
  b.append(sign, el("span", "", entry.label));
  if (entry.off) b.append(el("span", "n", words.hidden.replace("{n}", entry.count)));
  item.append(b);
  return item;
}

/** Update texts, buttons and legend of the frame from the data of this run. */
export function dressWork(I) {
  const { words, caption, aria, height, legend } = I.data;
  colours(I);
  I.root.style.height = `${height}px`;
  I.count.textContent = caption;
  I.help.textContent = words.help;
  I.canvas.setAttribute("aria-label", aria);
  if (!I.buttons) build(I);
  I.legend.replaceChildren(...legend.map((entry) => legendEntry(I, entry)));
}
