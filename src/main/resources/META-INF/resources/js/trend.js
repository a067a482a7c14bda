// Crosshair over a trend. In the wide drawing the points are links, so that focus, names and Enter are the browser's own.
// In the narrow one they would be too small to touch: the readout names the point and has the link to its events.
for (const figure of document.querySelectorAll("[data-trend]")) {
  const readout = figure.querySelector("[data-readout]");
  const points = [...figure.querySelectorAll("[data-points] > a")];
  attachPoints(figure.querySelector("svg.wide"), points, readout);
  attachTouch(figure.querySelector("svg.narrow"), points, readout);
}

function wordsOf(point) {
  return point?.querySelector("title").textContent ?? "";
}

function attachPoints(drawing, points, readout) {
  const crosshair = drawing.querySelector("[data-crosshair]");
  let current = null;

  function show(point) {
    current?.classList.remove("at");
    point?.classList.add("at");
    current = point;
    crosshair.classList.toggle("shown", point !== null);
    crosshair.setAttribute("transform", `translate(${point?.dataset.x ?? 0} 0)`);
    readout.textContent = wordsOf(point);
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

function attachTouch(drawing, points, readout) {
  const crosshair = drawing.querySelector("[data-crosshair]");
  const [left, right] = drawing.dataset.plot.split(" ").map(Number);
  const width = (right - left) / points.length;

  function show(index, crossed) {
    const point = points[index];
    crosshair.classList.toggle("shown", crossed);
    crosshair.setAttribute("transform", `translate(${left + (index + 0.5) * width} 0)`);
    readout.replaceChildren(wordsOf(point), ...(point.hasAttribute("href") ? [link(point)] : []));
  }

  function link(point) {
    const link = document.createElement("a");
    link.href = point.getAttribute("href");
    link.textContent = "Events";
    return link;
  }

  function showAt(event) {
    const box = drawing.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * drawing.viewBox.baseVal.width;
    show(Math.max(0, Math.min(points.length - 1, Math.floor((x - left) / width))), true);
  }

  drawing.addEventListener("pointerdown", showAt);
  drawing.addEventListener("pointermove", showAt);
  const newest = points.findIndex((point) => point.getAttribute("tabindex") === "0");
  if (newest >= 0 && getComputedStyle(drawing).display !== "none") {
    show(newest, false);
  }
}
