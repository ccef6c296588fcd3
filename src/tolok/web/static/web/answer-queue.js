// The answers this browser still holds, in IndexedDB. An answer leaves only when the page that comes back bears the
// receipt of its very UUID: a network's sign-in page answers 200 as well. A refused one stays until a person takes it
// away. The page drives the sending: at its start, when the network is back, when it is looked at, and in between.
// Everything that happens is told to the document as "tolok:answer" {record, state, page, receipt}.
const answerQueue = (() => {
  const FIRST = 5000, LONGEST = 60000, PATIENCE = 30000;
  let wait = FIRST, timer = 0, busy = false, asked = false;
  const open = () => new Promise((done, fail) => {
    const request = indexedDB.open("tolok-answers", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("answers", { keyPath: "uuid" });
    request.onsuccess = () => done(request.result);
    request.onerror = request.onblocked = () => fail(request.error);
  });
  // Opened anew for every step: phones short of memory close a connection that is kept.
  const run = async (mode, act) => {
    const base = await open();
    try {
      return await new Promise((done, fail) => {
        const transaction = base.transaction("answers", mode);
        const request = act(transaction.objectStore("answers"));
        transaction.oncomplete = () => done(request.result);
        transaction.onerror = transaction.onabort = () => fail(transaction.error);
      });
    } finally {
      base.close();
    }
  };
  const all = () => run("readonly", (answers) => answers.getAll());
  const keep = (record) => run("readwrite", (answers) => answers.put(record));
  const drop = (uuid) => run("readwrite", (answers) => answers.delete(uuid));
  const tell = (record, state, page, receipt) =>
    document.dispatchEvent(new CustomEvent("tolok:answer", { detail: { record, state, page, receipt } }));
  // True when the server has spoken about this very answer; throws when nobody answered.
  const send = async (record) => {
    tell(record, "sending");
    const sent = { method: "POST", body: new URLSearchParams(record.body), credentials: "omit", cache: "no-store" };
    const answer = await fetch(record.url, { ...sent, signal: AbortSignal.timeout?.(PATIENCE) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const receipt = page.querySelector(`[data-receipt="${record.uuid}"]`);
    if (receipt) {
      await drop(record.uuid);
      tell(record, receipt.dataset.state === "late" ? "late" : "received", page, receipt);
    } else if (page.querySelector(`[data-refused="${record.uuid}"]`)) {
      await keep({ ...record, refused: true });
      tell(record, "refused", page);
    } else {
      tell(record, "kept");
      return false;
    }
    return true;
  };
  // One that cannot be sent never stands in the way of the next.
  const round = async (first) => {
    const tried = new Set();
    let left = false;
    for (;;) {
      const waiting = (await all()).filter((one) => !one.refused && !tried.has(one.uuid));
      const record = waiting.find((one) => one.uuid === first) ?? waiting[0];
      if (!record) return left;
      tried.add(record.uuid);
      try {
        if (!(await send(record))) left = true;
      } catch {
        tell(record, "kept");
        return true;
      }
    }
  };
  const sendAll = async (first) => {
    if (busy) {
      asked = true;
      return;
    }
    busy = true;
    let left = true;
    try {
      do {
        asked = false;
        left = await round(first);
      } while (asked && !left);
    } catch {
      // the storage did not answer; the next turn asks it again
    }
    busy = asked = false;
    clearTimeout(timer);
    if (left) timer = setTimeout(sendAll, wait);
    wait = left ? Math.min(wait * 2, LONGEST) : FIRST;
  };
  const soon = (first) => {
    wait = FIRST;
    return sendAll(first);
  };
  const file = async () => {
    const answers = (await all()).flatMap((record) => record.rows);
    const text = JSON.stringify({ format: "tolok-unsent/1", exported_at: new Date().toISOString(), answers }, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `tolok-belum-terkirim-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
  addEventListener("online", () => soon());
  document.addEventListener("visibilitychange", () => document.hidden || soon());
  return { all, keep, drop, send: soon, file };
})();
