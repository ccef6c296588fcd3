"""The small scripts: each does its one thing, and stops."""

from playwright.sync_api import Page, Route, expect

from tests.browser.looking import visit

WAITING = """<!doctype html><html lang="id"><title>x</title><main>
<div data-poll="3"><div data-poll-said aria-live="polite">{said}</div></div></main>
<script src="/static/web/poll.js" defer></script></html>"""


def answers(page: Page, *bodies: str) -> list[str]:
    """Answer /tunggu/ with these pages in turn, the last one for ever; return the list of what was asked."""
    asked: list[str] = []

    def fulfil(route: Route) -> None:
        asked.append(route.request.resource_type)
        body = bodies[min(len(asked), len(bodies)) - 1]
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    page.route("**/tunggu/", fulfil)
    page.clock.install()
    page.goto("/tunggu/")
    return asked


def test_waiting_tells_how_far_the_work_is(page: Page) -> None:
    answers(page, WAITING.format(said="1 dari 9"), WAITING.format(said="2 dari 9"))
    page.clock.run_for(3_000)

    expect(page.locator("[data-poll-said]")).to_have_text("2 dari 9")


def test_waiting_ends_with_the_page_that_waits_no_longer(page: Page) -> None:
    asked = answers(page, WAITING.format(said="1 dari 9"), "<main><h1>9 unit dihitung</h1></main>")
    page.clock.run_for(3_000)

    expect(page.get_by_role("heading")).to_have_text("9 unit dihitung")
    assert asked == ["document", "fetch", "document"]


def test_waiting_outlasts_a_server_that_answers_nonsense(page: Page) -> None:
    answers(page, WAITING.format(said="1 dari 9"), "502", WAITING.format(said="2 dari 9"))
    page.clock.run_for(3_000)
    expect(page.locator("[data-poll-said]")).to_have_text("1 dari 9")
    page.clock.run_for(3_000)

    expect(page.locator("[data-poll-said]")).to_have_text("2 dari 9")


def test_waiting_for_a_file_says_so_when_it_comes_and_stops(page: Page) -> None:
    asked = answers(page, WAITING.format(said="Sabar"))
    page.locator("[data-poll]").evaluate("e => { e.dataset.pollDone = 'Unduhan dimulai.' }")

    def file(route: Route) -> None:
        asked.append("file")
        route.fulfill(body="x", content_type="application/pdf", headers={"Content-Disposition": "attachment"})

    page.route("**/tunggu/", file)
    page.clock.run_for(3_000)
    expect(page.locator("[data-poll-said]")).to_have_text("Unduhan dimulai.")
    page.clock.run_for(30_000)

    assert asked[:2] == ["document", "file"]
    assert len(asked) <= 3


def test_waiting_does_not_ask_while_nobody_looks(page: Page) -> None:
    asked = answers(page, WAITING.format(said="1 dari 9"))
    page.evaluate("Object.defineProperty(document, 'hidden', { get: () => true })")
    page.clock.run_for(30_000)

    assert asked == ["document"]


def test_the_error_summary_is_read_first(page: Page) -> None:
    visit(page, "/komponen/")
    page.add_script_tag(url="/static/web/focus.js")

    expect(page.locator(".error-summary").first).to_be_focused()
