// Course of a tie between its parties, as vis-network draws it: straight, bent, or a loop.
const LOOP = 24; // radius in px of a tie from a party to itself

/** Return radius and angle of a loop: the first is at the upper right, the next follow around. */
export const loopOf = (e) => ({ size: LOOP, angle: Math.PI / 4 + (e.turn ?? 0) * (Math.PI / 2) });

/** Return whether a tie bends clockwise; a turned drawing is mirrored, which reverses it. */
export const clockwise = (e, I) => e.bend > 0 !== Boolean(I.turned);

function through(a, b, e, I) {
  const part = Math.abs(e.bend) / 2 + 0.5;
  const side = clockwise(e, I) ? part : 1 - part;
  const far = Math.hypot(b.x - a.x, b.y - a.y) * part;
  const angle = Math.atan2(a.y - b.y, b.x - a.x) + side * Math.PI;
  return { x: a.x + far * Math.sin(angle), y: a.y + far * Math.cos(angle) };
}

/**
 * Return the point of a tie as a function of t, from 0 at its start to 1 at its end.
 *
 * `at` gives the place of a party; `rim` is the radius of the sign at the start.
 */
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
