"""A synthetic register of any length, and what it costs to import it."""

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import monotonic

from tandem.config.bench.server import environment
from tandem.config.demo import names

HEADERS = (
    "Nr", "Naam", "Voornaam", "M/V", "Geb.datum", "Straat + nr", "Postcode", "Gemeente", "GSM",
    "Statuut bij start", "Hoogste diploma", "Kinderen ten laste", "Start traject",
    "Einde traject", "Uitstroom",
)  # fmt: skip
PLACES = (("9100", "Sint-Niklaas"), ("9140", "Temse"), ("9120", "Beveren"), ("2000", "Antwerpen"))
STATUSES = ("leefloon", "uitkeringsgerechtigd werkloos", "deeltijds werkend", "ziekte-uitkering")
DIPLOMAS = ("lager onderwijs", "lager secundair", "hoger secundair", "bachelor")
STYLES = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
EVERY_TWIN, EVERY_FAULT = 50, 60


@dataclass(frozen=True)
class Import:
    """What an import cost. peak_mib: largest resident set of the command."""

    rows: int
    seconds: float
    peak_mib: float
    exit_code: int


def write_register(path: Path, rows: int) -> None:
    """A semicolon-separated file; one row in fifty comes twice, one in sixty has a fault."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(HEADERS)
        out.writerows(_rows(rows))


def import_register(var: Path, path: Path, rows: int, *, urls: dict[str, str]) -> Import:
    """Import a file with the command, in a process of its own.

    urls: addresses of a database server that runs already, so that its memory is not counted.
    """
    command = ["import-register", str(path), "--partnership", "sleutel", "--programme", "sleutel"]
    begun = monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "tandem.config.cli", *command],
        env=environment(var) | urls,
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    return Import(
        rows=rows,
        seconds=monotonic() - begun,
        peak_mib=used.ru_maxrss / 1024,
        exit_code=os.waitstatus_to_exitcode(status),
    )


def _rows(count: int) -> Iterator[list[str]]:
    random = Random(360)  # noqa: S311  Names to mix, not a secret.
    before: list[str] = []
    for number in range(1, count + 1):
        if before and number % EVERY_TWIN == 0:
            row = [str(number), *before[1:]]
        else:
            row = _row(random, number)
        if number % EVERY_FAULT == 0:
            row[4] = "31/02/1980"
        yield row
        before = row


def _row(random: Random, number: int) -> list[str]:
    kind, letter = random.choice((("women", "v"), ("men", "m")))
    last = names.last_names()
    begins = date(2024, 1, 1) + timedelta(days=random.randrange(900))
    ends = begins + timedelta(days=random.randrange(60, 500))
    is_over = random.random() < 0.6 and ends < date(2026, 6, 1)
    postcode, place = random.choice(PLACES)
    born = date(1962, 1, 1) + timedelta(days=random.randrange(15_500))
    style = random.choice(STYLES)
    return [
        str(number),
        last[int(len(last) * random.random() ** 2)],
        random.choice(names.first_names(kind)),
        letter,
        born.strftime(style),
        f"Dorpsstraat {random.randrange(1, 400)}",
        postcode,
        place,
        f"0470 {random.randrange(10, 99)} {random.randrange(10, 99)} {random.randrange(10, 99)}",
        random.choice(STATUSES),
        random.choice(DIPLOMAS),
        str(random.randrange(5)),
        begins.strftime(style),
        ends.strftime(style) if is_over else "",
        "werk" if is_over else "",
    ]
