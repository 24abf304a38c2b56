// List whose items are put in order by dragging, or with Alt and the arrow keys.
/** @import { Run } from "./types/drawings" */
/** @import { OrderSheet } from "./types/sheets" */
import { makeButton, makeElement } from "./shared/elements.js";

/**
 * @param {HTMLElement | ShadowRoot} parentElement
 * @returns {HTMLElement}
 */
function mountRoot(parentElement) {
  const root = makeElement("div", "order");
  parentElement.append(root);
  return root;
}

/**
 * Let an item be dragged to the place of another.
 *
 * @param {HTMLLIElement} item
 * @param {number} at
 * @param {HTMLElement} root
 * @param {(from: number, to: number) => void} move
 */
function makeDraggable(item, at, root, move) {
  item.draggable = true;
  item.ondragstart = (event) => {
    root.dataset.dragged = String(at);
    event.dataTransfer?.setData("text/plain", String(at));
  };
  item.ondragend = () => {
    delete root.dataset.dragged;
  };
  item.ondragover = (event) => {
    if (root.dataset.dragged === undefined) return;
    event.preventDefault();
    item.classList.add("over");
  };
  item.ondragleave = () => item.classList.remove("over");
  item.ondrop = (event) => {
    event.preventDefault();
    item.classList.remove("over");
    const from = root.dataset.dragged;
    delete root.dataset.dragged;
    if (from !== undefined) move(Number(from), at);
  };
}

/**
 * Handle keys of an item: the arrows go to another one, with Alt they move this one.
 *
 * @param {KeyboardEvent} event
 * @param {number} at
 * @param {HTMLElement} root
 * @param {(from: number, to: number) => void} move
 */
function handleKeys(event, at, root, move) {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!by) return;
  event.preventDefault();
  if (event.altKey) move(at, at + by);
  else root.querySelectorAll("button")[at + by]?.focus();
}

/**
 * List the items of this run; the focus goes with an item that was moved.
 *
 * @param {Run<OrderSheet>} run
 */
export default function ({ data: { sheet: [data] }, parentElement, setTriggerValue }) {
  /** @type {HTMLElement | null} */
  const mounted = parentElement.querySelector(".order");
  const root = mounted ?? mountRoot(parentElement);
  const move = (/** @type {number} */ from, /** @type {number} */ to) => {
    if (from === to || to < 0 || to >= data.items.length) return;
    root.dataset.focus = String(to);
    setTriggerValue("move", { from, to, items: data.items });
  };
  const list = makeElement("ol");
  list.setAttribute("aria-label", data.label);
  data.items.forEach((text, at) => {
    const item = makeElement("li");
    const button = makeButton(at === data.current ? "current" : "", undefined, () =>
      setTriggerValue("open", at),
    );
    button.append(makeElement("b", "", String(at + 1)), makeElement("span", "", text));
    if (at === data.current) button.setAttribute("aria-current", "step");
    button.onkeydown = (event) => handleKeys(event, at, root, move);
    makeDraggable(item, at, root, move);
    item.append(button);
    list.append(item);
  });
  root.replaceChildren(list);
  if (root.dataset.focus === undefined) return;
  root.querySelectorAll("button")[Number(root.dataset.focus)]?.focus({ preventScroll: true });
  delete root.dataset.focus;
}
