"""How long a respondent waits on a weak line: python -m benchmarks.weak_signal https://…/s/CODE/

Chromium delays and narrows every request as Chrome's own throttling does; the numbers are those of the browser's
clock. It measures one survey page of a running server and sends nothing but one answer a line.
"""

import sys
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright

TURNS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line: kilobits a second down and up, and milliseconds to the server and back."""

    name: str
    down: int
    up: int
    latency: int


LINES = (
    Line("EDGE", 240, 200, 840),
    Line("slow 4G", 1600, 750, 150),
    Line("no limit", 0, 0, 0),
)


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds from the first request to the first question, to everything loaded, and from sending to the receipt."""

    question: float
    loaded: float
    receipt: float


def measure(browser: Browser, address: str, line: Line) -> Times:
    """One first visit with an empty cache, and one answer."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, device_scale_factor=2)
    page = context.new_page()
    _narrow(page, line)
    page.goto(address, wait_until="commit", timeout=120_000)
    page.locator(".ratings legend").first.wait_for()
    # The browser's own clock: what this process adds by asking is not in it.
    question = page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => {
            const paint = performance.getEntriesByName("first-contentful-paint")[0];
            done(paint ? paint.startTime : performance.now());
        }))"""
    )
    page.wait_for_load_state("load")
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventStart")
    for group in page.locator(".ratings fieldset").all():
        group.get_by_role("radio").nth(2).check()
    begun = perf_counter()
    page.locator("form[data-keep-answer] .button").last.click()
    page.locator("[data-receipt]").wait_for(timeout=120_000)
    receipt = perf_counter() - begun
    context.close()
    return Times(question / 1000, loaded / 1000, receipt)


def _narrow(page: Page, line: Line) -> None:
    if not line.latency:
        return
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": line.latency,
            "downloadThroughput": line.down * 1000 / 8,
            "uploadThroughput": line.up * 1000 / 8,
        },
    )


def main(address: str) -> None:
    """Print a table: the median of some visits a line."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        print("| line | first question | loaded | receipt |\n|---|--:|--:|--:|")
        for line in LINES:
            found = [measure(browser, address, line) for _ in range(TURNS)]
            columns = (
                median(getattr(one, name) for one in found) for name in ("question", "loaded", "receipt")
            )
            print(f"| {line.name} | " + " | ".join(f"{value:.2f} s" for value in columns) + " |")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
