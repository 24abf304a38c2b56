// Parties and ties as Python sends them.
export const makeParty = (id, x = 0, y = 0, more = {}) => ({
  id, x, y, label: id, lines: [id], aria: `${id}, Company`, kind: "company", role: "", tag: "",
  dim: false, ...more,
});

export const makeTie = (from, to, more = {}) => ({
  id: `${from}-${to}`, from, to, strength: "owned", hollow: false, dim: false, ended: false,
  owns: true, label: [], bend: 0, turn: 0, ...more,
});

export const mapById = (items) => new Map(items.map((item) => [item.id, item]));

export function assertNear(actual, expected) {
  for (const [key, value] of Object.entries(expected)) {
    if (Math.abs(actual[key] - value) > 1e-9) {
      throw new Error(`${key} is ${actual[key]} instead of ${value}`);
    }
  }
}
