"""How much each agreement says about two people being one.

Each level has two chances: `m`, that two records of one person look so, and `u`, that
records of two people do. Nothing is learnt from the file itself: a register is small,
holds few duplicates, and the answer for one file may not depend on its neighbours.
The figures are estimates for Flanders; `docs/decisions/0003-duplicates-with-splink.md`
says where each comes from. SQL is DuckDB's, over the columns that `likely` prepares.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """One way in which two records compare. `sql` is tried in order; None is the rest."""

    how: str
    sql: str | None
    m: float
    u: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """All levels of one fact, likeliest first. `unknown` holds when a side does not say."""

    fact: str
    unknown: str
    levels: tuple[Level, ...]


ALIKE = "(jaro_winkler_similarity({0}_l, {0}_r) >= 0.92 OR damerau_levenshtein({0}_l, {0}_r) = 1)"
BOTH_ALIKE = f"{ALIKE.format('last')} AND {ALIKE.format('first')}"
FIRST_IN_PART = (
    "(starts_with(first_l, first_r) OR starts_with(first_r, first_l))"
    " AND least(length(first_l), length(first_r)) >= 2"
)
NEXT_YEAR = (
    "right(birth_l, 4) = right(birth_r, 4)"
    " AND abs(left(birth_l, 4)::int - left(birth_r, 4)::int) = 1"
)
ALMOST = f"damerau_levenshtein(birth_l, birth_r) = 1 OR ({NEXT_YEAR})"

COMPARISONS = (
    Comparison(
        "name",
        "last_l = '' OR last_r = '' OR first_l = '' OR first_r = ''",
        (
            Level("same", "last_l = last_r AND first_l = first_r", 0.80, 2e-6),
            Level("swapped", "last_l = first_r AND first_l = last_r", 0.03, 1e-6),
            Level("alike", BOTH_ALIKE, 0.10, 2e-5),
            Level("part", f"last_l = last_r AND {FIRST_IN_PART}", 0.03, 1e-5),
            Level("same_last", "last_l = last_r", 0.002, 5e-4),
            Level("same_first", "first_l = first_r", 0.02, 4e-3),
            Level("differs", None, 0.018, 0.995),
        ),
    ),
    Comparison(
        "birth_date",
        "birth_l IS NULL OR birth_r IS NULL",
        (
            Level("same", "birth_l = birth_r", 0.93, 1e-4),
            Level("day_month_swapped", "birth_l = birth_swapped_r", 0.01, 4e-5),
            Level("alike", ALMOST, 0.03, 1.5e-3),
            Level("differs", None, 0.03, 0.998),
        ),
    ),
    Comparison(
        "national_number",
        "number_l IS NULL OR number_r IS NULL",
        (
            Level("same", "number_l = number_r", 0.995, 1e-9),
            Level("differs", None, 0.005, 1.0),
        ),
    ),
    Comparison(
        "phone",
        "phone_l IS NULL OR phone_r IS NULL",
        (
            Level("same", "phone_l = phone_r", 0.60, 5e-4),
            Level("differs", None, 0.40, 0.9995),
        ),
    ),
    Comparison(
        "postcode",
        "postcode_l IS NULL OR postcode_r IS NULL",
        (
            Level("same", "postcode_l = postcode_r", 0.85, 0.20),
            Level("differs", None, 0.15, 0.80),
        ),
    ),
    Comparison(
        "gender",
        "gender_l IS NULL OR gender_r IS NULL",
        (
            Level("same", "gender_l = gender_r", 0.99, 0.50),
            Level("differs", None, 0.01, 0.50),
        ),
    ),
)

# One pair in ten thousand in a register of a hundred people with repeats.
PRIOR = 1e-4

# A pair is worth a question from here: about 250 to 1 that it is one person.
ASK_FROM_WEIGHT = 8.0
