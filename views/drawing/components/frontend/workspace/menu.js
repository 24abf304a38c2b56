// Menu that expands a party: by all ties or one kind of tie, at most fifty parties at a time.
/** @import { WorkDrawing } from "../types/drawings" */
/** @import { PartyPoint } from "../types/sheets" */
import { makeButton, makeElement } from "../shared/elements.js";

/** @typedef {{ key: string, count: number, label: string }} Way */

/** @param {WorkDrawing} drawing */
function closeMenu(drawing) {
  drawing.menu?.remove();
  drawing.menu = undefined;
  drawing.canvas.focus({ preventScroll: true });
}

/**
 * @param {WorkDrawing} drawing
 * @param {string} id
 * @param {Way} way
 */
function buildEntry(drawing, id, way) {
  const { most, words } = drawing.data;
  const count = String(way.count);
  const shown = way.count > most
    ? words.of.replace("{n}", String(most)).replace("{all}", count) : count;
  const item = makeButton("", undefined, () => {
    closeMenu(drawing);
    drawing.act("expand", { id, key: way.key });
  });
  item.setAttribute("role", "menuitem");
  item.append(makeElement("span", "", way.label), makeElement("span", "n", shown));
  return item;
}

/**
 * @param {HTMLElement} menu
 * @param {number} by
 */
function moveFocus(menu, by) {
  const items = [...menu.querySelectorAll("button")];
  const root = /** @type {Document | ShadowRoot} */ (menu.getRootNode());
  const at = items.findIndex((item) => item === root.activeElement);
  items[(at + by + items.length) % items.length].focus();
}

/**
 * @param {WorkDrawing} drawing
 * @param {HTMLElement} menu
 * @param {KeyboardEvent} event
 */
function handleMenuKey(drawing, menu, event) {
  /** @type {Record<string, () => void>} */
  const actions = {
    ArrowDown: () => moveFocus(menu, 1),
    ArrowUp: () => moveFocus(menu, -1),
    Escape: () => closeMenu(drawing),
    Tab: () => closeMenu(drawing),
  };
  event.stopPropagation();
  if (!actions[event.key]) return;
  event.preventDefault();
  actions[event.key]();
}

/**
 * @param {WorkDrawing} drawing
 * @param {HTMLElement} menu
 * @param {string} id
 */
function placeMenu({ host, net }, menu, id) {
  const p = net.canvasToDOM(net.getPosition(id));
  const limit = (/** @type {number} */ value, /** @type {number} */ most) =>
    Math.max(8, Math.min(value, most - 8));
  menu.style.left = `${limit(p.x + 24, host.clientWidth - menu.offsetWidth)}px`;
  menu.style.top = `${limit(p.y - 20, host.clientHeight - menu.offsetHeight)}px`;
}

/**
 * @param {WorkDrawing} drawing
 * @param {PartyPoint} party
 * @param {Way[]} ways
 */
function openMenu(drawing, party, ways) {
  const menu = makeElement("div", "menu");
  drawing.menu = menu;
  menu.setAttribute("role", "menu");
  menu.setAttribute("aria-label", `${drawing.data.words.expand}: ${party.label}`);
  const entries = ways.map((way) => buildEntry(drawing, party.id, way));
  menu.append(makeElement("p", "", party.label), ...entries);
  menu.addEventListener("keydown", (event) => handleMenuKey(drawing, menu, event));
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) closeMenu(drawing);
  });
  drawing.canvas.append(menu);
  placeMenu(drawing, menu, party.id);
  entries[0].focus();
}

/**
 * @param {WorkDrawing} drawing
 * @param {string} text
 */
function showToast(drawing, text) {
  const { live, toast } = drawing;
  live.textContent = text;
  toast.textContent = text;
  clearTimeout(drawing.toastTimer);
  drawing.toastTimer = setTimeout(() => { toast.textContent = ""; }, 4000);
}

/**
 * Show the neighbours of a party; open the menu first if there are several kinds of tie.
 *
 * @param {WorkDrawing} drawing
 * @param {string} id
 */
export function expandParty(drawing, id) {
  const { data, menu } = drawing;
  const party = drawing.parties.get(id);
  if (!party) return;
  menu?.remove();
  drawing.cursor = id;
  if (!party.ways) { // the overview has no counts by kind
    drawing.act("expand", { id, key: "" });
    return;
  }
  const ways = party.ways.map(([key, count]) => ({ key, count, label: data.ways?.[key] ?? key }));
  if (!ways.length) showToast(drawing, `${party.label}: ${data.words.nothing}`);
  else if (ways.length === 1) drawing.act("expand", { id, key: ways[0].key });
  else {
    const all = { key: "", count: party.more ?? 0, label: data.words.everything };
    openMenu(drawing, party, [all, ...ways]);
  }
}
