// In a form with data-cells, arrow up and down move between the cells of a column, as in a spreadsheet.
for (const form of document.querySelectorAll("form[data-cells]")) {
  form.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const column = event.target.dataset?.cell;
    if (!step || !column || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) {
      return;
    }
    const cells = [...form.querySelectorAll(`[data-cell="${column}"]`)];
    const next = cells[cells.indexOf(event.target) + step];
    if (next) {
      event.preventDefault();
      next.focus();
      next.select();
    }
  });
}
