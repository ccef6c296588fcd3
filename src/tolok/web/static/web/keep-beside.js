// data-keep-beside="name": keeps what is typed in a form, or a part of one, while another button of the page is pressed, and
// puts it back when the page is next opened in this tab. It never sends anything; a chosen file has to be chosen again.
(() => {
  const STEM = "tolok-beside:";
  const parts = [...document.querySelectorAll("[data-keep-beside]")];
  const memory = {
    take: (key) => {
      try {
        const kept = JSON.parse(sessionStorage.getItem(STEM + key));
        sessionStorage.removeItem(STEM + key);
        return kept;
      } catch { return null; }
    },
    keep: (key, typed) => { try { sessionStorage.setItem(STEM + key, JSON.stringify(typed)); } catch { /* full */ } },
  };
  const boxes = (part) =>
    [...part.querySelectorAll("input, textarea, select")].filter((one) => one.name && !["hidden", "file"].includes(one.type));
  const ticked = (one) => ["checkbox", "radio"].includes(one.type);
  const state = (one) => [one.name, ticked(one) ? one.value : "", ticked(one) ? one.checked : one.value];
  const shown = (part) => JSON.stringify(boxes(part).map(state));
  const restore = (part, kept) => {
    for (const one of boxes(part)) {
      const [name, value] = state(one);
      const was = kept.find((each) => each[0] === name && each[1] === value);
      if (!was) continue;
      if (ticked(one)) one.checked = was[2];
      else one.value = was[2];
      one.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const said = part.querySelector("[data-beside-said]");
    said.textContent = said.dataset.besideSaid;
    said.hidden = false;
    for (let up = part.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
  };
  const refused = (part) => part.querySelector("[aria-invalid=true]"); // the page shows what was sent and is not kept yet
  const before = new Map(parts.map((part) => [part, shown(part)]));
  for (const part of parts) {
    const kept = memory.take(part.dataset.keepBeside);
    if (kept) restore(part, kept);
  }
  addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    for (const part of parts) {
      const sent = part === event.target || part.contains(event.submitter);
      if (!sent && (refused(part) || shown(part) !== before.get(part))) memory.keep(part.dataset.keepBeside, boxes(part).map(state));
    }
  });
})();
