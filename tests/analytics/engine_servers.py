"""The engines that the contract is tried on: DuckDB always, a Spark Connect server when one is asked for.

``TOLOK_TEST_SPARK`` is ``spark`` (PySpark's own server, needs Java 17) or the address of one that runs, ``sc://…``,
and reads the folders of this machine.
"""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

from tolok.analytics.engines import Engine, engine_at

WANTED = os.environ.get("TOLOK_TEST_SPARK", "")
ENGINES = ("duckdb", "spark") if WANTED else ("duckdb",)
#: Seconds in which a server must say that it listens.
PATIENCE = 180


@contextmanager
def started(name: str, scratch: Path) -> Iterator[Engine]:
    """The engine, with a server of its own where it needs one."""
    if name == "duckdb":
        with engine_at() as engine:
            yield engine
        return
    with _address(scratch) as address, engine_at(address) as engine:
        yield engine


@contextmanager
def _address(scratch: Path) -> Iterator[str]:
    if WANTED.startswith("sc://"):
        yield WANTED
        return
    port = _free_port()
    with subprocess.Popen(
        _spark(port, scratch),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=scratch,
        env={**os.environ, "SPARK_HOME": str(_spark_home())},
    ) as server:
        lines: Queue[str] = Queue()
        # read for as long as it lives, or it would stop at a full pipe
        reader = Thread(target=_read, args=(server, lines), daemon=True)
        reader.start()
        try:
            _wait_until(lines, "started at")
            yield f"sc://127.0.0.1:{port}"
        finally:
            server.terminate()
            reader.join(PATIENCE)


def _spark(port: int, scratch: Path) -> list[str]:
    settings = {
        "spark.connect.grpc.binding.address": "127.0.0.1",
        "spark.connect.grpc.binding.port": str(port),
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.local.dir": str(scratch),
        "spark.sql.warehouse.dir": str(scratch / "warehouse"),
    }
    said = [word for key, text in settings.items() for word in ("--conf", f"{key}={text}")]
    server = "org.apache.spark.sql.connect.service.SparkConnectServer"
    return [
        str(_spark_home() / "bin" / "spark-submit"),
        "--master",
        "local[2]",
        *said,
        "--class",
        server,
        "spark-internal",
    ]


def _spark_home() -> Path:
    """Where PySpark keeps its server; its own scripts would look beside the first Python of the PATH."""
    found = find_spec("pyspark")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _read(server: subprocess.Popen[str], lines: Queue[str]) -> None:
    """Every line that the server says, then an empty one."""
    assert server.stdout is not None
    for line in server.stdout:
        lines.put(line)
    lines.put("")


def _wait_until(lines: Queue[str], says: str) -> None:
    """Until a line has these words; RuntimeError with all lines when the server ends or stays silent."""
    said: list[str] = []
    while not said or says not in said[-1]:
        try:
            said.append(lines.get(timeout=PATIENCE))
        except Empty:
            raise RuntimeError(f"silent for {PATIENCE} s after:\n{''.join(said)}") from None
        if not said[-1]:
            raise RuntimeError(f"the server ended:\n{''.join(said)}")
