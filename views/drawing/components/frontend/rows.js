// List of links: search hits, storefronts, saved queries. Each row is a real link, so that a middle
// click opens a tab.
import { el, silhouette, stroke } from "./signs.js";

function words(row) {
  const block = el("span", "words");
  const head = el("span", "head");
  head.append(el("strong", "", row.title));
  if (row.aside) head.append(el("span", "aside", row.aside));
  block.append(head);
  if (row.text) block.append(el("span", "text", row.text));
  if (row.small) block.append(el("span", "small", row.small));
  return block;
}

function verdict(row, signs) {
  const block = el("span", "verdict");
  if (row.strength) block.append(stroke(row.strength, signs, "stroke", row.hollow));
  block.append(el("span", "", row.verdict));
  return block;
}

function link(row, signs, open) {
  const a = el("a", row.current ? "current" : "");
  a.href = row.href;
  if (row.current) a.setAttribute("aria-current", "true");
  a.onclick = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(row.id);
  };
  if (row.kind) a.append(silhouette(row.kind, signs));
  a.append(words(row));
  if (row.verdict) a.append(verdict(row, signs));
  return a;
}

/** Focus the search field once, unless another field has the focus; st.text_input cannot. */
function focusOnce(key, root) {
  const field = document.querySelector(`.st-key-${key} input`);
  const idle = !document.activeElement || document.activeElement === document.body;
  if (!field || root.dataset.focused || !idle) return;
  field.focus({ preventScroll: true });
  root.dataset.focused = "1";
}

/**
 * Handle keys of the search field. Enter opens the only exact hit, also if it has yet to arrive; a
 * similar hit may be another party. Down moves to the first row.
 */
function answer(data, root, open) {
  const field = document.querySelector(`.st-key-${data.focus} input`);
  if (!field) return;
  const exact = data.rows.filter((row) => row.exact);
  const meant = () => exact.length === 1 && open(exact[0].id);
  field.onkeydown = (event) => {
    const typed = field.value.trim();
    if (event.key === "ArrowDown") root.querySelector("a")?.focus();
    if (event.key !== "Enter" || !typed) return;
    if (typed === data.asked) meant();
    else field.dataset.entered = typed;
  };
  if (!data.asked || field.dataset.entered !== data.asked) return;
  delete field.dataset.entered;
  meant();
}

export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(".rows");
  if (!root) {
    root = el("div", "rows");
    parentElement.append(root);
  }
  const list = el("ul", data.rows.some((row) => row.current) ? "menu" : "");
  list.setAttribute("aria-label", data.label);
  const open = (id) => setTriggerValue("open", id);
  for (const row of data.rows) {
    const item = el("li");
    item.append(link(row, data.signs, open));
    list.append(item);
  }
  root.replaceChildren(list);
  if (!data.focus) return;
  focusOnce(data.focus, root);
  answer(data, root, open);
}
