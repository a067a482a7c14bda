// The wall: one clause at a time, the missed ones first, numbers refreshed, with their age. With reduced motion all clauses are shown.
const TURN = 20_000;
const REFRESH = 60_000;
const TICK = 5_000;

const still = matchMedia("(prefers-reduced-motion: reduce)");
const age = document.querySelector("[data-age]");
let wall = document.querySelector("[data-wall]");
let current = null;
let paused = false;
let heard = Date.now();
let lost = false;

if (wall && age) {
  offerPause();
  show();
  still.addEventListener("change", show);
  setInterval(() => paused || turn(), TURN);
  setInterval(refresh, REFRESH);
  setInterval(tell, TICK);
}

function panels() {
  return [...wall.querySelectorAll("[data-clause]")];
}

function turns() {
  return panels().length > 1 && !still.matches && !("fixed" in wall.dataset);
}

function show() {
  const all = panels();
  const shown = all.find((panel) => panel.dataset.clause === current) ?? all[0];
  current = shown?.dataset.clause ?? null;
  wall.classList.toggle("turning", turns());
  for (const panel of all) {
    panel.hidden = turns() && panel !== shown;
  }
  for (const each of wall.querySelectorAll("[data-turn]")) {
    each.toggleAttribute("data-now", (turns() || all.length === 1) && each.dataset.turn === current);
  }
}

function turn() {
  const all = panels();
  if (turns()) {
    const at = all.findIndex((panel) => panel.dataset.clause === current);
    current = all[(at + 1) % all.length].dataset.clause;
    show();
  }
}

async function refresh() {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (answer.status === 404 || answer.redirected) {
      // The link was revoked or the session ended: show what anyone sees there now.
      location.reload();
      return;
    }
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-wall]");
    wall.replaceWith(fresh);
    wall = fresh;
    heard = Date.now();
    lost = false;
    show();
  } catch {
    lost = true;
  }
  tell();
}

function tell() {
  const minutes = Math.floor((Date.now() - heard) / 60_000);
  const ago = minutes < 1 ? "just now" : minutes === 1 ? "1 minute ago" : `${minutes} minutes ago`;
  age.classList.toggle("lost", lost);
  age.textContent = lost
    ? `No connection since ${clock(heard)}; numbers from ${wall.dataset.updated}`
    : `Updated ${wall.dataset.updated}; ${ago}`;
}

function clock(time) {
  return new Date(time).toLocaleTimeString("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: wall.dataset.zone,
  });
}

function offerPause() {
  if (!turns()) {
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = "Pause";
  button.addEventListener("click", () => {
    paused = !paused;
    button.textContent = paused ? "Resume" : "Pause";
  });
  document.querySelector(".ways").append(button);
}
