// data-autosave="draft": saves a form every few seconds while somebody types and says so. What the server has not
// confirmed stays in this browser, also when the tab is killed, and is put back when the page is opened again.
// When somebody else saved meanwhile nothing is overwritten: the page says so and offers both answers side by side.
// Another form of the page is sent after what was typed here was saved; where that fails it stays in this browser.
(() => {
  const STEM = "tolok-draft:";
  const EVERY = 5000, AGAIN = 10000, PATIENCE = 20000;
  const NOT_KEPT = ["csrfmiddlewaretoken", "versi"];
  const memory = {
    read: (key) => { try { return JSON.parse(localStorage.getItem(STEM + key)); } catch { return null; } },
    keep: (key, draft) => { try { localStorage.setItem(STEM + key, JSON.stringify(draft)); } catch { /* full */ } },
    forget: (key) => { try { localStorage.removeItem(STEM + key); } catch { /* forbidden */ } },
  };
  const done = document.querySelector("[data-autosave-done]");
  if (done) memory.forget(done.dataset.autosaveDone);
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const draft = form.dataset.autosave, version = form.elements.versi;
  const said = form.querySelector("[data-autosave-said]"), compare = form.querySelector("[data-autosave-compare]");
  // A field that stands elsewhere on the page and is only sent along is no answer.
  const own = new Set([...form.elements].filter((one) => form.contains(one)).map((one) => one.name));
  let timer = 0, busy = false, stopped = false, leaving = false, pressed = null, unsaved = false, under = null, next = null;
  const fields = () => [...new FormData(form)].filter(([name]) => own.has(name) && !NOT_KEPT.includes(name));
  const shown = () => JSON.stringify(fields());
  const say = (words) => { said.textContent = words; };
  const later = (wait) => { timer ||= setTimeout(save, wait); };
  const restore = (kept) => {
    for (const one of form.elements) {
      if (!one.name || NOT_KEPT.includes(one.name) || one.type === "submit") continue;
      const values = kept.filter(([name]) => name === one.name).map(([, value]) => value);
      if (one.type === "checkbox" || one.type === "radio") one.checked = values.includes(one.value);
      else if (one.type !== "hidden" && values.length) one.value = values[0];
    }
  };
  const kept = (told, sent) => {
    version.value = told.version;
    const place = document.querySelector("[data-autosave-fragment]");
    if (place) place.innerHTML = told.fragment;
    unsaved = shown() !== sent;
    if (!unsaved) {
      memory.forget(draft);
      say(told.words);
    } else {
      memory.keep(draft, { version: version.value, fields: fields() });
      later(EVERY);
    }
  };
  const refused = (status, told) => {
    stopped = status === 409;
    compare.hidden = status !== 409;
    say(told.words);
  };
  const save = () => {
    timer = 0;
    if (stopped || leaving) return;
    if (busy) return later(EVERY);
    under = send();
  };
  const send = async () => {
    busy = true;
    const sent = shown(), weak = new AbortController();
    const limit = setTimeout(() => weak.abort(), PATIENCE); // a press on save waits for this one: not for ever
    say(said.dataset.saving);
    try {
      const answer = await fetch(form.getAttribute("action"), {
        method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, redirect: "manual", signal: weak.signal,
      });
      const json = (answer.headers.get("content-type") || "").startsWith("application/json");
      if (answer.ok && json) kept(await answer.json(), sent);
      else if (json) refused(answer.status, await answer.json());
      else if (answer.status >= 500) throw new Error(answer.status);
      else say(said.dataset.ended);
    } catch {
      say(said.dataset.offline);
      later(AGAIN);
    } finally {
      clearTimeout(limit);
      busy = false;
      if (pressed) form.requestSubmit(pressed);
    }
  };
  const changed = (event) => {
    if (!own.has(event.target.name)) return;
    unsaved = true;
    memory.keep(draft, { version: version.value, fields: fields() });
    if (stopped) return;
    if (!busy) say(said.dataset.unsaved);
    later(EVERY);
  };
  const old = memory.read(draft);
  if (old && JSON.stringify(old.fields) !== shown()) {
    restore(old.fields);
    unsaved = true;
    version.value = old.version; // of the page it was typed on: a change made since is shown, not overwritten
    say(said.dataset.restored);
    later(1000);
  } else if (old && !("autosaveUnsaved" in form.dataset)) {
    memory.forget(draft);
  }
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => {
    leaving = !busy;
    if (!busy) return;
    event.preventDefault(); // a save is on its way: wait for its version, or one would be in one's own way
    pressed = event.submitter;
  });
  // Before the behaviours "once" and "upload" hear of it, which would take the button for pressed.
  document.addEventListener("submit", async (event) => {
    if (event.target === form || !(unsaved || next)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const waits = next;
    next = [event.target, event.submitter];
    if (waits) return;
    clearTimeout(timer);
    timer = 0;
    await under; // one that is on its way may not hold the last letters
    if (unsaved && !stopped) await send();
    const [other, button] = next;
    next = null;
    unsaved = false; // what could not be saved is kept in this browser and put back
    other.requestSubmit(button);
  }, true);
  addEventListener("submit", (event) => { leaving ||= !event.defaultPrevented && event.target !== form; });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  addEventListener("online", () => { if (memory.read(draft)) later(0); });
})();
