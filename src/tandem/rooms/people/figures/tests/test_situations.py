"""The situations in the YAML files beside this one, each with what must come out."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from tandem.rooms.people import figures
from tandem.rooms.people.figures import Boundary, Counted, Lack, Occupation, Person, Settings, Weak
from tandem.rooms.people.figures import answers as answers_module

HERE = Path(__file__).parent


def told(name):
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def cases(rows):
    return [pytest.param(row, id=f"{row.get('case', '')} {row['what']}".strip()) for row in rows]


def aged(ages):
    return tuple(Person(age) for age in ages)


MONEY = told("size_and_threshold")


class TestEquivalisedSize:
    @pytest.mark.parametrize("row", cases(MONEY["size"]))
    def test_is(self, row):
        size = figures.equivalised_size(aged(row["ages"]))

        assert size == (None if row["size"] is None else Decimal(row["size"]))


class TestThreshold:
    @pytest.mark.parametrize("row", cases(MONEY["threshold"]))
    def test_is(self, row):
        line = figures.threshold(row["year"], Decimal(row["size"]))

        assert (line.amount_eur, line.basis) == (Decimal(row["month"]), row["basis"])
        assert line.margin_eur == Decimal(row.get("margin", 0))

    @pytest.mark.parametrize("row", cases(MONEY["refused"]))
    def test_is_never_invented(self, row):
        with pytest.raises(figures.NoThreshold) as refusal:
            figures.threshold(row["year"], Decimal(1))

        assert refusal.value.facts["reason"] == row["reason"]
        assert row["year"] not in refusal.value.facts["known"]


class TestBelowThreshold:
    @pytest.mark.parametrize("row", cases(MONEY["income"]))
    def test_is(self, row):
        home = figures.Situation(
            persons=aged(row["ages"]),
            income_eur=None if row["income"] is None else Decimal(row["income"]),
            is_income_complete=row.get("complete", True),
        )

        figure = figures.below_threshold(home, row["year"])

        assert (figure.verdict, figure.reason) == (row["below"], row.get("why", ""))


def household(row):
    def number(value):
        return None if value is None else Decimal(str(value))

    return figures.Situation(
        persons=tuple(
            Person(age, Occupation(does), number(months), number(*hours) if hours else None)
            for age, does, months, *hours in row["who"]
        ),
        mostly_pensions=row.get("pensions"),
    )


class TestWorkIntensity:
    @pytest.mark.parametrize("definition", ["eu2020", "eu2030"])
    @pytest.mark.parametrize("row", cases(told("work_intensity")))
    def test_is(self, row, definition):
        settings = Settings(
            boundary=Boundary(row["boundary"]) if "boundary" in row else None,
            full_time_hours=Decimal(row["full_time_hours"]) if "full_time_hours" in row else None,
        )
        expected = row[definition]

        figure = figures.work_intensity(household(row), figures.Definition(definition), settings)

        assert figure.verdict == expected["very_low"]
        assert figure.reason == expected.get("why", "")
        assert figure.value == (Decimal(expected["share"]) if "share" in expected else None)
        assert figure.facts.get("class", "") == expected.get("class", "")
        assert figure.is_verified == expected.get("verified", True)


class TestCountedList:
    @pytest.mark.parametrize("row", cases(told("counted")))
    def test_is(self, row):
        items = answers_module.parameters("counted")[row["list"]]["items"]
        words = Weak if row["list"] == "kansarmoede" else Lack
        yes = Weak.YES if words is Weak else Lack.CANNOT_AFFORD
        fine = Weak.NO if words is Weak else Lack.HAS
        said = [
            *[yes] * row["lacks"],
            *[Lack.OTHER_REASON] * row.get("other", 0),
            *[words.UNKNOWN] * row.get("unknown", 0),
        ]
        said += [fine] * (len(items) - len(said))

        figure = figures.count(Counted(row["list"]), dict(zip(items, said, strict=True)))

        assert (figure.verdict, figure.reason) == (row["verdict"], row.get("why", ""))
