"""One column of a comparison: every amount with how it is known."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tandem.rooms.rights.engine.lines import Sheet, entered, missing, value_of
from tandem.rooms.rights.engine.run import Inputs, OutOfReach, Run
from tandem.rooms.rights.engine.shape import Shape, shape_of
from tandem.rooms.rights.engine.situations import (
    effects_of,
    inputs_of_today,
    inputs_of_today_asking,
    inputs_of_whatif,
    job_of,
    monthly,
    received,
)
from tandem.rooms.rights.rules.effects import Effect, Fate, effect_on, may_have_igu
from tandem.rooms.rights.rules.home import Collar, Home, IncomeKind, Relation
from tandem.rooms.rights.rules.outcome import Column, Line, Poverty, Value, Why
from tandem.rooms.rights.rules.whatif import ContractKind, Pay, WhatIf

YOUNG = 12
CENT = Decimal("0.01")
# A leefloon is told in cents or in whole euro.
SAME = Decimal(1)
_KEPT_ALL = Effect(Fate.KEPT)


@dataclass(frozen=True)
class AsToday:
    """What a what-if has to know of today beside the household itself.

    doubt: about the leefloon that was told. supplement_euro: the social supplement within the
    child benefit by the rules; None when no value covers the month.
    """

    doubt: Why = Why.NONE
    supplement_euro: Decimal | None = None


def as_today(home: Home) -> AsToday:
    """What the rules say of today, where something was told already."""
    run = Run(shape_of(home), [inputs_of_today(home)], home.on.replace(day=1), is_traced=False)
    doubt = Why.LEEFLOON_DIFFERS if _leefloon_differs(home) else Why.NONE
    return AsToday(doubt, _supplement(run))


def _supplement(run: Run) -> Decimal | None:
    try:
        return run.money("child_benefit_social_supplement").euro
    except OutOfReach:
        return None


def today(home: Home) -> tuple[Column, dict[str, Value]]:
    """The household as it is: told amounts, and net wages of gross ones."""
    shape, month = shape_of(home), home.on.replace(day=1)
    sheet = Sheet(home, Run(shape, [inputs_of_today(home)], month), month)
    lines = [*_incomes(sheet, lambda _at, _kind: _KEPT_ALL, range(len(home.persons)))]
    lines += _untold_child_benefit(sheet)
    own = job_of(home.participant)
    column = _column(
        sheet, "", own.weekly_hours, lines, yearly=_bonus(sheet, has_wage=bool(own.gross_euro))
    )
    return column, sheet.values


def _leefloon_differs(home: Home) -> bool:
    """Whether the rules come to another leefloon for today than the one that was told.

    Then something of the household is not known, or the OCMW decided otherwise.
    """
    told = received(home.participant, IncomeKind.LEEFLOON)
    if not told:
        return False
    run = Run(shape_of(home), [inputs_of_today_asking(home)], home.on.replace(day=1))
    try:
        return abs(run.money("leefloon").euro - told) > SAME
    except OutOfReach:
        return False


def of_whatif(home: Home, whatif: WhatIf, now: AsToday) -> tuple[Column, dict[str, Value]]:
    """The household when the participant works in another way."""
    shape, month = shape_of(home), whatif.starts_on.replace(day=1)
    gross, used = gross_of(home, shape, whatif, month)
    inputs = _with_entered_net(home, shape, whatif, inputs_of_whatif(home, whatif, gross), month)
    sheet = Sheet(home, Run(shape, [inputs], month), month)
    sheet.values |= {value.key: value for value in used}
    lines = [*_earned(sheet, whatif), *_own_incomes(sheet, whatif, now.doubt)]
    others = range(1, len(home.persons))
    lines += _incomes(sheet, effects_of(whatif), others)
    lines += _untold_child_benefit(sheet)
    lines = [_child_benefit_later(sheet, line, now) for line in lines]
    column = _column(
        sheet, whatif.title, whatif.weekly_hours, lines,
        yearly=_bonus(sheet, has_wage=whatif.is_waged) + _premium(whatif),
        costs=tuple(_costs(home, whatif)), gross_euro=gross if whatif.is_waged else None,
    )  # fmt: skip
    return column, sheet.values


def gross_of(
    home: Home, shape: Shape, whatif: WhatIf, month: date
) -> tuple[Decimal, Sequence[Value]]:
    """Gross a month, and the values behind a minimum wage. Raises OutOfReach."""
    if not whatif.is_waged or whatif.pay != Pay.MINIMUM:
        return whatif.gross_euro or Decimal(0), ()
    run = Run(shape, [inputs_of_whatif(home, whatif, Decimal(0))], month)
    found = run.money("minimum_gross_wage")
    return found.euro, [value_of(used) for used in found.behind]


def _with_entered_net(
    home: Home, shape: Shape, whatif: WhatIf, inputs: Inputs, month: date
) -> Inputs:
    """The net wage that somebody knows. OpenFisca takes an input of everyone or of nobody."""
    if whatif.contract != ContractKind.ENTERED or whatif.pay_euro is None:
        return inputs
    earns = [at == 0 or bool(job_of(person).gross_euro) for at, person in enumerate(home.persons)]
    others = Run(shape, [{**inputs, "has_professional_income": earns}], month)
    nets = [
        float(others.money("net_wage", of=at).euro) if earns[at] else 0.0
        for at in range(1, len(home.persons))
    ]
    return {**inputs, "net_wage": [float(whatif.pay_euro), *nets]}


def _earned(sheet: Sheet, whatif: WhatIf) -> Iterator[Line]:
    codes = {
        ContractKind.WIJK_WERKEN: IncomeKind.WIJK_WERKEN,
        ContractKind.TRAINING: IncomeKind.TRAINING,
    }
    code = codes.get(whatif.contract, "net_wage")
    if whatif.is_waged:
        yield sheet.line("net_wage", "net_wage", why=_doubt_of_wage(whatif))
    elif whatif.pay_euro is None:
        yield missing(code, Why.UNKNOWN)
    else:
        yield entered(code, whatif.pay_euro)


def _doubt_of_wage(whatif: WhatIf) -> Why:
    if whatif.contract == ContractKind.ARTICLE_60 and whatif.pay == Pay.MINIMUM:
        return Why.LOCAL_SCALE
    return Why.COLLAR_UNKNOWN if whatif.collar == Collar.UNKNOWN else Why.NONE


def _own_incomes(sheet: Sheet, whatif: WhatIf, doubt: Why) -> Iterator[Line]:
    kinds = {income.kind for income in sheet.home.participant.incomes}
    for income in sheet.home.participant.incomes:
        fate, why = effect_on(income.kind, whatif)
        if income.kind == IncomeKind.WAGE or (fate == Fate.STOPS and income.kind in _OWN_PAY):
            continue
        if fate == Fate.COMPUTED:
            yield sheet.line(income.kind.value, "leefloon", why=doubt)
        else:
            yield _told(income.kind, monthly(income), 0, Effect(fate, why))
    if whatif.supplement_euro is not None:
        line = entered("igu", whatif.supplement_euro)
        yield Line(line.code, line.euro, line.how, facts={"source": whatif.supplement_source})
    elif may_have_igu(kinds, whatif):
        yield missing("igu", Why.IGU_POSSIBLE)
    yield from _unknown_incomes(sheet.home, 0)


# Earned by work that the what-if takes the place of.
_OWN_PAY = (IncomeKind.WIJK_WERKEN, IncomeKind.TRAINING)


def _incomes(
    sheet: Sheet, effect: Callable[[int, IncomeKind], Effect], places: Sequence[int]
) -> Iterator[Line]:
    for at in places:
        for income in sheet.home.persons[at].incomes:
            if income.kind == IncomeKind.WAGE:
                yield sheet.line("net_wage", "net_wage", who=at, of=at)
            else:
                yield _told(income.kind, monthly(income), at, effect(at, income.kind))
        yield from _unknown_incomes(sheet.home, at)


def _told(kind: IncomeKind, euro: Decimal, who: int, effect: Effect) -> Line:
    if effect.fate == Fate.ASKED:
        return missing(kind.value, effect.why, who)
    if effect.fate == Fate.STOPS:
        return entered(kind.value, Decimal(0), who, effect.why)
    return entered(kind.value, euro, who, effect.why)


def _unknown_incomes(home: Home, at: int) -> Iterator[Line]:
    person = home.persons[at]
    if not person.are_incomes_complete and person.relation != Relation.CHILD:
        yield missing("perhaps_more", Why.UNKNOWN, at)


def _untold_child_benefit(sheet: Sheet) -> Iterator[Line]:
    """Of children for whom nobody told an amount: it is paid without being asked for."""
    told = any(
        income.kind == IncomeKind.CHILD_BENEFIT
        for person in sheet.home.persons
        for income in person.incomes
    )
    raised = any(child.has_child_benefit is not False for child in sheet.home.children)
    if raised and not told:
        yield sheet.line(IncomeKind.CHILD_BENEFIT.value, "child_benefit", who=None)


def _child_benefit_later(sheet: Sheet, line: Line, now: AsToday) -> Line:
    """Child benefit as told: what its social supplement loses, later, with this income."""
    if line.why != Why.SUPPLEMENT_MAY_CHANGE:
        return line
    then = _supplement(sheet.run)
    if then is None or now.supplement_euro is None:
        return line
    if then >= now.supplement_euro:
        return replace(line, why=Why.GOES_ON)
    return replace(line, facts={"less": str(now.supplement_euro - then)})


def _bonus(sheet: Sheet, *, has_wage: bool) -> tuple[Line, ...]:
    if not has_wage:
        return ()
    return (sheet.line("jobbonus", "jobbonus", a_year=True, why=Why.YEAR_AFTER),)


def _premium(whatif: WhatIf) -> tuple[Line, ...]:
    return () if whatif.yearly_euro is None else (entered("premium", whatif.yearly_euro),)


def _costs(home: Home, whatif: WhatIf) -> Iterator[Line]:
    costs = {
        "child_care": whatif.child_care_euro,
        "transport": whatif.transport_euro,
        "other_costs": whatif.other_costs_euro,
    }
    for code, euro in costs.items():
        if euro is not None:
            yield entered(code, euro, None)
        elif code == "transport" or (code == "child_care" and _has_young_child(home)):
            yield missing(code, Why.UNKNOWN, None)


def _has_young_child(home: Home) -> bool:
    born = [child.birth_date for child in home.children]
    return any(day is None or home.on.year - day.year <= YOUNG for day in born)


def _column(
    sheet: Sheet, title: str, weekly_hours: Decimal, lines: Sequence[Line], *,
    yearly: tuple[Line, ...] = (), costs: tuple[Line, ...] = (),
    gross_euro: Decimal | None = None,
) -> Column:  # fmt: skip
    column = Column(
        title=title, month=sheet.month, weekly_hours=weekly_hours, lines=tuple(lines),
        costs=costs, yearly=yearly, gross_euro=gross_euro,
    )  # fmt: skip
    poverty = _poverty(sheet, column)
    return Column(
        title=title, month=sheet.month, weekly_hours=weekly_hours, lines=tuple(lines),
        costs=costs, yearly=yearly, gross_euro=gross_euro, poverty=poverty,
        values=tuple(sorted(sheet.values)),
    )  # fmt: skip


def _poverty(sheet: Sheet, column: Column) -> Poverty | None:
    """Nothing when an income is not known: the line would be drawn through a hole."""
    if any(line.euro is None for line in column.lines):
        return None
    line = sheet.line("line", "poverty_threshold_newest", who=None)
    if line.euro is None:
        return None
    size = Decimal(f"{float(sheet.run.numbers('equivalised_size')[0]):.1f}")
    income = column.income_euro + column.yearly_euro
    return Poverty(
        income_euro=(income / size).quantize(CENT),
        line_euro=(line.euro / size).quantize(CENT),
        gap_euro=income - line.euro,
        size=size,
        silc_year=int(sheet.run.numbers("poverty_silc_year")[0]),
        is_verified=line.is_verified,
    )
