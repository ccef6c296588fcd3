"""Files of strangers are opened in a process of its own: limited, without secrets; a broken one takes nothing down."""

import os
import resource
import subprocess
import sys

#: Seconds of processor, bytes of memory, seconds on the clock.
PROCESSOR, MEMORY, PATIENCE = 120, 2 * 2**30, 240


def ran(module: str, *arguments: str) -> str:
    """What a module of ours printed when run with `arguments`; empty when it died or took too long."""
    command = [sys.executable, "-m", module, *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, timeout=PATIENCE, check=False, capture_output=True, stdin=subprocess.DEVNULL, env=_bare()
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("ascii", "replace") if done.returncode == 0 else ""


def confine() -> None:
    """Limit this process, and let others go first."""
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.nice(10)


def _bare() -> dict[str, str]:
    """An environment without secrets."""
    return {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG") if name in os.environ}
