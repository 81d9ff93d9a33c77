"""The fixed words on paper, in the language of the document.

Every word has the context "on paper", so that its translation may differ from the same
word on a screen. Participant words: B1 or easier, at most twelve words a sentence.
`{page}` and `{total}` are filled in by the template.
"""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal

from django.utils.dateformat import format as formatted
from django.utils.formats import number_format
from django.utils.translation import pgettext, pgettext_lazy

from tandem.rooms.plans.documents.content import (
    LeftOut,
    Participation,
    SignatureKind,
    SignerRole,
)

PLAN = {
    "title": pgettext_lazy("on paper", "My plan"),
    "draft": pgettext_lazy("on paper", "Draft: not signed yet"),
    "read_together": pgettext_lazy("on paper", "Read together: not signed yet"),
    "dream": pgettext_lazy("on paper", "My dream"),
    "no_dream": pgettext_lazy("on paper", "What do you dream of? Write it here."),
    "job": pgettext_lazy("on paper", "The work I want"),
    "appointment": pgettext_lazy("on paper", "My next appointment"),
    "goals": pgettext_lazy("on paper", "My goals"),
    "no_goals": pgettext_lazy("on paper", "Your goals will be here. You choose them yourself."),
    "no_steps": pgettext_lazy("on paper", "We are still looking for a first step."),
    "other_steps": pgettext_lazy("on paper", "Other steps"),
    "reached": pgettext_lazy("on paper", "I already managed this"),
    "hidden_goals": pgettext_lazy(
        "on paper", "Not all your goals are on this sheet. You chose that yourself."
    ),
    "contacts": pgettext_lazy("on paper", "Who can I call?"),
    "phone": pgettext_lazy("on paper", "Phone:"),
    "name": pgettext_lazy("on paper", "Name:"),
    "day": pgettext_lazy("on paper", "Date:"),
    "signatures": pgettext_lazy("on paper", "We agree with this plan"),
    "readers": pgettext_lazy("on paper", "Who may see this plan?"),
    "on_the_wall": pgettext_lazy("on paper", "Will you hang it up? Then think of who can read it."),
    "unshown": pgettext_lazy("on paper", "□ is a sign that we could not print."),
    "page": pgettext_lazy("on paper", "sheet {page} of {total}"),
}

PICTURES = {
    "wallet": pgettext_lazy("on paper", "Picture: a wallet"),
    "home": pgettext_lazy("on paper", "Picture: a house"),
    "briefcase": pgettext_lazy("on paper", "Picture: a work bag"),
    "school": pgettext_lazy("on paper", "Picture: a graduation cap"),
    "stethoscope": pgettext_lazy("on paper", "Picture: what a doctor listens with"),
    "brain": pgettext_lazy("on paper", "Picture: a brain"),
    "heart-handshake": pgettext_lazy("on paper", "Picture: hands that make a heart"),
    "users-group": pgettext_lazy("on paper", "Picture: a group of people"),
    "file-text": pgettext_lazy("on paper", "Picture: a letter"),
    "scale": pgettext_lazy("on paper", "Picture: a pair of scales"),
    "bus": pgettext_lazy("on paper", "Picture: a bus"),
}

SIGNATURE_KINDS = {
    SignatureKind.DRAWN: pgettext_lazy("on paper", "Drawn on a screen"),
    SignatureKind.TYPED: pgettext_lazy("on paper", "Name typed on a screen"),
    SignatureKind.PAPER: pgettext_lazy("on paper", "Signed on paper"),
}

SIGNER_ROLES = {
    SignerRole.PARTICIPANT: pgettext_lazy("on paper", "Participant"),
    SignerRole.COUNSELLOR: pgettext_lazy("on paper", "Counsellor"),
    SignerRole.WITNESS: pgettext_lazy("on paper", "Witness"),
}

REPORT = {
    "title": pgettext_lazy("on paper", "POP report on work and welfare"),
    "draft": pgettext_lazy("on paper", "Draft: the participant has not signed"),
    "missing": pgettext_lazy("on paper", "Still missing"),
    "person": pgettext_lazy("on paper", "Who it is about"),
    "name": pgettext_lazy("on paper", "Name"),
    "born": pgettext_lazy("on paper", "Date of birth"),
    "programme": pgettext_lazy("on paper", "Programme"),
    "reader": pgettext_lazy("on paper", "Made for"),
    "version": pgettext_lazy("on paper", "Version of the plan"),
    "tandem": pgettext_lazy("on paper", "Tandem"),
    "organisation": pgettext_lazy("on paper", "Organisation"),
    "role": pgettext_lazy("on paper", "Role"),
    "no_tandem": pgettext_lazy("on paper", "No tandem has been formed yet."),
    "job": pgettext_lazy("on paper", "Job target"),
    "occupation": pgettext_lazy("on paper", "Occupation (ISCO-08)"),
    "own_words": pgettext_lazy("on paper", "In own words"),
    "hours": pgettext_lazy("on paper", "Hours a week"),
    "distance": pgettext_lazy("on paper", "Distance from home"),
    "wishes": pgettext_lazy("on paper", "What matters in a job"),
    "no_job": pgettext_lazy("on paper", "No job target has been filled in yet."),
    "participation": pgettext_lazy("on paper", "Participation in work"),
    "chosen": pgettext_lazy("on paper", "Chosen"),
    "outcome": pgettext_lazy("on paper", "Outcome"),
    "yes": pgettext_lazy("on paper", "yes"),
    "no_participation": pgettext_lazy("on paper", "No outcome has been chosen yet."),
    "actions": pgettext_lazy("on paper", "Action plan"),
    "work_steps": pgettext_lazy("on paper", "Next steps on work"),
    "welfare_steps": pgettext_lazy("on paper", "Next steps on welfare"),
    "no_steps": pgettext_lazy("on paper", "No steps in this report."),
    "domain": pgettext_lazy("on paper", "Life domain"),
    "goal": pgettext_lazy("on paper", "Goal"),
    "step": pgettext_lazy("on paper", "Next step"),
    "who": pgettext_lazy("on paper", "Who"),
    "by": pgettext_lazy("on paper", "By"),
    "agreement": pgettext_lazy("on paper", "Agreement and signatures"),
    "signer": pgettext_lazy("on paper", "Signed by"),
    "day": pgettext_lazy("on paper", "Date"),
    "kind": pgettext_lazy("on paper", "How"),
    "not_signed": pgettext_lazy("on paper", "not signed yet"),
    "no_signatures": pgettext_lazy("on paper", "Nobody has signed this version yet."),
    "left_out": pgettext_lazy("on paper", "What is not in this report, and why"),
    "unshown": pgettext_lazy("on paper", "□ is a sign that could not be printed."),
    "confidential": pgettext_lazy("on paper", "Confidential"),
    "page": pgettext_lazy("on paper", "page {page} of {total}"),
}

PARTICIPATION = {
    Participation.NEC: pgettext_lazy("on paper", "NEC: a job in the regular economy"),
    Participation.SEC: pgettext_lazy("on paper", "SEC: a job in the social economy"),
    Participation.LDE: pgettext_lazy("on paper", "LDE: a job in the local service economy"),
    Participation.WORK_CARE: pgettext_lazy(
        "on paper", "Work-care: unpaid, voluntary work with guidance"
    ),
    Participation.NOT_FEASIBLE: pgettext_lazy("on paper", "Work is not feasible"),
}

LEFT_OUT = {
    LeftOut.NOT_SHARED: pgettext_lazy(
        "on paper",
        "Life domains that the participant does not share with the reader. The report does "
        "not say whether there are steps in them.",
    ),
    LeftOut.SCORES: pgettext_lazy(
        "on paper",
        "Scores and needs per life domain: they belong to the talk with the participant.",
    ),
    LeftOut.NOTES: pgettext_lazy(
        "on paper", "Notes of conversations: they stay under the secrecy of who wrote them."
    ),
    LeftOut.NATIONAL_NUMBER: pgettext_lazy(
        "on paper", "The national number: this report does not need it."
    ),
}


def said(words: Mapping[str, object]) -> dict[str, str]:
    """The words in the language that is active now."""
    return {str(key): str(word) for key, word in words.items()}


def day(on: date, *, today: date | None = None) -> str:
    """A day as people say it: "vrijdag 28 november", with the year unless it is today's."""
    if today and on.year == today.year:
        return formatted(on, "l j F")
    return formatted(on, "l j F Y")


def calendar_sheet(on: date, *, today: date) -> dict[str, str]:
    """A day in the three parts of a tear-off calendar."""
    month = "F" if on.year == today.year else "F Y"
    return {"weekday": formatted(on, "l"), "day": str(on.day), "month": formatted(on, month)}


def short_day(on: date) -> str:
    """A day for a table or a footer: "28 november 2026"."""
    return formatted(on, "j F Y")


def numeric_day(on: date) -> str:
    """A day for a narrow column: "28/11/2026"."""
    return formatted(on, "d/m/Y")


def hour(at: time) -> str:
    """An hour on the clock: "10 uur", "10.30 uur"."""
    if at.minute == 0:
        return pgettext("on paper", "%(hour)s o'clock") % {"hour": at.hour}
    return pgettext("on paper", "%(hour)s:%(minute)s") % {
        "hour": at.hour,
        "minute": formatted(at, "i"),
    }


def hours_a_week(least: Decimal | None, most: Decimal | None) -> str:
    """Hours a week as a range; empty when neither end is known."""
    low, high = (None if value is None else number(value) for value in (least, most))
    if low and high and low != high:
        return pgettext("on paper", "%(low)s to %(high)s hours a week") % {
            "low": low,
            "high": high,
        }
    if low and high:
        return pgettext("on paper", "%(hours)s hours a week") % {"hours": low}
    if low:
        return pgettext("on paper", "at least %(hours)s hours a week") % {"hours": low}
    if high:
        return pgettext("on paper", "at most %(hours)s hours a week") % {"hours": high}
    return ""


def distance(km: int | None) -> str:
    """How far from home; empty when it does not matter."""
    if km is None:
        return ""
    return pgettext("on paper", "at most %(km)s km from home") % {"km": km}


def number(value: Decimal) -> str:
    """A number without useless zeros, with the decimal sign of the language."""
    plain = value.normalize()
    places = max(0, -int(plain.as_tuple().exponent))
    return number_format(plain, decimal_pos=places, use_l10n=True)
