// data-keep-answer: a finished answer goes into answer-queue.js before it is sent, under a UUIDv7 made here, and
// data-kept says in words where it is. Without storage the form is sent the ordinary way.
(() => {
  const opened = { at: Date.now() };
  const find = (selector) => document.querySelector(selector);
  const form = () => find("form[data-keep-answer]");
  const mine = () => form()?.elements.namedItem("uuid")?.value;
  const uuid7 = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    new DataView(bytes.buffer).setUint16(0, Math.floor(Date.now() / 2 ** 32));
    new DataView(bytes.buffer).setUint32(2, Date.now() % 2 ** 32);
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };
  const begin = () => {
    opened.at = Date.now();
    for (const field of form()?.querySelectorAll("[data-uuid]") ?? []) field.value = uuid7();
  };
  const count = async () => {
    const kept = await answerQueue.all();
    for (const place of document.querySelectorAll("[data-kept-count]")) place.textContent = kept.length;
    document.dispatchEvent(new CustomEvent("tolok:kept", { detail: { count: kept.length } }));
    return kept;
  };
  const say = async (state, receipt = "") => {
    const kept = await count();
    const box = find("[data-kept]");
    if (!box) return;
    for (const line of box.querySelectorAll("[data-kept-said]")) line.hidden = line.dataset.keptSaid !== state;
    for (const place of box.querySelectorAll("[data-kept-receipt]")) place.textContent = receipt;
    const tools = box.querySelector("[data-kept-tools]");
    if (tools) tools.hidden = !kept.length || state === "sending";
  };
  const show = (page) => {
    document.title = page.title;
    find("main").replaceWith(page.querySelector("main"));
    (find("[data-focus]") ?? find("main")).focus();
    scrollTo(0, 0);
  };
  // The same answer as the import of a file reads it: one row a sheet that rates anything.
  const rows = (form, data) => JSON.parse(form.dataset.sheets).flatMap((sheet) => {
    const given = (name) => data.get(sheet.prefix + name) ?? "";
    const values = {}, extra = {}, profile = {};
    sheet.items.forEach((key, at) => {
      if (/^\d+$/.test(given(`item_${at}`))) values[key] = Number(given(`item_${at}`));
    });
    sheet.own.forEach((key, at) => given(`own_${at}`) && (extra[key] = given(`own_${at}`)));
    for (const key of sheet.profile) if (given(key)) profile[key] = given(key);
    if (!Object.keys(values).length) return [];
    const row = { survey: sheet.survey, uuid: given("uuid"), values, extra, profile, comment: given("comment") };
    const seconds = Number(data.get("seconds"));
    return [{ ...row, given_at: new Date().toISOString(), seconds, mode: form.dataset.mode || data.get("way") }];
  });
  const patience = (promise) =>
    Promise.race([promise, new Promise((_, fail) => setTimeout(() => fail(new Error("storage")), 4000))]);
  const send = async (form) => {
    form.elements.namedItem("seconds").value = Math.round((Date.now() - opened.at) / 1000);
    const data = new FormData(form), uuid = data.get("uuid");
    const record = { uuid, url: form.action, body: new URLSearchParams(data).toString(), rows: rows(form, data) };
    try {
      await patience(answerQueue.keep(record));
    } catch {
      form.submit(); // no storage, or it is full: the browser sends the form itself
      return;
    }
    document.dispatchEvent(new CustomEvent("tolok:stored", { detail: { uuid } }));
    await say("sending");
    answerQueue.send(uuid);
  };
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-keep-answer]")) return;
    event.preventDefault();
    send(event.target);
  });
  document.addEventListener("tolok:answer", ({ detail: { record, state, page, receipt } }) => {
    const own = record.uuid === mine();
    if (find("[data-kiosk]")) {
      if (own) say(state, receipt?.querySelector(".panel-code")?.textContent);
      else count();
    } else if (own && page) {
      show(page); // the receipt, or the form with what is wrong in it
      say("");
    } else if (own || page || !form()) say(state, receipt?.querySelector(".panel-code")?.textContent);
  });
  document.addEventListener("click", async ({ target }) => {
    if (target.closest("[data-kept-file]")) answerQueue.file();
    if (!target.closest("[data-kept-forget]")) return;
    for (const record of await answerQueue.all()) await answerQueue.drop(record.uuid);
    say("");
  });
  document.addEventListener("tolok:begin", () => {
    begin();
    say("");
  });
  addEventListener("pageshow", (event) => event.persisted && begin());
  // A form that came back with errors goes on under the identifier it was sent with.
  if (!find(".error-summary")) begin();
  count().then((kept) => {
    if (!kept.length) return;
    say(kept.some((one) => !one.refused) ? "kept" : "refused");
    answerQueue.send();
  }, () => {});
})();
