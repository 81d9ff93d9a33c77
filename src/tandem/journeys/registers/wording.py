"""The names of fields and meanings as people read them on the screen."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import pgettext_lazy

from tandem.journeys.registers.fields import Field

FIELD_LABELS: Mapping[Field, Any] = {
    Field.ROW_NUMBER: pgettext_lazy("register", "row number"),
    Field.FULL_NAME: pgettext_lazy("register", "first and last name"),
    Field.LAST_NAME: pgettext_lazy("register", "last name"),
    Field.FIRST_NAME: pgettext_lazy("register", "first name"),
    Field.GENDER: pgettext_lazy("register", "gender"),
    Field.BIRTH_DATE: pgettext_lazy("register", "date of birth"),
    Field.NATIONAL_NUMBER: pgettext_lazy("register", "national number"),
    Field.STREET: pgettext_lazy("register", "street"),
    Field.HOUSE_NUMBER: pgettext_lazy("register", "house number"),
    Field.BOX: pgettext_lazy("register", "box"),
    Field.POSTCODE: pgettext_lazy("register", "postcode"),
    Field.MUNICIPALITY: pgettext_lazy("register", "municipality"),
    Field.POSTCODE_AND_PLACE: pgettext_lazy("register", "postcode and municipality"),
    Field.PHONE: pgettext_lazy("register", "telephone"),
    Field.EMAIL: pgettext_lazy("register", "e-mail"),
    Field.EMPLOYMENT_STATUS: pgettext_lazy("register", "status at the start"),
    Field.ISCED: pgettext_lazy("register", "highest diploma"),
    Field.CHILDREN: pgettext_lazy("register", "dependent children"),
    Field.START: pgettext_lazy("register", "start"),
    Field.END: pgettext_lazy("register", "end"),
    Field.EXIT_REASON: pgettext_lazy("register", "reason for leaving"),
    Field.REMARKS: pgettext_lazy("register", "remarks"),
    Field.NATIONALITY: pgettext_lazy("register", "nationality"),
    Field.LANGUAGE: pgettext_lazy("register", "language"),
    Field.IGNORED: pgettext_lazy("register", "do not import"),
}

EMPLOYMENT_LABELS: Mapping[str, Any] = {
    "unemployed": pgettext_lazy("register", "unemployed"),
    "inactive": pgettext_lazy("register", "inactive"),
    "employed": pgettext_lazy("register", "employed"),
}

EXIT_LABELS: Mapping[str, Any] = {
    "work": pgettext_lazy("register", "to work"),
    "training": pgettext_lazy("register", "to training"),
    "job_search": pgettext_lazy("register", "looking for work"),
    "illness": pgettext_lazy("register", "illness"),
    "moved": pgettext_lazy("register", "moved house"),
    "stopped": pgettext_lazy("register", "stopped"),
    "other": pgettext_lazy("register", "other reason"),
}

# What happened with somebody since an import, by the room that keeps it.
WORK_LABELS: Mapping[str, Any] = {
    "people": pgettext_lazy("worked on", "personal details or household"),
    "consent": pgettext_lazy("worked on", "consent"),
    "trajectories": pgettext_lazy("worked on", "the trajectory, its team or a meeting"),
    "measures": pgettext_lazy("worked on", "life domains or lists"),
    "plans": pgettext_lazy("worked on", "the plan"),
    "contacts": pgettext_lazy("worked on", "notes or contacts"),
}
OTHER_WORK = pgettext_lazy("worked on", "other work")
