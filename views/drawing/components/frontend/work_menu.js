// Menu that expands a party: by all ties or one kind of tie, at most fifty parties at a time.
import { button, el } from "./signs.js";

function close(I) {
  I.menu?.remove();
  I.menu = undefined;
  I.canvas.focus({ preventScroll: true });
}

function entry(I, id, way, most) {
  const said = way.count > most ? I.data.words.of.replace("{n}", most).replace("{all}", way.count)
    : String(way.count);
  const item = button("", undefined, () => {
    close(I);
    I.act("expand", { id, key: way.key });
  });
  item.setAttribute("role", "menuitem");
  item.append(el("span", "", way.label), el("span", "n", said));
  return item;
}

function move(menu, by) {
  const items = [...menu.querySelectorAll("button")];
  const root = menu.getRootNode();
  const at = items.indexOf(root.activeElement);
  items[(at + by + items.length) % items.length].focus();
}

function heard(I, event) {
  const does = {
    ArrowDown: () => move(I.menu, 1),
    ArrowUp: () => move(I.menu, -1),
    Escape: () => close(I),
    Tab: () => close(I),
  };
  event.stopPropagation();
  if (!does[event.key]) return;
  event.preventDefault();
  does[event.key]();
}

function open(I, id, ways) {
  const node = I.raw.get(id);
  const menu = (I.menu = el("div", "menu"));
  menu.setAttribute("role", "menu");
  menu.setAttribute("aria-label", `${I.data.words.expand}: ${node.label}`);
  menu.append(el("p", "", node.label), ...ways.map((way) => entry(I, id, way, I.data.most)));
  menu.addEventListener("keydown", (event) => heard(I, event));
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) close(I);
  });
  I.canvas.append(menu);
  const p = I.net.canvasToDOM(I.net.getPosition(id));
  const limit = (value, most) => Math.max(8, Math.min(value, most - 8));
  menu.style.left = `${limit(p.x + 24, I.host.clientWidth - menu.offsetWidth)}px`;
  menu.style.top = `${limit(p.y - 20, I.host.clientHeight - menu.offsetHeight)}px`;
  menu.querySelector("button").focus();
}

/** Show the neighbours of a party; open the menu first if there are several kinds of tie. */
export function expand(I, id) {
  const node = I.raw.get(id);
  I.menu?.remove();
  I.cursor = id;
  if (!node.ways) { I.act("expand", { id, key: "" }); return; } // the overview has no counts by kind
  const ways = node.ways.map(([key, count]) => ({ key, count, label: I.data.ways[key] }));
  if (!ways.length) {
    I.live.textContent = I.toast.textContent = `${node.label}: ${I.data.words.nothing}`;
    clearTimeout(I.fading);
    I.fading = setTimeout(() => { I.toast.textContent = ""; }, 4000);
  } else if (ways.length === 1) I.act("expand", { id, key: ways[0].key });
  else open(I, id, [{ key: "", count: node.more, label: I.data.words.everything }, ...ways]);
}
