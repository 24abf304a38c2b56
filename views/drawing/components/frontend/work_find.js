// Search inside the graph: each Enter goes to the next party whose name holds the words.
import { el } from "./signs.js";
import { reveal } from "./work_keys.js";
import { choose } from "./work_select.js";

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Return the parties whose name has every word: exact names first, then those starting with it. */
function found(I) {
  const asked = plain(I.find.value.trim());
  const words = asked.split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const far = (name) => (name === asked ? 0 : name.startsWith(asked) ? 1 : 2);
  return [...I.raw.values()]
    .map((n) => ({ n, name: plain(n.label), all: plain(n.aria) }))
    .filter(({ name, all }) => words.every((word) => all.includes(word) || name.includes(word)))
    .sort((one, other) => far(one.name) - far(other.name))
    .map(({ n }) => n);
}

function count(I, hits, at) {
  const { words } = I.data;
  I.hits.textContent = !I.find.value.trim() ? ""
    : hits.length ? words.of.replace("{n}", at).replace("{all}", hits.length) : words.none;
}

function go(I, by) {
  const hits = found(I);
  if (!hits.length) { count(I, hits, 0); return; }
  I.hit = ((I.hit ?? (by > 0 ? -1 : 0)) + by + hits.length) % hits.length;
  const { id } = hits[I.hit];
  reveal(I, id);
  choose(I, [id]);
  count(I, hits, I.hit + 1);
}

/** Return the search field with its count of hits. */
export function find(I) {
  const block = el("div", "find");
  const field = (I.find = el("input"));
  field.type = "search";
  field.placeholder = I.data.words.find;
  field.setAttribute("aria-label", I.data.words.find);
  I.hits = el("span", "hits");
  I.hits.setAttribute("aria-live", "polite");
  field.addEventListener("input", () => { I.hit = undefined; count(I, found(I), 0); });
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter") { event.preventDefault(); go(I, event.shiftKey ? -1 : 1); }
    else if (event.key === "Escape") { field.value = ""; count(I, [], 0); I.canvas.focus(); }
  });
  block.append(field, I.hits);
  return block;
}
