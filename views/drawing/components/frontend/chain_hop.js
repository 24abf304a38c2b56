// One hop of a chain: the verb, what the source says, and the party it leads to.
import { button, el, ink, silhouette } from "./signs.js";

/** Return a party as a button that opens its dossier. */
export function party(node, signs, pick) {
  const b = button("party", undefined, () => pick({ kind: "entity", id: node.id }));
  b.dataset.entity = node.id;
  const kind = [node.kindLabel, node.place].filter(Boolean).join(" · ");
  b.append(silhouette(node.kind, signs), el("span", "name", node.name), el("span", "kind", kind));
  return b;
}

function quotation(hop) {
  const quote = el("q", "", hop.wording);
  if (hop.lang) quote.lang = hop.lang;
  const rest = (hop.translation ? ` (${hop.translation})` : "") + " — ";
  return [quote, el("span", "", rest)];
}

function sourceName(source) {
  if (!source.url) return el("span", "", source.publisher);
  const a = el("a", "", source.publisher);
  a.href = source.url;
  a.target = "_blank";
  a.rel = "noopener noreferrer";
  return a;
}

function said(hop, chain) {
  const line = el("p", "say");
  if (hop.chip !== chain.standing) line.append(el("span", "chip " + hop.chip, hop.chipLabel));
  if (hop.quoted) line.append(...quotation(hop));
  else if (hop.wording) line.append(el("span", "", hop.wording + " — "));
  line.append(sourceName(hop.source));
  const rest = [hop.source.published, hop.source.note, hop.period].filter(Boolean).join(" · ");
  if (rest) line.append(el("span", "", ", " + rest));
  return line;
}

function also(hop) {
  return hop.also.map((text) => el("p", "say also", text));
}

/** Return the end of the sentence after the second name, without its leading comma. */
const afterName = (hop) => hop.after.replace(/^[\s,]+/, "");

/** Return a hop as an item of the ordered list. */
export function hopItem(hop, chain, I) {
  const cls = ["hop", "s-" + hop.strength, hop.hollow ? "hollow" : "", hop.weakest ? "weakest" : "", hop.ended ? "ended" : ""];
  const item = el("li", cls.join(" "));
  const tie = el("div", "tie");
  tie.style.setProperty("--ink", ink(I.data.signs.ties[hop.strength]));
  const verb = button("verb", undefined, () => I.pick({ kind: "tie", id: hop.id }));
  verb.dataset.tie = hop.id;
  verb.append(el("span", "", hop.verb));
  if (hop.weakest) verb.append(el("span", "mark", I.data.words.weakest));
  tie.append(verb, said(hop, chain), ...also(hop));
  item.append(tie, party(hop.to, I.data.signs, I.pick));
  const after = afterName(hop);
  if (after) item.append(el("p", "after", after));
  return item;
}
