"""What happens to national numbers between the file and the database.

A partnership that recorded its authorisation keeps them, sealed; any other only compares
them while a file is read and keeps nothing. Cells that are kept show a number only while
it must be corrected, and no longer than until the batch is written.
"""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field
from uuid import UUID

from stdnum.be import ssn

from tandem.foundation import vault

# Without a digit the reader takes the cell for empty, when the row comes back from a file.
CONCEALED = "***********"
NUMBER = re.compile(r"(?<!\d)\d{2}([ ./-]?\d{2}){2}[ ./-]{0,3}\d{3}[ ./-]?\d{2}(?!\d)")
NOT_DIGITS = re.compile(r"\D")
BIRTH_DIGITS = 6


@dataclass(frozen=True)
class Keeper:
    """How one partnership treats national numbers.

    may_keep: whether the authorisation is recorded. secret: makes keys that mean nothing
    after this keeper is gone, where nothing may be kept.
    """

    partnership_id: UUID
    may_keep: bool
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def purpose(self) -> str:
        return f"national_number:{self.partnership_id}"

    def key(self, number: str) -> str:
        """What two equal numbers share; to be stored only where numbers may be kept."""
        if not self.may_keep:
            return hmac.digest(self.secret, number.encode(), hashlib.sha256).hex()
        return vault.keyed_digest(number, purpose=self.purpose).hex()

    def seal(self, number: str) -> str:
        """The number as text that only this partnership's keeper opens."""
        return base64.b64encode(vault.encrypt(number, purpose=self.purpose)).decode()

    def open(self, sealed: str) -> str:
        """The number that `seal` closed. Raises CannotOpen."""
        return vault.decrypt(base64.b64decode(sealed), purpose=self.purpose)


def conceal(text: str) -> str:
    """A text without the national numbers in it.

    >>> conceal("zie ook 85.07.30-033.28 (broer)")
    'zie ook *********** (broer)'
    """
    return NUMBER.sub(lambda found: _concealed(found[0]), text)


def dim(text: str) -> str:
    """A wrong number after its birth date made unreadable, so that it is held back again.

    >>> dim("85.07.30-033.29")
    '85.07.30-***.**'
    """
    digits = 0
    shown = []
    for sign in text:
        digits += sign.isdigit()
        shown.append("*" if sign.isdigit() and digits > BIRTH_DIGITS else sign)
    return "".join(shown)


def _concealed(text: str) -> str:
    return CONCEALED if ssn.is_valid(NOT_DIGITS.sub("", text)) else text
