"""Every figure about one household, each with year, source and status."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tandem.rooms.people.figures.answers import Figure, Verdict, any_of, sources
from tandem.rooms.people.figures.counted import Counted, count
from tandem.rooms.people.figures.household import Situation
from tandem.rooms.people.figures.income import below_threshold
from tandem.rooms.people.figures.work import Definition, Settings, definition_of, work_intensity


def arope(parts: Sequence[Figure], year: int) -> Figure:
    """At risk of poverty or social exclusion: at least one of three. Source: Statbel (P11n).

    parts: income, work intensity and deprivation. A part that does not apply is no yes.
    Value: how many say yes.
    """
    said = [part.verdict for part in parts]
    verdict = any_of(said)
    return Figure(
        code="arope",
        verdict=verdict,
        value=None if verdict is Verdict.NOT_APPLICABLE else Decimal(said.count(Verdict.YES)),
        year=year,
        sources=tuple(
            dict.fromkeys([*sources("P11n"), *(each for part in parts for each in part.sources)])
        ),
        reason="parts_unknown" if verdict is Verdict.UNKNOWN else "",
        facts={"parts": tuple((part.code, part.verdict) for part in parts)},
    )


def figures(
    situation: Situation, year: int, settings: Settings | None = None
) -> Mapping[str, Figure]:
    """Code -> figure. year: the survey year whose threshold and definitions are used.

    Both definitions of work intensity and deprivation are always given; the composite takes
    those of its year.
    """
    income = below_threshold(situation, year)
    work = {each: work_intensity(situation, each, settings) for each in Definition}
    lists = {
        kind: count(kind, situation.weaknesses if kind is Counted.KANSARMOEDE else situation.lacks)
        for kind in Counted
    }
    is_former = definition_of(year) is Definition.EU2020
    deprived = lists[Counted.MATERIAL if is_former else Counted.SOCIAL]
    whole = arope([income, work[definition_of(year)], deprived], year)
    everything = [income, *work.values(), *lists.values(), whole]
    return {figure.code: figure for figure in everything}
