// The canvas as a PNG picture, with caption and legend below it, wrapped at its width.
import { el, outline } from "./signs.js";

const ROW = 24;
const LEFT = 12;
const SAMPLE = 50;

function sign(ctx, entry, I, x, y) {
  ctx.save();
  ctx.translate(x, y);
  if (entry.kind) {
    const kind = I.data.signs.kinds[entry.kind];
    ctx.scale(16 / 24, 16 / 24);
    ctx.translate(40, -19);
    ctx.fillStyle = kind[I.scheme];
    ctx.fill(outline(kind.path), "evenodd");
  } else line(ctx, entry, I);
  ctx.restore();
}

function line(ctx, { strength, hollow, ended }, I) {
  const { signs } = I.data;
  const tie = signs.ties[strength];
  const widths = hollow ? signs.hollow[strength] : [tie.width];
  ctx.globalAlpha = ended ? signs.pale : 1;
  widths.forEach((width, i) => {
    ctx.beginPath();
    ctx.setLineDash(i ? [] : tie.dashes);
    ctx.strokeStyle = i ? I.paper : tie[I.scheme];
    ctx.lineWidth = width;
    ctx.moveTo(0, -4);
    ctx.lineTo(44, -4);
    ctx.stroke();
  });
}

/** Lay out the legend in rows; without drawing, only count them. */
function legend(ctx, I, width, top, draws) {
  let [x, row] = [LEFT, 0];
  for (const entry of I.data.legend) {
    const wide = SAMPLE + ctx.measureText(entry.label).width + 20;
    if (x > LEFT && x + wide > width) [x, row] = [LEFT, row + 1];
    if (draws) {
      sign(ctx, entry, I, x, top + row * ROW);
      ctx.fillText(entry.label, x + SAMPLE, top + row * ROW);
    }
    x += wide;
  }
  return row + 1;
}

/** Download the picture. */
export function png(I) {
  const drawn = I.host.querySelector("canvas");
  const k = drawn.width / drawn.clientWidth;
  const whole = el("canvas");
  const ctx = whole.getContext("2d");
  ctx.font = `13px ${I.font}`;
  const rows = legend(ctx, I, drawn.clientWidth, 0, false);
  whole.width = drawn.width;
  whole.height = drawn.height + (rows + 1.6) * ROW * k;
  ctx.fillStyle = I.paper;
  ctx.fillRect(0, 0, whole.width, whole.height);
  ctx.drawImage(drawn, 0, 0);
  ctx.scale(k, k);
  ctx.fillStyle = I.ink;
  ctx.font = `13px ${I.font}`;
  ctx.fillText(I.data.caption, LEFT, drawn.clientHeight + 22);
  legend(ctx, I, drawn.clientWidth, drawn.clientHeight + 22 + ROW, true);
  whole.toBlob((blob) => {
    const a = el("a");
    a.href = URL.createObjectURL(blob);
    a.download = "graph.png";
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 1e4);
  });
}
