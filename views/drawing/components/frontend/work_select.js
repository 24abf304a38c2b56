// Selection of parties: by click, Shift and click, box, keyboard or search.
import { el } from "./signs.js";

/** Show the selection on the canvas. */
export function mark(I) {
  I.net.unselectAll();
  const here = [...I.chosen].filter((id) => I.raw.has(id));
  if (here.length) I.net.selectNodes(here, false);
  else if (I.tie && I.edges.get(I.tie)) I.net.selectEdges([I.tie]);
}

function tell(I) {
  const { words } = I.data;
  if (I.chosen.size === 1) I.live.textContent = I.raw.get([...I.chosen][0])?.aria ?? "";
  else if (I.chosen.size) I.live.textContent = words.chosen.replace("{n}", I.chosen.size);
  I.pick({ ids: [...I.chosen], tie: I.tie ?? null });
  I.buttons?.();
}

/** Select only these parties, or this tie. */
export function choose(I, ids, tie = undefined) {
  I.chosen = new Set(ids);
  I.tie = tie;
  if (ids.length) I.cursor = ids.at(-1);
  mark(I);
  tell(I);
}

/** Add a party to the selection, or remove it. */
export function toggle(I, id) {
  const rest = [...I.chosen].filter((other) => other !== id);
  choose(I, rest.length < I.chosen.size ? rest : [...rest, id]);
}

/** Replace the selection by that of the page. */
export function chosenFrom(I) {
  I.chosen = new Set(I.data.picked.filter((id) => I.raw.has(id)));
  I.tie = I.data.tie ?? undefined;
  if (!I.raw.has(I.cursor)) I.cursor = undefined;
  if (I.net) mark(I);
  I.buttons?.();
}

function inside(I, box) {
  const a = I.net.DOMtoCanvas({ x: box.left, y: box.top });
  const b = I.net.DOMtoCanvas({ x: box.right, y: box.bottom });
  const spots = Object.entries(I.net.getPositions());
  return spots.filter(([, p]) => p.x > a.x && p.x < b.x && p.y > a.y && p.y < b.y).map(([id]) => id);
}

/** Select the parties in a box, drawn with Shift and drag, or with the button and drag. */
export function boxes(I) {
  const box = el("div", "box");
  let from;
  const at = (event) => {
    const rect = I.host.getBoundingClientRect();
    return { x: event.clientX - rect.left, y: event.clientY - rect.top };
  };
  const corners = (to) => ({
    left: Math.min(from.x, to.x), right: Math.max(from.x, to.x),
    top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y),
  });
  I.host.addEventListener("pointerdown", (event) => {
    if (event.button || !(event.shiftKey || I.boxing)) return;
    const spot = at(event);
    if (!I.boxing && I.net.getNodeAt(spot) !== undefined) return;
    event.stopPropagation();
    from = spot;
    I.canvas.append(box);
    I.host.setPointerCapture(event.pointerId);
  }, true);
  I.host.addEventListener("pointermove", (event) => {
    if (!from) return;
    event.stopPropagation();
    const c = corners(at(event));
    box.style.cssText =
      `left:${c.left}px;top:${c.top}px;width:${c.right - c.left}px;height:${c.bottom - c.top}px`;
  }, true);
  I.host.addEventListener("pointerup", (event) => {
    if (!from) return;
    event.stopPropagation();
    const found = inside(I, corners(at(event)));
    from = undefined;
    box.remove();
    box.style.cssText = "";
    I.setBoxing(false);
    choose(I, [...new Set([...I.chosen, ...found])]);
  }, true);
}
