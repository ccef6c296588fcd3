// data-poll="3": asks this address again every 3 seconds while it is seen, tells how far the work is, and
// loads the page anew when the work is over: when the answer no longer waits, or is a file;
// then it says data-poll-done, because a download leaves the page standing.
(() => {
  const waiting = document.querySelector("[data-poll]");
  if (!waiting) return;
  const read = async () => {
    const answer = await fetch(location.href, { cache: "no-store", headers: { Accept: "text/html" } });
    if (!(answer.headers.get("content-type") || "").startsWith("text/html")) {
      answer.body.cancel();
      return null;
    }
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  const over = (page) => !page || (page.querySelector("main") && !page.querySelector("[data-poll]"));
  const said = (within) => within.querySelector("[data-poll-said]");
  const ask = async () => {
    let page;
    try {
      page = await read();
    } catch {
      return true; // no network for a moment: the work goes on without us
    }
    if (over(page)) {
      if (!page && waiting.dataset.pollDone) said(waiting).textContent = waiting.dataset.pollDone;
      location.reload();
      return false;
    }
    const [old, new_] = [said(waiting), said(page)];
    if (new_ && new_.textContent !== old.textContent) old.innerHTML = new_.innerHTML;
    return true;
  };
  const round = async () => {
    if (document.hidden || (await ask())) setTimeout(round, waiting.dataset.poll * 1000);
  };
  setTimeout(round, waiting.dataset.poll * 1000);
})();
