"""Signatures on the plan, and the empty places for those still to come."""

from django.utils.translation import pgettext

from tandem.rooms.plans.documents import words
from tandem.rooms.plans.documents.clean_text import in_column, one_line
from tandem.rooms.plans.documents.content import (
    PlanDocument,
    Signature,
    SignatureKind,
    SignerRole,
)

MAX_DRAWING_BYTES = 1_000_000
MAX_DRAWING_SIDE = 4_000

_PNG = b"\x89PNG\r\n\x1a\n"
_WIDTH, _HEIGHT = slice(16, 20), slice(20, 24)


def places_to_sign(document: PlanDocument) -> tuple[Signature, ...]:
    """Who signs: the given ones, or the participant and a counsellor."""
    return document.signatures or (
        Signature(name=document.first_name, role=SignerRole.PARTICIPANT),
        Signature(name="", role=SignerRole.COUNSELLOR),
    )


def place_to_sign(signature: Signature) -> dict[str, object]:
    """One signature, or the empty place for it."""
    is_drawn = signature.kind is SignatureKind.DRAWN and signature.signed_on is not None
    return {
        "name": in_column(signature.name),
        "role": str(words.SIGNER_ROLES[signature.role]),
        "day": words.short_day(signature.signed_on) if signature.signed_on else "",
        "drawing": _drawing(signature.drawing) if is_drawn else None,
        "alt": pgettext("on paper", "Signature of %(name)s") % {"name": one_line(signature.name)},
    }


def _drawing(png: bytes | None) -> list[int] | None:
    """The bytes of a picture that is small enough to unpack; None for anything else."""
    if not png or not png.startswith(_PNG) or len(png) > MAX_DRAWING_BYTES:
        return None
    sides = (int.from_bytes(png[side], "big") for side in (_WIDTH, _HEIGHT))
    if not all(0 < side <= MAX_DRAWING_SIDE for side in sides):
        return None
    return list(png)
