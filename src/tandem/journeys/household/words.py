"""Questions and answers about a household, in words that people use at the table."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.rooms.people.figures import Lack, Occupation, Weak

OCCUPATIONS: Mapping[str, Promise | str] = {
    Occupation.UNKNOWN: _("Not known"),
    Occupation.WORKING: _("Worked"),
    Occupation.JOBSEEKER: _("Looked for work"),
    Occupation.STUDENT: _("Studied"),
    Occupation.PENSION: _("Was on a pension"),
    Occupation.INACTIVE: _("Something else: home, illness, care"),
}
LACKS: Mapping[str, Promise | str] = {
    Lack.UNKNOWN: _("Not asked or not known"),
    Lack.HAS: _("Yes"),
    Lack.CANNOT_AFFORD: _("No, there is no money for it"),
    Lack.OTHER_REASON: _("No, for another reason"),
}
WEAKS: Mapping[str, Promise | str] = {
    Weak.UNKNOWN: _("Not asked or not known"),
    Weak.YES: _("Yes"),
    Weak.NO: _("No"),
}
ITEMS: Mapping[str, Promise] = {
    "unexpected_costs": _("Can the household pay an unexpected cost?"),
    "holiday": _("Can everyone go on holiday for a week each year?"),
    "arrears": _("Are rent, loans and bills paid on time?"),
    "meal": _("Is there meat, fish or something like it every second day?"),
    "warm_home": _("Can the home be kept warm enough?"),
    "car": _("Is there a car for own use?"),
    "furniture": _("Can worn-out furniture be replaced?"),
    "internet": _("Does this person have internet?"),
    "clothes": _("Can this person replace worn-out clothes by new ones?"),
    "shoes": _("Does this person have two pairs of shoes that fit?"),
    "pocket_money": _("Can this person spend a little on themselves each week?"),
    "leisure": _("Does this person have a regular hobby or sport?"),
    "meeting_friends": _("Does this person meet others for a drink or meal each month?"),
    "washing_machine": _("Is there a washing machine?"),
    "television": _("Is there a television?"),
    "telephone": _("Is there a telephone?"),
}
WEAK_ITEMS: Mapping[str, Promise] = {
    "income": _("Income: irregular, very low or only an allowance?"),
    "education": _("Education of the parents: little or none completed?"),
    "work": _("Work of the parents: none, uncertain or sheltered?"),
    "stimulation": _("Do the children get little stimulation?"),
    "housing": _("Housing: unhealthy, unsafe or too small?"),
    "health": _("Health: problems, or little access to care?"),
}
