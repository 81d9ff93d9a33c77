"""What came out of a comparison, in the words of who it is about. A participant reads these."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tandem.rooms.rights.rules.outcome import Assumed, Column, Curve, Line, Outcome, Why

LEAST_TOLD = Decimal(1)
NOTHING = "–"
MINUS = "\N{MINUS SIGN}"
LABELS: Mapping[str, Promise] = {
    "net_wage": gettext_lazy("Net wage"),
    "unemployment": gettext_lazy("Unemployment benefit"),
    "insertion": gettext_lazy("Insertion allowance"),
    "sickness": gettext_lazy("Benefit when ill"),
    "leefloon": gettext_lazy("Leefloon"),
    "equivalent_leefloon": gettext_lazy("Equivalent leefloon"),
    "disability": gettext_lazy("Disability allowance"),
    "elderly": gettext_lazy("Income guarantee (IGO)"),
    "pension": gettext_lazy("Pension"),
    "child_benefit": gettext_lazy("Child benefit"),
    "maintenance": gettext_lazy("Maintenance money"),
    "guarantee_supplement": gettext_lazy("IGU of today"),
    "igu": gettext_lazy("IGU or other extra"),
    "wijk_werken": gettext_lazy("Neighbourhood work"),
    "training": gettext_lazy("Training allowance"),
    "other": gettext_lazy("Other income"),
    "perhaps_more": gettext_lazy("Perhaps more income"),
    "child_care": gettext_lazy("Child care"),
    "transport": gettext_lazy("Transport"),
    "other_costs": gettext_lazy("Other costs"),
    "jobbonus": gettext_lazy("Jobbonus"),
    "premium": gettext_lazy("Premium"),
}
_STOPS: Mapping[str, Promise] = {
    "unemployment": gettext_lazy("Your unemployment benefit stops on %(day)s."),
    "insertion": gettext_lazy("Your insertion allowance stops on %(day)s."),
    "leefloon": gettext_lazy("Your leefloon stops on %(day)s."),
    "guarantee_supplement": gettext_lazy("Your IGU of today stops on %(day)s."),
}
_ASK: Mapping[Why, Promise] = {
    Why.ASK_FUND: gettext_lazy("Ask your health fund first. It decides on your benefit."),
    Why.ASK_OCMW: gettext_lazy("Ask the OCMW first. It computes the leefloon again."),
    Why.ASK_PAYER: gettext_lazy("Ask first who pays your benefit. You may keep a part."),
    Why.IGU_POSSIBLE: gettext_lazy("An extra from the RVA may come: the IGU. Ask how much."),
    Why.LEEFLOON_DIFFERS: gettext_lazy(
        "Today you get another leefloon than we compute. Ask the OCMW why."
    ),
    Why.LOCAL_SCALE: gettext_lazy("Ask the OCMW for the real wage."),
}
ASSUMED: Mapping[Assumed, Promise] = {
    Assumed.COUPLE: gettext_lazy("You and your partner each pay your own tax."),
    Assumed.COLLAR: gettext_lazy("The work is office work. A labourer pays other amounts."),
    Assumed.HOURS: gettext_lazy("Who works now, works full-time."),
    Assumed.AGE: gettext_lazy("Without a birth date, a child is ten and you are an adult."),
    Assumed.CHILD_BENEFIT: gettext_lazy("You get child benefit for every child."),
    Assumed.SAVINGS: gettext_lazy("You have no savings and no house of your own."),
    Assumed.RELATIVES: gettext_lazy("The OCMW does not count the family who lives with you."),
    Assumed.FIRST_SPI_MONTH: gettext_lazy("You did not work beside a leefloon before."),
}


@dataclass(frozen=True)
class Cell:
    """One amount as shown. is_unknown: a question mark. sign: new, gone or empty."""

    text: str
    sign: str = ""
    is_unknown: bool = False
    is_verified: bool = True

    @property
    def is_empty(self) -> bool:
        return self.text == NOTHING


@dataclass(frozen=True)
class Row:
    """One kind of amount, today and in each what-if. part: income, cost, total, yearly."""

    label: str
    cells: tuple[Cell, ...]
    part: str = "income"

    @property
    def today(self) -> Cell:
        return self.cells[0]


def euro(amount: Decimal) -> str:
    """Whole euro as people read it, without a sign."""
    whole = abs(amount).quantize(Decimal(1), ROUND_HALF_UP)
    return number_format(whole, 0, force_grouping=True)


def signed(amount: Decimal) -> str:
    """Whole euro with a plus or a minus; a plain zero."""
    whole = amount.quantize(Decimal(1), ROUND_HALF_UP)
    sign = {True: "+", False: MINUS}[whole > 0] if whole else ""
    return f"{sign} {euro(amount)}".strip()


def rows(outcome: Outcome, names: tuple[str, ...], *, is_short: bool = False) -> list[Row]:
    """The table: what comes in, what work costs, what is left. names: of the persons.

    is_short: for paper. Incomes that stay the same are one row then; what nobody knows of
    other incomes is left to a sentence.
    """
    same = _same(outcome) if is_short else {}
    unknown = {("perhaps_more", at) for at in range(len(names))} if is_short else set()
    left_out = frozenset(unknown | (set(same) if len(same) > 1 else set()))
    found = list(_rows_of(outcome, "lines", "income", names, left_out))
    if len(same) > 1:
        text = euro(sum(same.values(), Decimal(0)))
        found.append(Row(_("Other income, as today"), (Cell(text),) * len(outcome.columns)))
    found += _rows_of(outcome, "costs", "cost", ())
    left = tuple(Cell(euro(column.total_euro)) for column in outcome.columns)
    found.append(Row(_("What you keep each month"), left, "total"))
    found.append(Row(_("Compared with today"), tuple(_differences(outcome)), "total"))
    if any(outcome.per_hour_euro(column) is not None for column in outcome.whatifs):
        found.append(Row(_("For each extra hour"), tuple(_per_hour(outcome)), "total"))
    found += _rows_of(outcome, "yearly", "yearly", ())
    if any(column.poverty for column in outcome.columns):
        found.append(Row(_("Above the poverty line"), tuple(_gaps(outcome)), "yearly"))
    return found


def _same(outcome: Outcome) -> dict[tuple[str, int | None], Decimal]:
    """Incomes that are the same amount, told or computed, in every column."""
    columns = [{(line.code, line.who): line for line in each.lines} for each in outcome.columns]
    return {
        key: line.euro
        for key, line in columns[0].items()
        if line.euro is not None
        and all(key in each and each[key].euro == line.euro for each in columns)
    }


def _rows_of(
    outcome: Outcome,
    which: str,
    part: str,
    names: tuple[str, ...],
    left_out: frozenset[tuple[str, int | None]] = frozenset(),
) -> Iterator[Row]:
    keys: dict[tuple[str, int | None], None] = {}
    for column in outcome.columns:
        keys |= {(line.code, line.who): None for line in getattr(column, which)}
    for code, who in keys:
        if (code, who) in left_out:
            continue
        cells = []
        for column in outcome.columns:
            lines = [
                each for each in getattr(column, which) if (each.code, each.who) == (code, who)
            ]
            cells.append(_cell(lines, part, outcome.today is column))
        name = label(code, who, names)
        if part == "yearly":
            name = _("%(what)s, each month a twelfth") % {"what": name}
        yield Row(name, tuple(cells), part)


def label(code: str, who: int | None, names: tuple[str, ...]) -> str:
    """What an amount is, and of whom when it is not the participant's."""
    what = str(LABELS[code])
    if who and who < len(names) and names[who]:
        return _("%(what)s of %(name)s") % {"what": what, "name": names[who]}
    return what


def _cell(lines: list[Line], part: str, is_today: bool) -> Cell:
    if not lines:
        return Cell(NOTHING)
    known = [line.euro for line in lines if line.euro is not None]
    if len(known) < len(lines):
        return Cell("?", is_unknown=True)
    amount = sum(known, Decimal(0)) / (12 if part == "yearly" else 1)
    is_verified = all(line.is_verified for line in lines)
    if lines[0].why == Why.STOPS:
        return Cell("0", sign="gone")
    text = f"{MINUS} {euro(amount)}" if part == "cost" and amount else euro(amount)
    return Cell(text, is_verified=is_verified)


def _differences(outcome: Outcome) -> Iterator[Cell]:
    yield Cell(NOTHING)
    for column in outcome.whatifs:
        more = outcome.more_euro(column)
        yield Cell("?", is_unknown=True) if more is None else Cell(signed(more))


def _per_hour(outcome: Outcome) -> Iterator[Cell]:
    yield Cell(NOTHING)
    for column in outcome.whatifs:
        each = outcome.per_hour_euro(column)
        if each is None:
            yield Cell(NOTHING)
        else:
            sign = f"{MINUS} " if each < 0 else ""
            yield Cell(sign + number_format(abs(each), 2, force_grouping=True))


def _gaps(outcome: Outcome) -> Iterator[Cell]:
    for column in outcome.columns:
        poverty = column.poverty
        if poverty is None:
            yield Cell("?", is_unknown=True)
        else:
            yield Cell(signed(poverty.gap_euro), is_verified=poverty.is_verified)


def sentences(outcome: Outcome, column: Column) -> list[str]:
    """What one way of going to work means, the most important first."""
    found = [headline(outcome, column)]
    found += _of_lines(column)
    found += _of_years(column)
    found += _of_gaps(outcome, column)
    return found


def headline(outcome: Outcome, column: Column) -> str:
    """How much more or less is kept each month."""
    more = outcome.more_euro(column)
    if more is None:
        return _("We do not know yet what you keep.")
    if abs(more) < LEAST_TOLD:
        return _("You keep about as much each month as today.")
    told = {"euro": euro(more)}
    # The RVA adds it to what part-time work leaves: without it the sum says too little.
    if any(line.why == Why.IGU_POSSIBLE for line in column.lines):
        if more > 0:
            return _("Without the IGU you keep about %(euro)s euro more each month.") % told
        return _("Without the IGU you keep about %(euro)s euro less each month.") % told
    if more > 0:
        return _("You keep about %(euro)s euro more each month.") % told
    return _("You keep about %(euro)s euro less each month.") % told


def _of_lines(column: Column) -> Iterator[str]:
    day = date_format(column.month, "j F Y")
    asked: dict[Why, None] = {}
    for line in column.lines:
        if line.why in _ASK:
            asked[line.why] = None
        if line.why == Why.STOPS and line.code in _STOPS:
            yield _STOPS[line.code] % {"day": day}
        elif line.code == "leefloon" and line.who == 0 and line.values:
            yield _leefloon(line)
        elif line.why == Why.SUPPLEMENT_MAY_CHANGE:
            yield _child_benefit(line)
    yield from (str(_ASK[why]) for why in asked)


def _child_benefit(line: Line) -> str:
    if "less" not in line.facts:
        return _("Your child benefit may change later.")
    told = {"euro": euro(Decimal(line.facts["less"]))}
    return _("Later your child benefit may be %(euro)s euro less.") % told


def _leefloon(line: Line) -> str:
    if not line.euro:
        return _("Your leefloon stops.")
    return _("Your leefloon becomes about %(euro)s euro.") % {"euro": euro(line.euro)}


def _of_years(column: Column) -> Iterator[str]:
    for line in column.yearly:
        if line.code == "jobbonus" and line.euro is None:
            told = {"year": str(column.month.year + 1)}
            yield _("Perhaps a jobbonus comes in %(year)s. How much is not known yet.") % told
        elif line.code == "jobbonus" and line.euro:
            told = {"year": str(column.month.year + 1), "euro": euro(line.euro)}
            yield _("Your jobbonus comes in %(year)s: about %(euro)s euro.") % told
        elif line.euro:
            yield _("Once a year you get %(euro)s euro more.") % {"euro": euro(line.euro)}


def _of_gaps(outcome: Outcome, column: Column) -> Iterator[str]:
    costs = [str(LABELS[line.code]).lower() for line in column.costs if line.euro is None]
    if costs:
        yield _("Not counted yet: %(what)s.") % {"what": _(" and ").join(costs)}
    unknown = [
        str(LABELS[line.code]).lower() for line in column.lines if line.why == Why.OUT_OF_REACH
    ]
    if unknown:
        yield _("We cannot compute: %(what)s.") % {"what": _(" and ").join(unknown)}
    if column.poverty and outcome.today.poverty:
        yield _poverty(column.poverty.gap_euro)
    if any(line.code == "perhaps_more" for line in column.lines):
        yield _("We may not know every income of the household.")


def _poverty(gap: Decimal) -> str:
    told = {"euro": euro(gap)}
    if gap >= 0:
        return _("Your household is %(euro)s euro above the poverty line.") % told
    return _("Your household is %(euro)s euro below the poverty line.") % told


def curve_sentences(curve: Curve) -> list[str]:
    """Where more hours leave less or nothing more, or that they always leave more."""
    found = [
        _("From %(since)s to %(until)s hours you keep %(euro)s euro less.")
        % {"since": drop.since, "until": drop.until, "euro": euro(drop.euro)}
        for drop in curve.drops
    ]
    found += [
        _("From %(since)s to %(until)s hours you keep nothing more.")
        % {"since": flat.since, "until": flat.until}
        for flat in curve.plateaus
    ]
    return found or [_("Each hour of work leaves you more.")]


def assumed(outcome: Outcome) -> list[str]:
    """What nobody told and was taken to be so."""
    return [str(ASSUMED[Assumed(code)]) for code in outcome.assumed]
