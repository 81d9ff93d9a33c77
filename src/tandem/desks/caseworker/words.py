"""What happened, in words anyone understands. Every event of the house has its sentence."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: Mapping[str, Promise] = {
    "consent:answered": _("Noted an answer about sharing"),
    "consent:texts-adopted": _("Took over texts about consent"),
    "contact:note-added": _("Noted a contact"),
    "contact:note-changed": _("Changed a note"),
    "contact:outreach-changed": _("Changed a first contact"),
    "contact:outreach-joined": _("Joined a first contact to this person"),
    "contact:outreach-noted": _("Noted a first contact"),
    "contact:words-handed-over": _("Handed over what was told at the first contact"),
    "household:changed": _("Changed who lives together"),
    "intake:recognised": _("Recognised this person at a first contact"),
    "login:link-mailed": _("Had a link mailed to choose a password"),
    "login:link-shown": _("Saw a link to choose a password"),
    "login:made": _("Made a login"),
    "organisation:added": _("Let an organisation join"),
    "organisation:changed": _("Changed an organisation"),
    "participant:added": _("Added this person"),
    "participant:changed": _("Changed details of this person"),
    "participant:searched": _("Searched for people"),
    "partnership:founded": _("Began the partnership"),
    "plan:changed": _("Changed the plan"),
    "plan:goal-added": _("Added a goal"),
    "plan:goal-answered": _("Noted an answer to a goal"),
    "plan:goal-changed": _("Changed a goal"),
    "plan:goal-reached": _("Noted that a goal was reached"),
    "plan:goal-removed": _("Took a goal out"),
    "plan:printed": _("Printed the plan"),
    "plan:read-together": _("Read the plan together"),
    "plan:signed": _("Witnessed the signature of the plan"),
    "plan:step-added": _("Added a step"),
    "plan:step-changed": _("Changed a step"),
    "plan:step-moved": _("Noted how far a step is"),
    "plan:step-removed": _("Took a step out"),
    "post:added": _("Gave a colleague a post"),
    "post:ended": _("Noted the last day of a post"),
    "post:prolonged": _("Let a post go on"),
    "programme:adopted": _("Took over a programme"),
    "programme:offered": _("Offered a programme"),
    "programme:withdrawn": _("Stopped offering a programme"),
    "start:same-organisation": _("Formed a tandem of one organisation, with a reason"),
    "trajectory:access-recomputed": _("Changed who may read what"),
    "trajectory:eligibility-checked": _("Checked the rules of the programme"),
    "trajectory:eligibility-overruled": _("Went on although a rule was not met, with a reason"),
    "trajectory:in-touch": _("Noted the day of a contact"),
    "trajectory:member-joined": _("Let somebody join the team"),
    "trajectory:member-left": _("Let somebody leave the team"),
    "trajectory:met": _("Noted the introductory meeting"),
    "trajectory:referred": _("Referred this person"),
    "trajectory:started": _("Started the trajectory"),
    "trajectory:viewed": _("Looked at the file"),
}
PARTS: Mapping[str, Promise] = {
    "overview": _("Looked at the first page of the file"),
    "plan": _("Looked at the plan"),
    "life-domains": _("Looked at the life domains"),
    "timeline": _("Looked at the timeline"),
    "team": _("Looked at the team"),
    "consent": _("Looked at the answers about sharing"),
    "looked": _("Looked at who looked"),
    "person": _("Opened the details of this person to change them"),
    "note": _("Opened a page to note a contact"),
    "start": _("Looked at the start"),
    "meeting": _("Looked at the introductory meeting"),
}


def sentence(event: str, facts: Mapping[str, object]) -> str:
    """The event as a short sentence without subject."""
    if event == "trajectory:viewed" and facts.get("part") in PARTS:
        return str(PARTS[str(facts["part"])])
    return str(SENTENCES.get(event, event))
