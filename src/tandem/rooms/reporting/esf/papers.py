"""The files of a report. The same report gives the same bytes, today and in ten years."""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from django.utils import translation
from openpyxl import Workbook

from tandem.rooms.plans.documents import typesetting
from tandem.rooms.reporting import files
from tandem.rooms.reporting.esf import catalogue, showing, words
from tandem.rooms.reporting.esf.making import Report

HERE = Path(__file__).parent
FIGURES = ("women", "men", "non_binary", "total")
# Beyond this a workbook takes minutes to write; the CSV holds them all.
SHEET_ROWS = 10_000
ZIP_DAY = (1980, 1, 1, 0, 0, 0)
MODIFIED = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*")

Rows = Iterable[Sequence[Any]]


def write(report: Report, folder: Path, *, partnership: str, language: str) -> list[Path]:
    """Write the five files into a folder, made when it is not there; each appears whole.

    Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, maker in MAKERS.items():
        with files.whole(folder / name) as unfinished:
            unfinished.write_bytes(maker(report, partnership, language))
        written.append(folder / name)
    return written


def content(report: Report, name: str, *, partnership: str, language: str) -> bytes:
    """One of the five files. Raises KeyError for another name."""
    return MAKERS[name](report, partnership, language)


def indicator_rows(report: Report, language: str) -> list[tuple[str, ...]]:
    """Code, label and the four cells of each line."""
    return showing.rows(report.counts, report.choice.regime, language)


def incomplete_rows(report: Report) -> Iterator[tuple[Any, ...]]:
    """Keys and days of each incomplete record, what is missing and why."""
    for batch in report.incomplete.to_batches(max_chunksize=SHEET_ROWS):
        for row in batch.to_pylist():
            pairs = [part.partition(":") for part in row["missing"].split()]
            yield (
                row["trajectory"], row["participant"], row["operation"], row["entry_on"],
                row["exit_on"], ", ".join(name for name, _colon, _why in pairs),
                ", ".join(why for _name, _colon, why in pairs),
            )  # fmt: skip


def validation_rows(report: Report, language: str) -> Iterator[tuple[str, ...]]:
    """Rule, level, where and message of each finding."""
    for one in report.validation(language):
        yield one.rule, one.level, one.where, one.message


INDICATORS = ("code", "label_nl", *FIGURES)
INCOMPLETE = ("trajectory", "participant", "programme", "entry_date", "exit_date", "missing", "why")
VALIDATION = ("rule", "level", "where", "message")


def _indicators_csv(report: Report, _partnership: str, _language: str) -> bytes:
    # The column is label_nl whatever the reader's language: funders match on it.
    return _csv(INDICATORS, indicator_rows(report, "nl"))


def _incomplete_csv(report: Report, _partnership: str, _language: str) -> bytes:
    return _csv(INCOMPLETE, incomplete_rows(report))


def _validation_csv(report: Report, _partnership: str, language: str) -> bytes:
    return _csv(VALIDATION, validation_rows(report, language))


def _csv(columns: Sequence[str], rows: Rows) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([files.harmless(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8")


def _workbook(report: Report, partnership: str, language: str) -> bytes:
    with translation.override(language):
        headings = {key: str(word) for key, word in words.HEADINGS.items()}
        book = Workbook(write_only=True)
        _sheet(book, headings["indicators"], INDICATORS, _numbers(report, language))
        _sheet(book, headings["incomplete"], INCOMPLETE, incomplete_rows(report))
        _sheet(book, headings["validation"], VALIDATION, validation_rows(report, language))
        _sheet(book, headings["about"], ("", ""), _about(report, partnership))
        definitions = ("code", "definition", "source", "status")
        _sheet(book, headings["definitions"], definitions, _definitions(report, language))
    return _same_bytes(book)


def _numbers(report: Report, language: str) -> Iterator[tuple[Any, ...]]:
    for code, label, *cells in indicator_rows(report, language):
        yield code, label, *(int(cell) if cell.isdigit() else cell for cell in cells)


def _sheet(book: Workbook, title: str, columns: Sequence[str], rows: Rows) -> None:
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    sheet.append(list(columns))
    every = iter(rows)
    for row in islice(every, SHEET_ROWS):
        sheet.append([files.safe_cell(sheet, value) for value in row])
    if next(every, None) is not None:
        sheet.append(["...", "csv"])


def _same_bytes(book: Workbook) -> bytes:
    """The workbook without the moment at which it was made."""
    made, whole = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, ZIP_DAY), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _about(report: Report, partnership: str) -> list[tuple[str, str]]:
    facts = [
        ("partnership", partnership),
        ("period", words.period(report.period)),
        ("regime", str(words.REGIMES[report.choice.regime])),
        ("programmes", ", ".join(one.name for one in report.choice.operations)),
        *(("mind", note) for note in words.notes(report.choice)),
    ]
    return [(str(words.HEADINGS[name]), value) for name, value in facts]


def _definitions(report: Report, language: str) -> list[tuple[str, str, str, str]]:
    return [
        (one.code, one.definition(language), one.source, str(words.STATUSES[one.status]))
        for one in catalogue.indicators(report.choice.regime)
    ]


def _pdf(report: Report, partnership: str, language: str) -> bytes:
    with translation.override(language):
        data = {
            "language": language,
            "words": {key: str(word) for key, word in words.HEADINGS.items()},
            "title": words.title(report.choice.regime),
            "period": words.period(report.period),
            "partnership": partnership,
            "facts": [list(pair) for pair in _about(report, partnership)],
            "lines": [list(row) for row in indicator_rows(report, language)],
            "hint": words.hint(),
            "incomplete": _incomplete_sentence(report),
            "missing": [[what, str(number)] for what, number in _missing(report).items()],
            "rules": [list(row) for row in _rules(report, language)],
            "definitions": [list(row) for row in _definitions(report, language)],
        }
    return typesetting.pdf("report.typ", data, made_on=report.period.last, home=HERE)


def _incomplete_sentence(report: Report) -> str:
    number = len(report.incomplete)
    return translation.ngettext(
        "%(number)s record lacks something. It counts in the grand total only.",
        "%(number)s records lack something. They count in the grand total only.",
        number,
    ) % {"number": number}


def _missing(report: Report) -> Mapping[str, int]:
    return words.missing_counts(report.incomplete["missing"].to_pylist())


def _rules(report: Report, language: str) -> list[tuple[str, str, str, str]]:
    """Each broken rule once, with how often; of single persons without their days."""
    often: Counter[str] = Counter()
    told: dict[str, str] = {}
    for one in report.validation(language):
        often[one.rule] += 1
        told.setdefault(one.rule, "" if one.trajectory else one.message)
    rules = catalogue.rules()
    return [
        (
            key, str(words.LEVELS[rules[key].level]), str(often[key]),
            message or rules[key].message(language, found="…", expected="…"),
        )
        for key, message in sorted(told.items())
    ]  # fmt: skip


MAKERS: Mapping[str, Callable[[Report, str, str], bytes]] = {
    "indicators.csv": _indicators_csv,
    "incomplete.csv": _incomplete_csv,
    "validation.csv": _validation_csv,
    "report.xlsx": _workbook,
    "report.pdf": _pdf,
}
