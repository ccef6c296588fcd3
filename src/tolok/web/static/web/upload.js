// data-upload="address": sends the chosen file at once in small chunks, says how far it is, and goes on by itself
// after the connection was cut, or after a reload when the same file is chosen again.
(() => {
  const area = document.querySelector("[data-upload]");
  const input = area && area.querySelector("input[type=file]");
  const form = input && input.form;
  const kept = form && form.elements.upload;
  if (!kept || !area.dataset.upload || !window.crypto || !crypto.subtle) return; // the plain form does the same
  const shown = area.querySelector("[data-upload-shown]");
  const said = area.querySelector("[data-upload-said]");
  const bar = area.querySelector("progress");
  let turn = 0; // choosing another file ends the work on the one before
  let busy = false;
  let waiting = null; // the button that was pressed too early

  const megabytes = (bytes) =>
    `${(bytes / 2 ** 20).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`;
  const say = (text, link) => {
    shown.hidden = false;
    if (said.textContent !== text) said.textContent = text;
    if (link) {
      const way = document.createElement("a");
      way.href = link.url;
      way.textContent = link.title;
      said.append(" ", way);
    }
  };
  const tell = (words, done, total) => {
    bar.max = total;
    bar.value = done;
    say(words.replace("{done}", megabytes(done)).replace("{total}", megabytes(total)));
  };
  const ask = (address, method, body) =>
    fetch(address, {
      method,
      body,
      cache: "no-store",
      signal: AbortSignal.timeout(60000),
      headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, Accept: "application/json" },
    });
  const read = async (answer) => {
    const json = (answer.headers.get("content-type") || "").startsWith("application/json");
    if (!json && answer.status < 500) throw new Ended(area.dataset.ended);
    if (!json) throw new TypeError("the server is not well");
    const found = await answer.json();
    if (found.problems && answer.status !== 507) throw new Ended(found.problems.join(" "));
    if (found.problems) throw new TypeError(found.problems.join(" "));
    return found;
  };
  const patience = (times) =>
    new Promise((resolve) => {
      addEventListener("online", resolve, { once: true });
      setTimeout(resolve, Math.min(30, 2 ** times) * 1000);
    });
  // Tries until the network lets it through; only an answer of the server ends it.
  const surely = async (mine, address, method, body, cut) => {
    for (let times = 1; ; times += 1) {
      if (mine !== turn) throw new Ended("");
      try {
        return await read(await ask(address, method, body));
      } catch (error) {
        if (error instanceof Ended) throw error;
        cut(error);
        await patience(times);
      }
    }
  };
  class Ended extends Error {}

  const hash = async (file) => {
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  const send = async (file, mine) => {
    say(area.dataset.reading);
    const facts = JSON.stringify({ name: file.name, size: file.size, sha256: await hash(file) });
    let done = 0;
    const cut = () => tell(area.dataset.cut, done, file.size);
    const begun = await surely(mine, area.dataset.upload, "POST", facts, cut);
    if (begun.held) {
      bar.value = bar.max;
      say(begun.held.said, begun.held);
      return;
    }
    const address = `${area.dataset.upload}${begun.upload}/`;
    done = begun.received;
    while (done < file.size) {
      tell(area.dataset.sending, done, file.size);
      const piece = file.slice(done, done + begun.chunk);
      // A wrong offset answers with the right one, so a chunk whose answer was lost is not sent twice.
      done = (await surely(mine, `${address}?mulai=${done}`, "PUT", piece, cut)).received;
    }
    tell(area.dataset.checking, done, file.size);
    await surely(mine, `${address}selesai/`, "POST", null, cut);
    kept.value = begun.upload;
    say(area.dataset.done);
  };

  input.addEventListener("change", async () => {
    turn += 1;
    const mine = turn;
    kept.value = "";
    if (!input.files.length) {
      shown.hidden = true;
      return;
    }
    busy = true;
    try {
      await send(input.files[0], mine);
    } catch (error) {
      if (mine === turn && error.message) say(error.message);
    }
    if (mine !== turn) return;
    busy = false;
    const pressed = waiting;
    waiting = null;
    if (pressed && kept.value) form.requestSubmit(pressed);
  });
  // Before the behaviour "once" hears of it, which would take the button for pressed.
  document.addEventListener(
    "submit",
    (event) => {
      if (event.target !== form || !busy) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting = event.submitter;
      say(area.dataset.waits);
    },
    true,
  );
  // What is on the server need not travel again.
  form.addEventListener("formdata", (event) => {
    if (kept.value) event.formData.delete(input.name);
  });
})();
