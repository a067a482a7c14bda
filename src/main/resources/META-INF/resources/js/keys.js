// A link with data-key is followed when that key is pressed anywhere but where the key means something already.
const links = [...document.querySelectorAll("a[data-key]")];
const busy = "input, select, textarea, [contenteditable], [data-trend], .scroll";

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat) {
    return;
  }
  if (!event.target.closest?.(busy)) {
    links.find((link) => link.dataset.key === event.key)?.click();
  }
});
