// List of links: search hits, storefronts, saved queries. Each row is a real link, so that a middle
// click opens a tab.
/** @import { Run } from "./types/drawings" */
/** @import { Row, RowsSheet, Signs } from "./types/sheets" */
import { makeElement } from "./shared/elements.js";
import { makeLine, makeSilhouette } from "./shared/signs.js";

/** @param {Row} row */
function buildWords(row) {
  const block = makeElement("span", "words");
  const head = makeElement("span", "head");
  head.append(makeElement("strong", "", row.title));
  if (row.aside) head.append(makeElement("span", "aside", row.aside));
  block.append(head);
  if (row.text) block.append(makeElement("span", "text", row.text));
  if (row.small) block.append(makeElement("span", "small", row.small));
  return block;
}

/**
 * @param {Row} row
 * @param {Signs} signs
 */
function buildVerdict({ hollow, strength, verdict }, signs) {
  const block = makeElement("span", "verdict");
  if (strength) block.append(makeLine({ strength, hollow }, signs));
  block.append(makeElement("span", "", verdict));
  return block;
}

/**
 * @param {Row} row
 * @param {Signs} signs
 * @param {(id: string) => void} open
 */
function buildLink(row, signs, open) {
  const link = makeElement("a", row.current ? "current" : "");
  link.href = row.href;
  if (row.current) link.setAttribute("aria-current", "true");
  link.onclick = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(row.id);
  };
  if (row.kind) link.append(makeSilhouette(row.kind, signs));
  link.append(buildWords(row));
  if (row.verdict) link.append(buildVerdict(row, signs));
  return link;
}

/**
 * @param {Row} row
 * @param {(id: string) => void} act
 */
function buildAction(row, act) {
  const button = makeElement("button", "", row.action);
  button.type = "button";
  button.setAttribute("aria-label", `${row.action}: ${row.title}`);
  button.onclick = () => {
    button.disabled = true;
    act(row.id);
  };
  return button;
}

/**
 * @param {string} key
 * @returns {HTMLInputElement | null}
 */
const findSearchField = (key) => document.querySelector(`.st-key-${key} input`);

/** Whether the focus is nowhere, or on the link in the menu that led to this page. */
function isFocusFree() {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return true;
  return focused instanceof HTMLAnchorElement && focused.pathname === window.location.pathname;
}

/**
 * Focus the search field once, unless another field has the focus; st.text_input cannot.
 *
 * @param {HTMLInputElement} field
 * @param {HTMLElement} root
 */
function focusOnce(field, root) {
  if (root.dataset.focused || !isFocusFree()) return;
  field.focus({ preventScroll: true });
  root.dataset.focused = "1";
}

/**
 * Handle keys of the search field. Enter opens the only exact hit, also if it has yet to arrive; a
 * similar hit may be another party. Down moves to the first row.
 *
 * @param {HTMLInputElement} field
 * @param {RowsSheet} data
 * @param {HTMLElement} root
 * @param {(id: string) => void} open
 */
function handleSearchKeys(field, data, root, open) {
  const exact = data.rows.filter((row) => row.exact);
  const openExact = () => { if (exact.length === 1) open(exact[0].id); };
  field.onkeydown = (event) => {
    const typed = field.value.trim();
    if (event.key === "ArrowDown") root.querySelector("a")?.focus();
    if (event.key !== "Enter" || !typed) return;
    if (typed === data.asked) openExact();
    else field.dataset.entered = typed;
  };
  if (!data.asked || field.dataset.entered !== data.asked) return;
  delete field.dataset.entered;
  openExact();
}

/**
 * @param {HTMLElement | ShadowRoot} parentElement
 * @returns {HTMLElement}
 */
function mountRoot(parentElement) {
  const root = makeElement("div", "rows");
  parentElement.append(root);
  return root;
}

/**
 * List the rows of this run.
 *
 * @param {Run<RowsSheet>} run
 */
export default function ({ data: { sheet: [data] }, parentElement, setTriggerValue }) {
  /** @type {HTMLElement | null} */
  const mounted = parentElement.querySelector(".rows");
  const root = mounted ?? mountRoot(parentElement);
  const list = makeElement("ul", data.rows.some((row) => row.current) ? "menu" : "");
  list.setAttribute("aria-label", data.label);
  const open = (/** @type {string} */ id) => setTriggerValue("open", id);
  for (const row of data.rows) {
    const item = makeElement("li");
    item.append(buildLink(row, data.signs, open));
    if (row.action) item.append(buildAction(row, (id) => setTriggerValue("act", id)));
    list.append(item);
  }
  root.replaceChildren(list);
  const field = data.focus ? findSearchField(data.focus) : null;
  if (!field) return;
  if (data.rows.length) focusOnce(field, root);
  handleSearchKeys(field, data, root, open);
}
