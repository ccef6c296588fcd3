// data-keep-answer: keeps a finished answer in this browser when the signal drops on sending, and sends it later by
// itself with the same UUIDv7. Nothing is forgotten before the page that comes back shows the receipt of that very
// UUID: a café's sign-in page answers 200 as well. Without storage the form is sent the ordinary way.
(() => {
  const STEM = "tolok-answer:";
  const opened = Date.now();
  let wait = 5000, timer = 0, busy = false;
  const find = (selector) => document.querySelector(selector);
  const kept = () => Object.keys(localStorage).filter((key) => key.startsWith(STEM)).sort();
  const read = (key) => JSON.parse(localStorage.getItem(key));
  const mine = () => STEM + (find("form[data-keep-answer] [name=uuid]")?.value ?? "");
  const waiting = () => kept().filter((key) => !read(key).refused);
  const next = () => waiting().find((key) => key === mine()) ?? waiting()[0];
  const say = (state, receipt = "") => {
    const box = find("[data-kept]");
    if (!box) return;
    for (const line of box.querySelectorAll("[data-kept-said]")) line.hidden = line.dataset.keptSaid !== state;
    box.querySelector("[data-kept-receipt]").textContent = receipt;
    box.querySelector("[data-kept-forget]").hidden = state !== "kept" && state !== "refused";
  };
  const uuid7 = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    new DataView(bytes.buffer).setUint16(0, Math.floor(Date.now() / 2 ** 32));
    new DataView(bytes.buffer).setUint32(2, Date.now() % 2 ** 32);
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };
  const show = (page) => {
    document.title = page.title;
    find("main").replaceWith(page.querySelector("main"));
    (find("[data-focus]") ?? find("main")).focus();
    scrollTo(0, 0);
  };
  const later = () => {
    say("kept");
    clearTimeout(timer);
    timer = setTimeout(sendAll, wait);
    wait = Math.min(wait * 2, 60000);
  };
  // True when the server has spoken about this answer, so that the next one may follow.
  const send = async (key) => {
    const record = read(key);
    say("sending");
    let answer, page;
    try {
      const signal = AbortSignal.timeout?.(30000);
      const body = new URLSearchParams(record.body);
      answer = await fetch(record.url, { method: "POST", body, credentials: "omit", cache: "no-store", signal });
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      return false;
    }
    const own = key === mine();
    const receipt = page.querySelector(`[data-receipt="${key.slice(STEM.length)}"]`);
    if (receipt) {
      localStorage.removeItem(key);
      if (own) show(page);
      else say("received", receipt.querySelector(".panel-code")?.textContent);
      return true;
    }
    if (own && answer.status === 422) {
      localStorage.removeItem(key); // refused with words, and everything typed is on the page that came back
      show(page);
      return true;
    }
    if (![404, 409, 410, 422].includes(answer.status)) return false;
    localStorage.setItem(key, JSON.stringify({ ...record, refused: true }));
    say("refused");
    return true;
  };
  const sendAll = async () => {
    if (busy) return;
    busy = true;
    let sent = true, key;
    while (sent && (key = next())) sent = await send(key);
    busy = false;
    if (sent) wait = 5000;
    else later();
  };
  const start = () => {
    const field = find("form[data-keep-answer] [name=uuid]");
    // A form that came back with errors goes on under the identifier it was sent with.
    if (field && !find(".error-summary")) field.value = uuid7();
  };
  try {
    localStorage.setItem(`${STEM}?`, "");
    localStorage.removeItem(`${STEM}?`);
  } catch {
    return;
  }
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-keep-answer]")) return;
    const seconds = form.elements.namedItem("seconds");
    if (seconds) seconds.value = Math.round((Date.now() - opened) / 1000);
    const body = new URLSearchParams(new FormData(form)).toString();
    try {
      localStorage.setItem(mine(), JSON.stringify({ url: form.action, body }));
    } catch {
      return; // the storage is full: the browser sends the form itself
    }
    event.preventDefault();
    wait = 5000;
    sendAll();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-kept-forget]")) return;
    kept().forEach((key) => localStorage.removeItem(key));
    clearTimeout(timer);
    say("");
  });
  addEventListener("online", sendAll);
  document.addEventListener("visibilitychange", () => document.hidden || sendAll());
  addEventListener("pageshow", (event) => event.persisted && start());
  start();
  if (kept().length > waiting().length) say("refused");
  sendAll();
})();
