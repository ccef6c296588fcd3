"""Starts an installed ``tolok serve``, uses it as a visitor would, stops it and looks for what it left behind.

`python serve.py TOLOK HOME LEVELS.csv`; standard library only, because it runs where nothing else is installed.
"""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import Request, urlopen

#: Seconds until an answer must be there: a first start makes the database and the demonstration.
PATIENCE = 90
#: More than what is computed before the page answers, so that the worker has to do it.
LARGE = 300 * 1024
UPLOAD = "/hitung/pekppp-2022-luring/"


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def link(site: str, path: str, pattern: str) -> str:
    """The first link of the page at `path` that matches, which may need time; TimeoutError if it never comes."""
    end, said = monotonic() + PATIENCE, ""
    while monotonic() < end:
        try:
            said = urlopen(site + path, timeout=30).read().decode()
        except URLError as error:
            said = str(error)
        if found := re.search(f'href="({pattern})"', said):
            return found[1]
        sleep(0.3)
    raise TimeoutError(f"{path}: no link {pattern} in\n{said[:2000]}")


def upload(site: str, levels: Path) -> str:
    """The path of the result that is made from many copies of the units in `levels`."""
    heading, *rows = levels.read_text("utf-8-sig").splitlines()
    copies = LARGE // sum(map(len, rows)) + 1
    table = "\n".join([heading, *(f"{copy} {row}" for copy in range(copies) for row in rows)])
    body = f'--edge\r\nContent-Disposition: form-data; name="file"; filename="many.csv"\r\n\r\n{table}\r\n--edge--\r\n'
    request = Request(
        site + UPLOAD, body.encode(), {"Content-Type": "multipart/form-data; boundary=edge", "Referer": site}
    )
    return str(urlopen(request, timeout=60).geturl()).removeprefix(site)


def visit(site: str, levels: Path) -> None:
    """Open the home page, the demonstration and its paper; upload a file and take its result."""
    result = link(site, "/", '/hitung/hasil/[^"]+/')
    paper = urlopen(site + link(site, result, r"[^\"]+\.pdf"), timeout=60).read()
    assert paper.startswith(b"%PDF-"), paper[:80]
    table = urlopen(site + link(site, upload(site, levels), r"[^\"]+/hasil\.csv"), timeout=60).read()
    assert table.count(b"\n") > 100, table[:200]


def left(home: Path) -> list[str]:
    """The commands of processes that still work with the data folder `home`."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            mine = f"TOLOK_HOME={home}\0".encode() in (process / "environ").read_bytes() + b"\0"
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if mine and command and process.name != str(os.getpid()):
            found.append(f"{process.name} {command}")
    return found


def main(tolok: str, home: Path, levels: Path) -> int:
    """Start, visit, stop; AssertionError or TimeoutError says what went wrong."""
    port = free_port()
    server = subprocess.Popen(
        [tolok, "serve", "--port", str(port)], env={**os.environ, "TOLOK_HOME": str(home)}
    )
    try:
        visit(f"http://127.0.0.1:{port}", levels)
        assert server.poll() is None, "the server ended by itself"
        assert len(left(home)) >= 3, (
            "command, server and worker are not seen, so nothing left would be either"
        )
    finally:
        server.send_signal(signal.SIGTERM)
        code = server.wait(PATIENCE)
    assert code == 0, f"exit code {code} after SIGTERM"
    assert not left(home), left(home)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
