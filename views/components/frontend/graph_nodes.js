// How a party is drawn: silhouette on paper, its name in wrapped lines.
import { beside, place } from "./graph_turning.js";

const LINES = 4;
const WIDTH = 19; // letters of a line, so that names of one row keep apart
const SMALL = 0.42; // scale below which names cannot be read
const MANY = 60; // parties up to which names are drawn at any scale
const paths = new Map();

function outline(text) {
  if (!paths.has(text)) paths.set(text, new Path2D(text));
  return paths.get(text);
}

/** Break a name into at most four lines. */
export function wrap(text) {
  const out = [""];
  for (const word of text.split(" ")) {
    const joined = (out.at(-1) + " " + word).trim();
    if (out.at(-1) && joined.length > WIDTH) out.push(word);
    else out[out.length - 1] = joined;
  }
  return out.length > LINES ? [...out.slice(0, LINES - 1), out[LINES - 1] + "…"] : out;
}

function sign(ctx, x, y, n, size, selected, I) {
  const kind = I.data.signs.kinds[n.kind];
  const ink = kind[I.scheme];
  ctx.save();
  ctx.globalAlpha = n.dim ? 0.35 : 1;
  ctx.beginPath();
  ctx.arc(x, y, size * 0.82, 0, 2 * Math.PI);
  ctx.fillStyle = selected ? I.mark : I.paper;
  ctx.fill();
  if (selected || n.role) {
    ctx.lineWidth = selected ? 3 : 1.5;
    ctx.strokeStyle = selected ? I.primary : ink;
    ctx.stroke();
  }
  ctx.translate(x - size / 2, y - size / 2);
  ctx.scale(size / 24, size / 24);
  ctx.fillStyle = ink;
  ctx.fill(outline(kind.path), "evenodd");
  ctx.restore();
}

function ring(ctx, x, y, size, I) {
  ctx.save();
  ctx.setLineDash([4, 3]);
  ctx.lineWidth = 2;
  ctx.strokeStyle = I.primary;
  ctx.strokeRect(x - size, y - size, size * 2, size * 2);
  ctx.restore();
}

/** What the working graph says of a party beside its name: pinned, and how many more there are. */
function notes(ctx, x, y, n, size, I) {
  ctx.save();
  ctx.fillStyle = I.ink;
  if (n.pinned) {
    ctx.beginPath();
    ctx.arc(x - size * 0.75, y - size * 0.75, 5, 0, 2 * Math.PI);
    ctx.moveTo(x - size * 0.75, y - size * 0.75);
    ctx.lineTo(x - size * 0.35, y - size * 0.35);
    ctx.fill();
    ctx.lineWidth = 2;
    ctx.strokeStyle = I.ink;
    ctx.stroke();
  }
  if (n.more) {
    ctx.font = `13px ${I.font}`;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.lineWidth = 4;
    ctx.strokeStyle = I.paper;
    ctx.strokeText(`+${n.more}`, x + size * 0.62, y - size * 0.62);
    ctx.fillText(`+${n.more}`, x + size * 0.62, y - size * 0.62);
  }
  ctx.restore();
}

function label(ctx, x, y, n, size, lines, I) {
  const aside = beside(I);
  const rows = lines.map((text) => ["600 14px ", text]);
  if (n.tag) rows.push(["13px ", n.tag]);
  ctx.save();
  ctx.globalAlpha = n.dim ? 0.55 : 1;
  ctx.textAlign = aside ? "left" : "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = 5;
  ctx.strokeStyle = I.paper;
  ctx.fillStyle = I.ink;
  const left = aside ? x + size * 1.05 : x;
  const top = aside ? y - rows.length * 8 : y + size * 0.86 + 2;
  rows.forEach(([style, text], i) => {
    ctx.font = style + I.font;
    ctx.strokeText(text, left, top + i * 16);
    ctx.fillText(text, left, top + i * 16);
  });
  ctx.restore();
}

/** vis-network keeps the first drawer of a party: what it draws is looked up each time. */
function drawer(first, I) {
  let text;
  let lines;
  const readable = () => I.raw.size <= MANY || (I.net?.getScale() ?? 1) >= SMALL;
  return ({ ctx, x, y, state }) => {
    const n = I.raw.get(first.id) ?? first;
    const size = n.role ? 34 : 26;
    if (text !== n.label) [text, lines] = [n.label, wrap(n.label)];
    return {
      drawNode: () => {
        sign(ctx, x, y, n, size, state.selected, I);
        if (I.cursor === n.id) ring(ctx, x, y, size, I);
      },
      drawExternalLabel: () => {
        if (!readable()) return;
        label(ctx, x, y, n, size, lines, I);
        if (n.pinned || n.more) notes(ctx, x, y, n, size, I);
      },
      nodeDimensions: { width: size * 1.7, height: size * 1.7 },
    };
  };
}

/** A party as vis-network takes it. */
export const node = (n, I) => ({
  id: n.id, ...place(n, I), shape: "custom", ctxRenderer: drawer(n, I), chosen: false,
});
