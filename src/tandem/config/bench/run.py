"""The whole benchmark, one measurement after the other."""

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from tandem.config.bench import register, report, rules, server, targets, timing, weight
from tandem.config.bench.client import Client
from tandem.config.bench.report import Figure
from tandem.config.bench.server import Server
from tandem.config.bench.targets import Targets
from tandem.config.bench.timing import Times
from tandem.foundation.postgres.server import EmbeddedServer

SMALL = 1_000
REGISTER_ROWS = 10_000
WARM_UP = 15
COMMON = "search a last name alone"
PACKAGE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Plan:
    """What to measure. home: folder that is kept between runs; size: trajectories."""

    home: Path
    size: int
    rounds: int
    register_rows: int = REGISTER_ROWS

    def var(self, size: int) -> Path:
        """The folder of the database with so many trajectories."""
        return self.home / str(size)


@dataclass(frozen=True)
class Site:
    """One server to ask, with its visitors. what: what to ask for."""

    server: Server
    what: Targets
    nobody: Client
    counsellor: Client
    coordinator: Client


def run(plan: Plan) -> list[Figure]:
    """Measure everything; progress goes to the error stream."""
    loops = [timing.calibrate()]
    sizes = (min(SMALL, plan.size), plan.size)
    for size in sizes:
        _make_data(plan.var(size), size)
    with ExitStack() as stack:
        small, large = (_open(stack, plan.var(size)) for size in sizes)
        figures = [*_starting(small, large)]
        at_rest = large.server.worker_mib()
        _log_in(small, large)
        loops.append(timing.calibrate())
        figures += _pages(plan, small, large)
        figures += _queries(plan, sizes, small, large)
        figures += _paper(plan, sizes, large)
        figures += _going_to_work(plan, sizes, large)
        figures += _weights(large)
        figures += _memory(at_rest, large.server.worker_mib())
    figures += _register(plan)
    _say("rules of many households")
    figures += rules.measured()
    loops.append(timing.calibrate())
    return [*figures, *_noise(loops)]


def _say(text: str) -> None:
    sys.stderr.write(f"bench: {text}\n")
    sys.stderr.flush()


def _make_data(var: Path, size: int) -> None:
    var.mkdir(parents=True, exist_ok=True)
    _say(f"data of {size:,} trajectories (made once, kept in {var.name}/)")
    server.tandem(var, "demo", "--size", str(size), "--if-empty")


def _open(stack: ExitStack, var: Path) -> Site:
    _say(f"starting a server on {var.name}/")
    started = stack.enter_context(server.serving(var))
    what = targets.read(server.ask(var, "targets"))
    clients = [Client(started.port) for _ in range(3)]
    for client in clients:
        stack.callback(client.close)
    return Site(started, what, *clients)


def _starting(small: Site, large: Site) -> Iterator[Figure]:
    group = "Starting"
    detail = f"{large.server.seconds:.1f} s with {large.what.trajectories:,}"
    yield Figure(
        group, "second start until the first answer", small.server.seconds, "s", 10, detail
    )


def _log_in(*sites: Site) -> None:
    for site in sites:
        site.counsellor.log_in(site.what.counsellor, site.what.password)
        site.coordinator.log_in(site.what.coordinator, site.what.password)


def _pages(plan: Plan, small: Site, large: Site) -> Iterator[Figure]:
    """Every page of both servers in turn, and what follows from that."""
    asked = {f"small {name}": ask for name, ask in _requests(small).items()}
    asked |= {f"large {name}": ask for name, ask in _requests(large).items()}
    _say(f"{len(asked)} pages, {plan.rounds} times each in turn")
    times = timing.in_turn(asked, warm_up=WARM_UP, rounds=plan.rounds)
    bare = times["large bare"].median_ms
    group = f"Pages at {large.what.trajectories:,} trajectories (median of {plan.rounds})"
    yield Figure(
        group, "bare page: 25 rows and a template", bare, "ms", detail=_p95(times["large bare"])
    )
    for name in _names():
        found = times[f"large {name}"]
        yield Figure(group, name, found.median_ms, "ms", detail=_p95(found))
    group = "Against the bare page, same server and run"
    for name in ("file", "own caseload"):
        yield Figure(group, name, times[f"large {name}"].median_ms / bare, "x", 3)
    login = times["large bare, logged in"].median_ms
    yield Figure(group, "the bare page itself, logged in", login / bare, "x", detail="no target")
    group = f"{large.what.trajectories:,} trajectories against {small.what.trajectories:,}"
    for name in _names():
        grown = times[f"large {name}"].median_ms / times[f"small {name}"].median_ms
        detail = f"{times[f'small {name}'].median_ms:.1f} ms at {small.what.trajectories:,}"
        # A common name finds more people where there are more: a longer page, not a slower one.
        target = None if name == COMMON else 1.3
        yield Figure(group, name, grown, "x", target, detail)


def _names() -> tuple[str, ...]:
    return (
        "file", "own caseload", "my day", "coordination", "what is missing",
        "list of everybody", "search a name",
        "search with a typing error", "search a birth date", "search a postcode", COMMON,
    )  # fmt: skip


def _requests(site: Site) -> dict[str, Callable[[], object]]:
    what = site.what
    paths = (
        (site.counsellor, f"/trajectories/{what.dossier}/"),
        (site.counsellor, "/trajectories/"),
        (site.counsellor, "/"),
        (site.coordinator, "/coordination/"),
        (site.coordinator, "/coordination/quality/"),
        (site.coordinator, "/trajectories/"),
        (site.coordinator, _search(what.name)),
        (site.coordinator, _search(what.name_with_typing_error)),
        (site.coordinator, _search(what.birth_date)),
        (site.coordinator, _search(what.postcode)),
        (site.coordinator, _search(what.last_name)),
    )
    named = dict(zip(_names(), paths, strict=True))
    named["bare"] = (site.nobody, f"/bench/bare/{what.partnership}/")
    named["bare, logged in"] = (site.counsellor, f"/bench/bare/{what.partnership}/")
    return {
        name: lambda client=client, path=path: client.get(path)
        for name, (client, path) in named.items()
    }


def _search(text: str) -> str:
    return "/search/?" + urlencode({"q": text})


def _p95(times: Times) -> str:
    return f"p95 {times.p95_ms:.0f} ms"


def _queries(plan: Plan, sizes: tuple[int, int], *sites: Site) -> Iterator[Figure]:
    _say("counting queries")
    small, large = (
        json.loads(server.ask(plan.var(size), "counting", json.dumps(site.what.__dict__)))
        for size, site in zip(sizes, sites, strict=True)
    )
    for page, count in large.items():
        same = "" if small.get(page) == count else f"{small.get(page)} at {sizes[0]:,}"
        yield Figure(f"Queries at {sizes[1]:,}", page, count, "queries", 12, same)


def _paper(plan: Plan, sizes: tuple[int, int], large: Site) -> Iterator[Figure]:
    _say("printing the plan")
    told = json.loads(server.ask(plan.var(sizes[1]), "paper", json.dumps(large.what.__dict__)))
    detail = f"first {told['first_ms']:.0f} ms, {told['bytes'] / 1000:.0f} kB"
    yield Figure("Paper", "plan as PDF, with its page", told["following_ms"], "ms", 100, detail)


def _going_to_work(plan: Plan, sizes: tuple[int, int], large: Site) -> Iterator[Figure]:
    _say("going to work")
    told = json.loads(server.ask(plan.var(sizes[1]), "work", json.dumps(large.what.__dict__)))
    group = "What going to work changes, from the form to the answer"
    detail = f"first {told['first_ms']:.0f} ms: loads the rules"
    yield Figure(group, "one way, with its curve", told["one_ms"], "ms", 150, detail)
    yield Figure(group, "four ways, with their curves", told["four_ms"], "ms")


def _weights(site: Site) -> Iterator[Figure]:
    group = "Weight on the line, gzip"
    file = weight.weigh(site.counsellor, f"/trajectories/{site.what.dossier}/")
    listed = weight.weigh(site.coordinator, "/trajectories/")
    heaviest = max(file.first, listed.first) / 1000
    yield Figure(group, "first visit", heaviest, "kB", 150, f"{file.files} files")
    yield Figure(group, "later page", max(file.later, listed.later) / 1000, "kB", 30)
    lines = weight.own_script_lines(PACKAGE)
    yield Figure(group, "own JavaScript", lines, "lines", 500)


def _memory(at_rest: float, after: float) -> Iterator[Figure]:
    group = "Memory of a web process"
    yield Figure(group, "after its first page", at_rest, "MiB", 120)
    yield Figure(group, "after everything above", after, "MiB")


def _register(plan: Plan) -> Iterator[Figure]:
    """In a partnership of its own, new each time: what is known already is not written."""
    var = plan.home / "import"
    shutil.rmtree(var, ignore_errors=True)
    var.mkdir(parents=True)
    _say(f"importing a register of {plan.register_rows:,} rows")
    server.tandem(var, "demo", "--empty")
    path = var / "register.csv"
    register.write_register(path, plan.register_rows)
    with EmbeddedServer(var) as urls:
        addresses = {"DATABASE_URL": urls.app_url, "DATABASE_OWNER_URL": urls.owner_url}
        done = register.import_register(var, path, plan.register_rows, urls=addresses)
    group = f"Register of {done.rows:,} rows (exit code {done.exit_code})"
    detail = f"{done.rows / done.seconds:,.0f} rows a second"
    yield Figure(group, "read, checked, written", done.seconds, "s", 60, detail)
    yield Figure(group, "peak memory", done.peak_mib, "MiB", 500)


def _noise(loops: list[Times]) -> Iterator[Figure]:
    names = ("before", "between", "after")
    for name, loop in zip(names, loops, strict=True):
        yield Figure(
            "Noise: a fixed loop of a million squares",
            name,
            loop.median_ms,
            "ms",
            detail=f"{min(loop.values_ms):.0f} to {max(loop.values_ms):.0f} ms",
        )


def as_json(plan: Plan, figures: list[Figure]) -> str:
    """Everything for a machine to compare."""
    told = {"size": plan.size, "rounds": plan.rounds}
    return json.dumps(told | {"figures": [each.to_json() for each in figures]}, indent=1)


def as_table(figures: list[Figure]) -> str:
    return report.table(figures)
