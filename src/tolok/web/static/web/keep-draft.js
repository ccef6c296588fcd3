// data-keep-draft="name": keeps what is typed in this browser until the server has it, so that a closed tab, a lost signal
// or an ended session loses nothing. It never sends anything by itself; what was read (`seen`) is kept with it, so that the
// server still tells when somebody else was faster. A page that a saved form leads to says ?tersimpan.
(() => {
  const STEM = "tolok-draft:", SENT = "tolok-draft-sent";
  const memory = {
    read: (key) => { try { return JSON.parse(localStorage.getItem(STEM + key)); } catch { return null; } },
    keep: (key, fields) => { try { localStorage.setItem(STEM + key, JSON.stringify(fields)); } catch { /* full */ } },
    forget: (key) => { try { localStorage.removeItem(STEM + key); } catch { /* forbidden */ } },
  };
  const sent = (() => { try { return sessionStorage.getItem(SENT); } catch { return null; } })();
  const note = (key) => { try { key ? sessionStorage.setItem(SENT, key) : sessionStorage.removeItem(SENT); } catch { /* forbidden */ } };
  const here = new URLSearchParams(location.search);
  if (sent && here.has("tersimpan")) memory.forget(sent);
  note(null);
  const form = document.querySelector("form[data-keep-draft]");
  if (!form) return;
  const key = form.dataset.keepDraft, said = form.querySelector("[data-draft-said]");
  const drop = form.querySelector("[data-draft-drop]");
  const fields = () => [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
  const typed = (kept) => JSON.stringify(kept.filter(([name, value]) => !["seen", "rows-n"].includes(name) && value !== ""));
  const rows = (kept) => Number((kept.find(([name]) => name === "rows-n") || [])[1] || 0);
  const restore = (kept) => {
    for (const one of form.elements) {
      if (!one.name || ["csrfmiddlewaretoken", "rows-n"].includes(one.name) || ["submit", "file"].includes(one.type)) continue;
      const values = kept.filter(([name]) => name === one.name).map(([, value]) => value);
      if (one.type === "checkbox" || one.type === "radio") one.checked = values.includes(one.value);
      else if (values.length) one.value = values[0];
      else if (one.type !== "hidden" && one.tagName !== "SELECT") one.value = "";
    }
  };
  const offer = (words) => {
    said.textContent = words;
    drop.hidden = false;
  };
  const old = memory.read(key);
  if ("draftUnsaved" in form.dataset) {
    memory.keep(key, fields()); // an answer to what was sent: newer than what is remembered
    offer(said.dataset.unsaved);
  } else if (old && typed(old) === typed(fields())) {
    memory.forget(key);
  } else if (old && rows(old) > rows(fields()) && !here.has("baris")) {
    here.set("baris", rows(old));
    location.replace(`?${here}`);
    return;
  } else if (old) {
    restore(old);
    offer(said.dataset.restored);
  }
  const changed = () => {
    memory.keep(key, fields());
    offer(said.dataset.unsaved);
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      event.stopImmediatePropagation();
      said.textContent = said.dataset.offline;
      said.scrollIntoView({ block: "center" });
      return;
    }
    note(key);
  }, true);
  drop.addEventListener("click", () => {
    memory.forget(key);
    location.replace(location.pathname);
  });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
