// data-kiosk: one page for everybody who answers on a shared device, one after the other. Start, form and thanks take
// turns; after 60 seconds without a touch, and ten seconds after the thanks, nothing of a person is left on it.
(() => {
  const IDLE = 60, WARNING = 15, THANKS = 10;
  const find = (name) => document.querySelector(`[data-kiosk-${name}]`);
  const blank = document.querySelector("main"), title = document.title, language = document.documentElement.lang;
  let starts = 0, screen = "start", since = Date.now(), touched = Date.now();
  const go = (next) => {
    screen = next;
    since = touched = Date.now();
    for (const name of ["start", "form", "refuse", "thanks"]) {
      if (find(name)) find(name).hidden = name !== next && !(name === "refuse" && next === "start");
    }
    find("idle").hidden = true;
    find("begin").hidden = false;
    scrollTo(0, 0);
  };
  // Who is also asked the second sheet is drawn from the random bits of the new identifier, as the server does.
  const draw = () => {
    const sheet = document.querySelector("[data-share]");
    if (!sheet) return;
    const uuid = find("form").elements.namedItem("uuid").value;
    sheet.hidden = sheet.disabled = Number.parseInt(uuid.slice(-8), 16) % 100 >= Number(sheet.dataset.share);
  };
  const wipe = (page = pristine) => {
    document.querySelector("main").replaceWith(page.cloneNode(true));
    document.dispatchEvent(new CustomEvent("tolok:begin"));
    find("form").elements.namedItem("starts").value = starts;
    draw();
    go("start");
    find("begin").focus();
  };
  const restart = () => {
    document.title = title;
    document.documentElement.lang = language;
    wipe();
  };
  const begin = () => {
    starts += 1;
    find("form").elements.namedItem("starts").value = starts;
    go("form");
    find("form").querySelector("legend, input:not([type=hidden])")?.closest("fieldset")?.focus();
  };
  // Another language is the same page; without a network this one stays.
  const turn = async (url) => {
    try {
      const answer = await fetch(url, { credentials: "omit", cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const form = page.querySelector("[data-kiosk-form]");
      if (!form) return;
      form.setAttribute("action", url);
      document.title = page.title;
      document.documentElement.lang = page.documentElement.lang;
      wipe(page.querySelector("main"));
    } catch {
      // no network
    }
  };
  const tick = () => {
    const rest = (screen === "thanks" ? THANKS - (Date.now() - since) / 1000 : IDLE - (Date.now() - touched) / 1000);
    if (screen === "thanks") find("left").textContent = Math.max(0, Math.ceil(rest));
    if (screen === "start" && document.documentElement.lang === language && !find("staff").open) return;
    if (rest <= 0) restart();
    else if (screen === "form") {
      find("count").textContent = Math.ceil(rest);
      if (rest <= WARNING) find("idle").hidden = false;
    }
  };
  const touch = () => {
    touched = Date.now();
    find("idle").hidden = true;
  };
  document.querySelector("form[data-kiosk-form]").reset();
  const pristine = blank.cloneNode(true);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-kiosk-begin]")) begin();
    else if (event.target.closest("[data-kiosk-done]")) restart();
    const link = event.target.closest("[data-kiosk-page]");
    if (!link) return;
    event.preventDefault();
    turn(link.href);
  });
  document.addEventListener("submit", async (event) => {
    if (!event.target.matches("[data-kiosk-refuse]")) return;
    event.preventDefault();
    const uuid = find("form").elements.namedItem("uuid").value;
    const body = new URLSearchParams([...new FormData(event.target), ["uuid", uuid]]).toString();
    await answerQueue.keep({ uuid, url: event.target.action, body, rows: [] });
    answerQueue.send();
    restart();
  });
  document.addEventListener("tolok:stored", () => {
    starts = 0;
    go("thanks");
    find("done").focus();
  });
  document.addEventListener("tolok:kept", ({ detail }) => (find("staff").hidden = !detail.count));
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("[data-kiosk-key]")) return;
    const key = location.pathname.replace(/\/$/, "").slice(-6);
    find("staff").querySelector("[data-kept-file]").hidden = target.value.toUpperCase() !== key.toUpperCase();
  });
  for (const kind of ["pointerdown", "keydown", "input", "wheel"]) document.addEventListener(kind, touch, true);
  addEventListener("pageshow", (event) => event.persisted && restart());
  navigator.storage?.persist?.();
  if (document.querySelector("[data-kiosk-open]")) go("form");
  else restart();
  setInterval(tick, 1000);
})();
