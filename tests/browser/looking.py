"""What browser tests look at: the page as a person meets it, its accessibility, its weight."""

import gzip
import os
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, Response

Scheme = Literal["light", "dark"]
#: The last is how a phone meets a page; a page that was looked at is left in it.
WINDOWS: list[tuple[int, Scheme]] = [(1280, "dark"), (1280, "light"), (320, "dark"), (320, "light")]
READ = (WINDOWS[0], WINDOWS[-1])

CITIZEN_BYTES = 50 * 1024
CITIZEN_REQUESTS = 6

_COMPRESSED_ALREADY = ("image/png", "image/jpeg", "image/webp", "font/", "application/zip", "application/pdf")
_AXE: str = Axe().axe_script
_GRAVE = """() => axe.run({resultTypes: ["violations"]}).then(({violations}) => violations
    .filter(({impact}) => impact === "serious" || impact === "critical")
    .map(({impact, help, id, nodes}) => ({impact, help, id, nodes: nodes.map(({html}) => html.slice(0, 160))})))"""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a first visit costs: requests, and bytes as they travel compressed."""

    requests: int
    bytes: int
    parts: dict[str, int] = field(default_factory=dict)


def visit(page: Page, path: str) -> Response:
    """Open the path; fail on an error page, on anything the console reports, on any foreign request."""
    said: list[str] = []
    foreign: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            said.append(message.text)

    def follow(request: Request) -> None:
        if urlsplit(request.url).hostname not in {"127.0.0.1", "localhost", None, ""}:
            foreign.append(request.url)

    page.on("console", hear)
    page.on("request", follow)
    response = page.goto(path, wait_until="load")
    page.remove_listener("console", hear)
    page.remove_listener("request", follow)
    assert response is not None, f"{path} gave no response"
    assert response.ok, f"{path} answered {response.status}"
    assert not said, f"{path}: the console says {said}"
    assert not foreign, f"{path} asks elsewhere: {foreign}"
    return response


def sound(page: Page, path: str, name: str = "") -> None:
    """Open the path and look at it in every window: it fits, and axe finds nothing serious."""
    visit(page, path)
    in_every_window(page, name or path)


def in_every_window(page: Page, name: str) -> None:
    """Look at the page as it stands, on a phone and at a desk, light and dark; keep pictures where asked.

    One page is made narrow and wide instead of being opened four times: nothing of ours asks for the width
    but the style sheets. Axe reads two of the four: its rules hang on the width, contrast on the colours, and each
    of both is met.
    """
    for width, scheme in WINDOWS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        if folder := os.environ.get("TOLOK_SHOTS"):
            picture = f"{name.strip('/').replace('/', '-')}-{width}-{scheme}.png"
            page.screenshot(path=Path(folder) / picture, full_page=True)
        assert not scrolls_sideways(page), f"{name} at {width} px"
        if (width, scheme) in READ:
            axe(page)


def axe(page: Page) -> None:
    """Fail when axe finds anything serious or critical on the page, in words that can be acted on."""
    page.wait_for_load_state("load")
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(_AXE)
    found: list[dict[str, Any]] = page.evaluate(_GRAVE)
    grave = [
        f"{one['impact']}: {one['help']} ({one['id']})\n    " + "\n    ".join(one["nodes"]) for one in found
    ]
    assert not grave, f"{page.url} in {page.viewport_size}\n" + "\n".join(grave)


def weigh(page: Page, path: str) -> Weight:
    """Open the path with an empty cache and add up what travels, compressing what a server compresses."""
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(path, wait_until="networkidle")
    page.remove_listener("response", note)
    parts = {answer.url: _travelling(answer) for answer in answers if not answer.url.startswith("data:")}
    return Weight(len(parts), sum(parts.values()), parts)


def scrolls_sideways(page: Page) -> bool:
    """Say whether the page is wider than its window, once a navigation under way has brought its page."""
    page.wait_for_load_state("load")
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def _travelling(answer: Response) -> int:
    body = answer.body() if answer.ok else b""
    kind = answer.headers.get("content-type", "")
    if kind.startswith(_COMPRESSED_ALREADY):
        return len(body)
    return len(gzip.compress(body, compresslevel=zlib.Z_BEST_SPEED + 5))
