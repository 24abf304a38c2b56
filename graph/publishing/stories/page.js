"use strict";
(() => {
  const steps = [...document.querySelectorAll("[data-step]")];
  const figure = document.querySelector("[data-graph]");
  const drawings = [...figure.querySelectorAll("svg")].map((svg) => ({
    svg,
    whole: svg.getAttribute("viewBox"),
    of: (step) => (svg.classList.contains("tall") ? step.dataset.tall : step.dataset.view),
  }));
  const marks = [...figure.querySelectorAll("[data-entity], [data-tie]")];
  const status = document.querySelector("[data-status]");
  const next = document.querySelector("[data-next]");
  const previous = document.querySelector("[data-previous]");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const lasts = 600; // duration of a move of the graph, in ms
  let at = 0;

  const sides = (box) => box.split(" ").map(Number);

  // The height changes at once, so that the text below does not creep while the graph moves.
  function show(drawing, box) {
    const [, , width, height] = sides(box);
    drawing.svg.style.aspectRatio = `${width} / ${height}`;
    drawing.svg.setAttribute("viewBox", box);
  }

  function move(drawing, to) {
    cancelAnimationFrame(drawing.frame);
    const from = sides(drawing.svg.getAttribute("viewBox"));
    show(drawing, to);
    if (calm.matches) return;
    const goal = sides(to);
    const began = performance.now();
    const draw = (now) => {
      const part = Math.min(Math.max((now - began) / lasts, 0), 1);
      const eased = part * part * (3 - 2 * part);
      const box = from.map((side, i) => (side + (goal[i] - side) * eased).toFixed(1));
      drawing.svg.setAttribute("viewBox", part < 1 ? box.join(" ") : to);
      if (part < 1) drawing.frame = requestAnimationFrame(draw);
    };
    drawing.svg.setAttribute("viewBox", from.join(" "));
    drawing.frame = requestAnimationFrame(draw);
  }

  function go(number, said) {
    at = Math.min(Math.max(number, 0), steps.length - 1);
    const step = steps[at];
    steps.forEach((each) => each.removeAttribute("aria-current"));
    step.setAttribute("aria-current", "step");
    figure.dataset.shows = step.dataset.shows;
    for (const each of drawings) each.svg.setAttribute("aria-label", step.dataset.told);
    const shown = new Set(JSON.parse(step.dataset.shows));
    for (const mark of marks) {
      mark.classList.toggle("off", !shown.has(mark.dataset.entity ?? mark.dataset.tie));
    }
    previous.setAttribute("aria-disabled", String(at === 0));
    next.setAttribute("aria-disabled", String(at === steps.length - 1));
    const words = { at: at + 1, all: steps.length, title: step.querySelector("h2").textContent };
    status.textContent = status.dataset.form.replace(/\{(at|all|title)\}/g, (_, key) => words[key]);
    for (const each of drawings) (said ? move : show)(each, each.of(step));
  }

  const keys = {
    ArrowRight: () => at + 1,
    ArrowLeft: () => at - 1,
    Home: () => 0,
    End: () => steps.length - 1,
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !keys[event.key]) return;
    event.preventDefault();
    go(keys[event.key](), true);
  });
  next.addEventListener("click", () => go(at + 1, true));
  previous.addEventListener("click", () => go(at - 1, true));
  addEventListener("beforeprint", () => {
    for (const each of drawings) {
      cancelAnimationFrame(each.frame);
      show(each, each.whole);
    }
  });
  addEventListener("afterprint", () => go(at, false));
  document.documentElement.classList.add("live");
  go(0, false);
})();
