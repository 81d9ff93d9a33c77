"""Each figure in words: what it says, how it came about, where it comes from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tandem.rooms.people.figures import (
    Counted,
    Figure,
    Source,
    Threshold,
    Verdict,
    are_comparable,
    known_years,
)

_NONE: Mapping[Verdict, Promise] = {
    Verdict.UNKNOWN: gettext_lazy("Cannot be said"),
    Verdict.NOT_APPLICABLE: gettext_lazy("Does not apply"),
}
_YES_NO = (gettext_lazy("Yes"), gettext_lazy("No"))
_TITLES: Mapping[str, tuple[Promise, tuple[Promise, Promise]]] = {
    "below_threshold": (
        gettext_lazy("Income and the poverty threshold"),
        (gettext_lazy("Below the threshold"), gettext_lazy("Not below the threshold")),
    ),
    "work_eu2030": (
        gettext_lazy("Work intensity, present definition"),
        (gettext_lazy("Very low"), gettext_lazy("Not very low")),
    ),
    "work_eu2020": (
        gettext_lazy("Work intensity, definition until 2020"),
        (gettext_lazy("Very low"), gettext_lazy("Not very low")),
    ),
    "social_deprivation": (gettext_lazy("Severe material and social deprivation"), _YES_NO),
    "social_deprivation_any": (gettext_lazy("Material and social deprivation"), _YES_NO),
    "material_deprivation": (
        gettext_lazy("Severe material deprivation, former definition"),
        _YES_NO,
    ),
    "arope": (gettext_lazy("At risk of poverty or social exclusion"), _YES_NO),
    "kansarmoede": (gettext_lazy("Kansarmoede, criteria of Kind & Gezin"), _YES_NO),
}
_CLASSES: Mapping[str, Promise] = {
    "very_low": gettext_lazy("very low"),
    "low": gettext_lazy("low"),
    "medium": gettext_lazy("medium"),
    "high": gettext_lazy("high"),
    "very_high": gettext_lazy("very high"),
}
# What is known only in the field has no title of its own.
_SOURCES: Mapping[str, Promise] = {
    "K": gettext_lazy("general knowledge of the field, to be confirmed"),
}
_REASONS: Mapping[str, Promise] = {
    "size_unknown": gettext_lazy("The ages of everyone are needed, and somebody of 14 or more."),
    "income_unknown": gettext_lazy("Nothing was told about income."),
    "income_incomplete": gettext_lazy(
        "What was told lies below the threshold, but there may be more income."
    ),
    "within_rounding": gettext_lazy(
        "The income lies so close to the threshold that its rounding could decide."
    ),
    "membership_unknown": gettext_lazy(
        "Of everyone of working age, the age and what they mainly did are needed. Of who is 60"
        " or more without work, also whether the household lives mainly on pensions."
    ),
    "nobody_counts": gettext_lazy("Nobody in this household counts as of working age."),
    "months_unknown": gettext_lazy("Months or hours at work are missing, and they could decide."),
    "answers_missing": gettext_lazy("Answers are missing, and they could decide."),
    "parts_unknown": gettext_lazy("A part of it cannot be said, and it could decide."),
    "not_published": gettext_lazy("No amount was published for this year, only percentages."),
    "no_source": gettext_lazy("Tandem knows no source with an amount for this year."),
}


@dataclass(frozen=True)
class Told:
    """A figure as a page shows it. sources: title, and whether it was read."""

    code: str
    title: str
    answer: str
    verdict: Verdict
    year: int | None
    how: tuple[str, ...]
    sources: tuple[tuple[str, bool], ...]
    is_verified: bool


def tell(figure: Figure) -> Told:
    """The figure in the reader's language."""
    title, (yes, no) = _TITLES[figure.code]
    answers = {Verdict.YES: yes, Verdict.NO: no, **_NONE}
    return Told(
        code=figure.code,
        title=str(title),
        answer=str(answers[figure.verdict]),
        verdict=figure.verdict,
        year=figure.year,
        how=tuple(_how(figure)),
        sources=tuple(_source(each) for each in figure.sources),
        is_verified=figure.is_verified,
    )


def tell_all(figures: Mapping[str, Figure]) -> list[Told]:
    """Every figure, in the order of the page."""
    return [tell(figures[code]) for code in _TITLES]


def euro(amount: Decimal, decimals: int = 2) -> str:
    """An amount as people write it: € 1.234,56."""
    return f"€ {number_format(amount, decimals, use_l10n=True, force_grouping=True)}"


def _source(source: Source) -> tuple[str, bool]:
    """Its title, and whether it was read."""
    return str(_SOURCES.get(source.key, source.title)), source.is_verified


def share_words(share: Decimal | None) -> str:
    """A share with three decimals; empty without one."""
    return "" if share is None else number_format(share, 3, use_l10n=True)


def _how(figure: Figure) -> list[str]:
    why = figure.facts.get("why", figure.reason)
    reason = [str(_REASONS[why])] if why in _REASONS else []
    explain = _EXPLAINED.get(figure.code, _count)
    return reason + explain(figure)


def _income(figure: Figure) -> list[str]:
    line = figure.facts.get("line")
    if line is None:
        return []
    sentences = []
    if figure.value is not None:
        words = _("Income %(income)s a month, for a household that counts as %(size)s persons:"
                  " %(each)s each.")  # fmt: skip
        sentences.append(
            words
            % {
                "income": euro(figure.facts["income"]),
                "size": number_format(line.size, 1, use_l10n=True),
                "each": euro(figure.value),
            }
        )
    return [*sentences, *_threshold(line)]


def _threshold(line: Threshold) -> list[str]:
    words = _("Threshold of survey %(year)s, on incomes of %(income_year)s: %(amount)s a month"
              " for this household. Equal is not below.")  # fmt: skip
    told = [
        words
        % {
            "year": line.year,
            "income_year": line.income_year,
            "amount": euro(line.amount_eur, 0),
        }
    ]
    if line.margin_eur:
        margin = _("Computed from a rounded amount; it may differ by %(margin)s.")
        told.append(margin % {"margin": euro(line.margin_eur)})
    told += [_revised(earlier.value_eur, line) for earlier in line.earlier]
    if not are_comparable(line.year, known_years()[-1]):
        told.append(_("Thresholds up to 2018 cannot be compared with those of later years."))
    return told


def _revised(before: Decimal, line: Threshold) -> str:
    words = _("First published as %(before)s for a single person, revised since to %(after)s.")
    told = words % {"before": euro(before, 0), "after": euro(line.used.value_eur, 0)}
    if line.used.published_on:
        told += f" ({date_format(line.used.published_on)})"
    return told


def _work(figure: Figure) -> list[str]:
    facts = figure.facts
    if figure.value is None:
        return []
    words = ngettext(
        "%(members)s person counts: %(worked)s of %(possible)s months full-time, so %(share)s."
        " Class: %(class)s.",
        "%(members)s persons count: %(worked)s of %(possible)s months full-time, so %(share)s."
        " Class: %(class)s.",
        facts["members"],
    )
    told = [
        words
        % {
            "members": facts["members"],
            "worked": number_format(facts["worked"].quantize(Decimal("0.1")), 1, use_l10n=True),
            "possible": facts["possible"],
            "share": share_words(figure.value),
            "class": _CLASSES[facts["class"]],
        }
    ]
    about = _("The figure is about members up to %(age)s years old.")
    told.append(about % {"age": facts["population_up_to"]})
    if facts["is_at_boundary"]:
        told.append(
            _("This is exactly the limit. Published texts differ on it; here “%(sign)s” counts.")
            % {"sign": f"{facts['boundary']} 0,20"}
        )
    return told


def _count(figure: Figure) -> list[str]:
    facts = figure.facts
    words = (
        _("%(found)s of %(of)s criteria weak; from %(at_least)s on it is a yes.")
        if figure.code == Counted.KANSARMOEDE
        else _("%(found)s of %(of)s things cannot be afforded; from %(at_least)s on it is a yes.")
    )
    told = [words % facts]
    if facts["unknown"]:
        missing = ngettext(
            "%(count)s answer missing.", "%(count)s answers missing.", facts["unknown"]
        )
        told.append(missing % {"count": facts["unknown"]})
    return told


def _composite(figure: Figure) -> list[str]:
    told = [_("Yes as soon as one of these is a yes:")]
    for code, verdict in figure.facts["parts"]:
        title, (yes, no) = _TITLES[code]
        said = {Verdict.YES: yes, Verdict.NO: no, **_NONE}[verdict]
        told.append(f"{title}: {said}")
    return told


_EXPLAINED: Mapping[str, Callable[[Figure], list[str]]] = {
    "below_threshold": _income,
    "work_eu2020": _work,
    "work_eu2030": _work,
    "arope": _composite,
}
