"""What browser tests of respondents share: pressing words, and what a browser still holds."""

from typing import Any

from playwright.sync_api import Page

#: Everything the queue holds, read through a connection of its own.
HELD = """() => new Promise((done, fail) => {
    const request = indexedDB.open("tolok-answers", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("answers", { keyPath: "uuid" });
    request.onerror = () => fail(request.error);
    request.onsuccess = () => {
        const all = request.result.transaction("answers").objectStore("answers").getAll();
        all.onsuccess = () => { request.result.close(); done(all.result); };
    };
})"""


#: Fulfilled when the page's queue is empty. `wait_for_function` takes the promise of an async predicate for a yes and
#: does not wait at all, so the page itself looks again until then.
EMPTIED = """async (patience) => {
    for (const end = Date.now() + patience; (await answerQueue.all()).length;) {
        if (Date.now() > end) throw new Error("answers are still held");
        await new Promise((done) => setTimeout(done, 20));
    }
}"""


def rate(page: Page, place: int = 2, leave: int = 0, within: str = "form") -> None:
    """Choose the rating at `place` (from 0) for every statement but the last `leave`."""
    groups = page.locator(f"{within} .ratings fieldset")
    for at in range(groups.count() - leave):
        if groups.nth(at).is_visible():
            groups.nth(at).get_by_role("radio").nth(place).check()


def press(page: Page) -> None:
    """Send."""
    page.get_by_role("button", name="Kirim jawaban").click()


def held(page: Page) -> list[dict[str, Any]]:
    """The answers this browser keeps."""
    found: list[dict[str, Any]] = page.evaluate(HELD)
    return found


def emptied(page: Page, patience: int = 20_000) -> None:
    """Wait until this browser keeps no answer any more; an error after `patience` milliseconds."""
    page.evaluate(EMPTIED, patience)
