// A second click on the button of a form that is being sent does nothing. The server takes each form once in any case.
const PAUSE = 2_000;
const sent = new WeakMap();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") {
    return;
  }
  const now = performance.now();
  if (now - (sent.get(form) ?? -PAUSE) < PAUSE) {
    event.preventDefault();
  } else {
    sent.set(form, now);
  }
});
