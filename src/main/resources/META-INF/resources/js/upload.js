// Shows how far an upload is, and keeps the page of a file up to date while a job works on it. Without scripts the form is sent
// as any other, and the page reloads itself.
const INTERVAL = 1000;

const show = (text) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  const before = document.querySelector("main");
  const main = page.querySelector("main");
  const focused = before.contains(document.activeElement);
  before.replaceWith(main);
  document.title = page.title;
  if (focused) {
    main.focus();
  }
  begin();
};

const send = (form) => {
  const request = new XMLHttpRequest();
  const sending = form.querySelector("[data-sending]");
  const progress = sending.querySelector("progress");
  const cancel = form.querySelector("[data-cancel]");
  const button = form.querySelector("button.primary");
  const busy = (on) => {
    button.disabled = on;
    sending.hidden = !on;
    cancel.hidden = !on;
  };
  request.upload.addEventListener("progress", (event) => {
    progress.max = event.total;
    progress.value = event.loaded;
  });
  request.addEventListener("load", () => {
    if (request.status < 400) {
      location.assign(request.responseURL);
    } else {
      show(request.responseText);
    }
  });
  request.addEventListener("error", () => form.submit());
  request.addEventListener("abort", () => busy(false));
  cancel.addEventListener("click", () => request.abort(), { once: true });
  request.open("POST", form.action);
  request.send(new FormData(form));
  busy(true);
};

const follow = async () => {
  const running = document.querySelector("[data-running]");
  try {
    const answer = await fetch(location.href);
    const text = await answer.text();
    const next = new DOMParser().parseFromString(text, "text/html").querySelector("[data-running]");
    if (!next || document.querySelector("h1").textContent !== next.closest("main").querySelector("h1").textContent) {
      show(text);
      return;
    }
    running.querySelector("progress").value = next.querySelector("progress").value;
    running.querySelector("[data-so-far]").textContent = next.querySelector("[data-so-far]").textContent;
  } catch {
    // The service may be restarting; the next attempt tells.
  }
  setTimeout(follow, INTERVAL);
};

function begin() {
  const form = document.querySelector("form[data-upload]");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
  if (document.querySelector("[data-running]")) {
    setTimeout(follow, INTERVAL);
  }
}

begin();
