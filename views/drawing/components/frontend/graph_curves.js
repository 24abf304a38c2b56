// Where a tie runs between its parties, as vis-network draws it: straight, bent, or in a circle.
const LOOP = 24; // px of the radius of a tie from a party to itself

/** The circle of the first such tie stands up and to the right, the next ones around the sign. */
export const loopOf = (e) => ({ size: LOOP, angle: Math.PI / 4 + (e.turn ?? 0) * (Math.PI / 2) });

/** Which way a tie is bent: a turned drawing is a mirrored one. */
export const clockwise = (e, I) => e.bend > 0 !== Boolean(I.turned);

function through(a, b, e, I) {
  const part = Math.abs(e.bend) / 2 + 0.5;
  const side = clockwise(e, I) ? part : 1 - part;
  const far = Math.hypot(b.x - a.x, b.y - a.y) * part;
  const angle = Math.atan2(a.y - b.y, b.x - a.x) + side * Math.PI;
  return { x: a.x + far * Math.sin(angle), y: a.y + far * Math.cos(angle) };
}

/** Return the spots of a tie: `at` gives the place of a party, `rim` how far its sign reaches. */
export function curve(e, at, rim, I) {
  const [a, b] = [at(e.from), at(e.to)];
  if (e.from === e.to) {
    const { size, angle } = loopOf(e);
    const x = a.x + Math.cos(angle) * rim;
    const y = a.y - Math.sin(angle) * rim;
    return (t) => ({
      x: x + size * Math.cos(angle + (t - 0.5) * 4), y: y - size * Math.sin(angle + (t - 0.5) * 4),
    });
  }
  const c = e.bend ? through(a, b, e, I) : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  return (t) => ({
    x: (1 - t) ** 2 * a.x + 2 * t * (1 - t) * c.x + t ** 2 * b.x,
    y: (1 - t) ** 2 * a.y + 2 * t * (1 - t) * c.y + t ** 2 * b.y,
  });
}
