"""A measurement in a process of its own, so that its memory is its own.

A module that measures calls `answer(measure)` when it is run, and is asked by `ask`. Seconds
are of the processor: only they say something on a machine with neighbours.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from statistics import median
from time import process_time
from typing import Any


def ask(module: str, size: int) -> dict[str, float]:
    """What a module measures at a size. Raises CalledProcessError."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", module, str(size)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(done.stdout)


def answer(measure: Callable[[int], dict[str, float]]) -> None:
    """Print what is measured at the size on the command line, as JSON."""
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]))))


class Stopwatch:
    """Processor seconds of pieces of work, each done several times."""

    def __init__(self) -> None:
        self._times: dict[str, list[float]] = {}

    def time(self, name: str, work: Callable[[], Any]) -> Any:
        """Do it, remember what it took, give what it gave."""
        begun = process_time()
        done = work()
        self._times.setdefault(name, []).append(process_time() - begun)
        return done

    def medians(self) -> dict[str, float]:
        """Name -> median seconds; and peak_mib, of this process until now."""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {name: median(each) for name, each in self._times.items()} | {"peak_mib": peak}


def written(name: str) -> str:
    """A file beside this one."""
    return (files("tandem.config.bench") / name).read_text(encoding="utf-8")
