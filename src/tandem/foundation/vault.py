"""Values that must not be readable in the database: encrypted, or only recognisable.

The keys stand in TANDEM_KEY_RING, newest first: `name:base64 of 32 bytes`, separated by
commas. The newest key encrypts, every key decrypts, so a new key is put in front and the
others stay until nothing is sealed with them. The last key also makes the digests: as
long as it stays the last, a person sealed years ago is recognised today.
"""

import base64
import binascii
import hashlib
import hmac
import os
import re
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from tandem.foundation.errors import Refused

FORMAT = 1
KEY_BYTES = 32
NONCE_BYTES = 12
DEVELOPMENT = "development"
_NAME = re.compile(r"[A-Za-z0-9_-]{1,40}")


class NoKeyRing(Refused):
    """In production nothing is sealed with a key that stands in the source code."""


class BadKeyRing(Refused):
    """TANDEM_KEY_RING cannot be read; facts: place, the number of the key, from 1."""


class CannotOpen(Refused):
    """Sealed with a key that is not on the ring, for another purpose, or damaged."""


def encrypt(text: str, *, purpose: str) -> bytes:
    """Seal a text (AES-256-GCM) so that it opens only with this ring and this purpose.

    purpose: what the value is and whose, such as "national_number:<partnership id>"; a
    value copied to another place does not open there.
    Raises NoKeyRing, BadKeyRing.
    """
    name, key = _ring()[0]
    head = bytes([FORMAT, len(name)]) + name.encode()
    nonce = os.urandom(NONCE_BYTES)
    return head + nonce + AESGCM(key).encrypt(nonce, text.encode(), head + purpose.encode())


def decrypt(sealed: bytes, *, purpose: str) -> str:
    """The text that `encrypt` sealed. Raises CannotOpen, NoKeyRing, BadKeyRing."""
    sealed = bytes(sealed)
    if len(sealed) < 2 or sealed[0] != FORMAT:
        raise CannotOpen
    head, rest = sealed[: 2 + sealed[1]], sealed[2 + sealed[1] :]
    key = {name.encode(): key for name, key in _ring()}.get(head[2:])
    if key is None or len(rest) < NONCE_BYTES:
        raise CannotOpen
    nonce, body = rest[:NONCE_BYTES], rest[NONCE_BYTES:]
    try:
        return AESGCM(key).decrypt(nonce, body, head + purpose.encode()).decode()
    except InvalidTag as error:
        raise CannotOpen from error


def keyed_digest(text: str, *, purpose: str) -> bytes:
    """32 bytes by which equal texts are recognised, and from which no text follows.

    A short number could be found by trying them all without the key: keep the ring safe.
    Raises NoKeyRing, BadKeyRing.
    """
    return hmac.digest(_digest_key(_ring()[-1][1], purpose), text.encode(), hashlib.sha256)


def _ring() -> tuple[tuple[str, bytes], ...]:
    if settings.KEY_RING:
        return _read_ring(settings.KEY_RING)
    if settings.PRODUCTION:
        raise NoKeyRing
    return ((DEVELOPMENT, _derive(settings.SECRET_KEY.encode(), "key ring of development")),)


@lru_cache(maxsize=4)
def _read_ring(text: str) -> tuple[tuple[str, bytes], ...]:
    ring: dict[str, bytes] = {}
    for place, entry in enumerate(text.split(","), start=1):
        name, _, encoded = entry.strip().partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError) as error:
            raise BadKeyRing(place=place) from error
        if not _NAME.fullmatch(name) or len(key) != KEY_BYTES or name in ring:
            raise BadKeyRing(place=place)
        ring[name] = key
    return tuple(ring.items())


@lru_cache(maxsize=64)
def _digest_key(key: bytes, purpose: str) -> bytes:
    return _derive(key, f"digest of {purpose}")


@lru_cache(maxsize=64)
def _derive(secret: bytes, use: str) -> bytes:
    """A key for one use, so that no key ever does two kinds of work."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=use.encode()).derive(secret)
