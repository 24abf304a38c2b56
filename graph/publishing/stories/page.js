"use strict";
(() => {
  /** @typedef {{ svg: SVGElement, whole: string, name: "tall" | "view", frame: number }} Drawing */

  const all = (/** @type {string} */ selector, within = document.body) =>
    /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);

  const steps = all("[data-step]");
  const [figure] = all("[data-graph]");
  /** @type {Drawing[]} */
  const drawings = [...figure.querySelectorAll("svg")].map((svg) => ({
    svg,
    whole: svg.getAttribute("viewBox") ?? "",
    name: svg.classList.contains("tall") ? "tall" : "view",
    frame: 0,
  }));
  const marks = all("[data-entity], [data-tie]", figure);
  const [status] = all("[data-status]");
  const [caption] = all("figcaption", figure);
  const [next] = all("[data-next]");
  const [previous] = all("[data-previous]");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const lasts = 600; // duration of a move of the graph, in ms
  let at = 0;

  const sides = (/** @type {string} */ box) => box.split(" ").map(Number);

  /**
   * The height changes at once, so that the text below does not creep while the graph moves.
   *
   * @param {Drawing} drawing
   * @param {string} box
   */
  function show(drawing, box) {
    const [, , width, height] = sides(box);
    drawing.svg.style.aspectRatio = `${width} / ${height}`;
    drawing.svg.setAttribute("viewBox", box);
  }

  /**
   * @param {Drawing} drawing
   * @param {string} to
   */
  function move(drawing, to) {
    cancelAnimationFrame(drawing.frame);
    const from = sides(drawing.svg.getAttribute("viewBox") ?? to);
    show(drawing, to);
    if (calm.matches) return;
    const goal = sides(to);
    const began = performance.now();
    const draw = (/** @type {number} */ now) => {
      const part = Math.min(Math.max((now - began) / lasts, 0), 1);
      const eased = part * part * (3 - 2 * part);
      const box = from.map((side, i) => (side + (goal[i] - side) * eased).toFixed(1));
      drawing.svg.setAttribute("viewBox", part < 1 ? box.join(" ") : to);
      if (part < 1) drawing.frame = requestAnimationFrame(draw);
    };
    drawing.svg.setAttribute("viewBox", from.join(" "));
    drawing.frame = requestAnimationFrame(draw);
  }

  /**
   * @param {number} number
   * @param {typeof move | typeof show} turn
   */
  function go(number, turn) {
    at = Math.min(Math.max(number, 0), steps.length - 1);
    const step = steps[at];
    const { shows = "[]", told = "", caption: text = "" } = step.dataset;
    caption.textContent = text;
    caption.hidden = !text;
    steps.forEach((each) => each.removeAttribute("aria-current"));
    step.setAttribute("aria-current", "step");
    figure.dataset.shows = shows;
    for (const each of drawings) each.svg.setAttribute("aria-label", told);
    const shown = new Set(JSON.parse(shows));
    for (const mark of marks) {
      mark.classList.toggle("off", !shown.has(mark.dataset.entity ?? mark.dataset.tie));
    }
    previous.setAttribute("aria-disabled", String(at === 0));
    next.setAttribute("aria-disabled", String(at === steps.length - 1));
    /** @type {Record<string, string>} */
    const words = {
      at: String(at + 1),
      all: String(steps.length),
      title: step.querySelector("h2")?.textContent ?? "",
    };
    const { form = "" } = status.dataset;
    status.textContent = form.replace(/\{(at|all|title)\}/g, (_, key) => words[key]);
    for (const each of drawings) turn(each, step.dataset[each.name] ?? each.whole);
  }

  /** @type {Record<string, () => number>} */
  const keys = {
    ArrowRight: () => at + 1,
    ArrowLeft: () => at - 1,
    Home: () => 0,
    End: () => steps.length - 1,
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !keys[event.key]) return;
    event.preventDefault();
    go(keys[event.key](), move);
  });
  next.addEventListener("click", () => go(at + 1, move));
  previous.addEventListener("click", () => go(at - 1, move));
  all("[data-print]")[0].addEventListener("click", () => print());
  addEventListener("beforeprint", () => {
    for (const each of drawings) {
      cancelAnimationFrame(each.frame);
      show(each, each.whole);
    }
  });
  addEventListener("afterprint", () => go(at, show));
  document.documentElement.classList.add("live");
  go(
    steps.findIndex((step) => step.hasAttribute("aria-current")),
    show,
  );
})();
