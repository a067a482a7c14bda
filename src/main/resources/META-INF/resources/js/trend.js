// Crosshair and arrow keys over a trend; the points are links, so that focus, names and Enter are the browser's own.
for (const figure of document.querySelectorAll("[data-trend]")) {
  const readout = figure.querySelector("[data-readout]");
  for (const drawing of figure.querySelectorAll("svg")) {
    attach(drawing, readout);
  }
}

function attach(drawing, readout) {
  const points = [...drawing.querySelectorAll("[data-points] > a")];
  const crosshair = drawing.querySelector("[data-crosshair]");
  let current = null;

  function show(point) {
    current?.classList.remove("at");
    point?.classList.add("at");
    current = point;
    crosshair.classList.toggle("shown", point !== null);
    crosshair.setAttribute("transform", `translate(${point?.dataset.x ?? 0} 0)`);
    readout.textContent = point?.querySelector("title").textContent ?? "";
  }

  function focus(index) {
    const point = points[Math.max(0, Math.min(points.length - 1, index))];
    points.forEach((each) => each.setAttribute("tabindex", each === point ? "0" : "-1"));
    point.focus();
  }

  const pointAt = (event) => event.target.closest("[data-points] > a");

  drawing.addEventListener("pointerover", (event) => show(pointAt(event) ?? current));
  drawing.addEventListener("pointerleave", () => show(pointAt({ target: document.activeElement }) ?? null));
  drawing.addEventListener("focusin", (event) => show(pointAt(event)));
  drawing.addEventListener("focusout", () => show(null));
  drawing.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const index = points.indexOf(pointAt(event));
    const to = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: points.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      focus(to);
    } else if (event.key === "Escape") {
      event.target.blur();
    }
  });
}
