// The notice while data is being loaded counts by itself, and says when all is there; only that is read aloud. The page is never
// reloaded by force.
const EVERY = 2_000;

const notice = document.querySelector("[data-loading]");
const account = document.querySelector(".person a");

if (notice && account) {
  const timer = setInterval(async () => {
    try {
      const answer = await fetch(account.href, { cache: "no-store" });
      if (!answer.ok || answer.redirected) {
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector(".bulletin");
      if (!fresh?.matches("[data-loading]")) {
        clearInterval(timer);
        notice.removeAttribute("aria-live");
      }
      if (fresh) {
        notice.querySelector("span").textContent = fresh.querySelector("span").textContent;
      } else {
        notice.classList.add("good");
        notice.querySelector("span").textContent = "All data is loaded.";
      }
    } catch {
      // No connection: the next try may have one.
    }
  }, EVERY);
}
