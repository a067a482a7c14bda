// Drawing over the words of a statement marks them, as choosing the first and the last one does.
const words = document.querySelector("[data-words]");

if (words) {
  const first = words.querySelector("[name=first]");
  const buttons = [...words.querySelectorAll("button.word")];
  let begun = null;

  const at = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest?.("button.word");
  const range = (one, other) => {
    const [from, to] = [buttons.indexOf(one), buttons.indexOf(other)].sort((a, b) => a - b);
    return buttons.slice(from, to + 1);
  };
  const draw = (some) => buttons.forEach((button) => button.classList.toggle("drawn", some.includes(button)));

  words.addEventListener("pointerdown", (event) => {
    begun = event.button === 0 ? event.target.closest("button.word") : null;
  });
  words.addEventListener("pointermove", (event) => {
    const now = begun && at(event);
    if (now) {
      draw(now === begun ? [] : range(begun, now));
    }
  });
  document.addEventListener("pointerup", (event) => {
    const end = begun && at(event);
    const start = begun;
    begun = null;
    draw([]);
    if (end && end !== start) {
      first.value = start.value;
      end.form.requestSubmit(end);
    }
  });
}
