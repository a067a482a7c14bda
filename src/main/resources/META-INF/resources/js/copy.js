// Puts a copy button into every [data-copy] block; where the browser gives no clipboard, there is none.
if (navigator.clipboard) {
  for (const block of document.querySelectorAll("[data-copy]")) {
    const source = block.querySelector("pre, .secret");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 2000);
    });
    block.append(button);
  }
}
