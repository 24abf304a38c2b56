// Nodes of the drawing: the silhouette of a party, and its name in lines.
import { nameBox, readable, ROW, rowsOf, sizeOf } from "./graph_names.js";
import { beside, place } from "./graph_turning.js";
import { outline } from "./signs.js";

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

/** Draw the marks of a party in the working graph: its pin, and its number of further neighbours. */
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

/** Draw paper under a name, so that lines do not run through its letters. */
function plate(ctx, x, y, width, height, I) {
  ctx.save();
  ctx.globalAlpha = 0.85;
  ctx.fillStyle = I.paper;
  ctx.fillRect(x, y, width, height);
  ctx.restore();
}

function label(ctx, x, y, n, I) {
  const aside = beside(I);
  const box = nameBox(n, I);
  ctx.save();
  ctx.globalAlpha = n.dim ? 0.55 : 1;
  ctx.textAlign = aside ? "left" : "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = 5;
  ctx.strokeStyle = I.paper;
  ctx.fillStyle = I.ink;
  const left = aside ? x + box.x0 : x;
  plate(ctx, x + box.x0, y + box.y0, box.x1 - box.x0, box.y1 - box.y0, I);
  rowsOf(n).forEach(([style, text], i) => {
    ctx.font = style + I.font;
    ctx.strokeText(text, left, y + box.y0 + i * ROW);
    ctx.fillText(text, left, y + box.y0 + i * ROW);
  });
  ctx.restore();
}

/** Return the drawing function of a party. vis-network keeps the first one, so it reads `I.raw`. */
function drawer(first, I) {
  return ({ ctx, x, y, state }) => {
    const n = I.raw.get(first.id) ?? first;
    const size = sizeOf(n);
    return {
      drawNode: () => {
        sign(ctx, x, y, n, size, state.selected, I);
        if (I.cursor === n.id) ring(ctx, x, y, size, I);
      },
      drawExternalLabel: () => {
        if (!readable(I)) return;
        label(ctx, x, y, n, I);
        if (n.pinned || n.more) notes(ctx, x, y, n, size, I);
      },
      nodeDimensions: { width: size * 1.7, height: size * 1.7 },
    };
  };
}

/** Return a party as a node of vis-network. */
export const node = (n, I) => ({
  id: n.id, ...place(n, I), shape: "custom", ctxRenderer: drawer(n, I), chosen: false,
});
