import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.foundation import vault

PURPOSE = "national_number:here"
NUMBER = "85073003328"


def ring(*names: str) -> str:
    """A key ring with a key of its own for each name."""
    keys = (base64.b64encode(name.encode().ljust(32, b"-")).decode() for name in names)
    return ",".join(f"{name}:{key}" for name, key in zip(names, keys, strict=True))


class TestSealedText:
    @given(text=st.text(), purpose=st.text(max_size=40))
    def test_opens_as_what_it_was(self, text, purpose):
        assert vault.decrypt(vault.encrypt(text, purpose=purpose), purpose=purpose) == text

    def test_shows_nothing_of_it(self):
        assert NUMBER.encode() not in vault.encrypt(NUMBER, purpose=PURPOSE)

    def test_is_never_the_same_twice(self):
        assert vault.encrypt(NUMBER, purpose=PURPOSE) != vault.encrypt(NUMBER, purpose=PURPOSE)

    def test_opens_for_no_other_purpose(self):
        sealed = vault.encrypt(NUMBER, purpose=PURPOSE)

        with pytest.raises(vault.CannotOpen):
            vault.decrypt(sealed, purpose="national_number:elsewhere")

    @pytest.mark.parametrize("place", range(0, 40, 3))
    def test_does_not_open_when_damaged(self, place):
        sealed = bytearray(vault.encrypt(NUMBER, purpose=PURPOSE))
        sealed[place] ^= 1

        with pytest.raises(vault.CannotOpen):
            vault.decrypt(bytes(sealed), purpose=PURPOSE)

    @given(st.binary(max_size=80))
    def test_is_nothing_that_somebody_made_up(self, made_up):
        with pytest.raises(vault.CannotOpen):
            vault.decrypt(made_up, purpose=PURPOSE)


class TestDigest:
    def test_recognises_the_same_text_only(self):
        digest = vault.keyed_digest(NUMBER, purpose=PURPOSE)

        assert digest == vault.keyed_digest(NUMBER, purpose=PURPOSE)
        assert digest != vault.keyed_digest("85073003329", purpose=PURPOSE)
        assert len(digest) == 32

    def test_of_two_partnerships_cannot_be_joined(self):
        here = vault.keyed_digest(NUMBER, purpose=PURPOSE)

        assert here != vault.keyed_digest(NUMBER, purpose="national_number:elsewhere")


class TestKeyRing:
    def test_takes_a_new_key_in_front(self, settings):
        settings.KEY_RING = ring("old")
        sealed = vault.encrypt(NUMBER, purpose=PURPOSE)
        digest = vault.keyed_digest(NUMBER, purpose=PURPOSE)
        settings.KEY_RING = ring("new", "old")

        assert vault.decrypt(sealed, purpose=PURPOSE) == NUMBER
        assert vault.keyed_digest(NUMBER, purpose=PURPOSE) == digest
        assert b"new" in vault.encrypt(NUMBER, purpose=PURPOSE)[:8]

    def test_does_not_open_what_a_lost_key_sealed(self, settings):
        settings.KEY_RING = ring("old")
        sealed = vault.encrypt(NUMBER, purpose=PURPOSE)
        settings.KEY_RING = ring("new")

        with pytest.raises(vault.CannotOpen):
            vault.decrypt(sealed, purpose=PURPOSE)

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("no key", 1),
            ("a:c2hvcnQ=", 1),
            (ring("a") + ",b:%%%", 2),
            (ring("a", "b") + "," + ring("a"), 3),
            (":" + ring("a").partition(":")[2], 1),
            (ring("a") + ",", 2),
        ],
    )
    def test_is_refused_with_the_place_of_the_fault(self, settings, text, place):
        settings.KEY_RING = text

        with pytest.raises(vault.BadKeyRing) as refusal:
            vault.encrypt(NUMBER, purpose=PURPOSE)

        assert refusal.value.facts == {"place": place}

    def test_is_needed_in_production(self, settings):
        settings.PRODUCTION = True

        with pytest.raises(vault.NoKeyRing):
            vault.encrypt(NUMBER, purpose=PURPOSE)
        with pytest.raises(vault.NoKeyRing):
            vault.keyed_digest(NUMBER, purpose=PURPOSE)

    def test_of_development_follows_the_secret_key(self, settings):
        sealed = vault.encrypt(NUMBER, purpose=PURPOSE)
        settings.SECRET_KEY = "another"

        with pytest.raises(vault.CannotOpen):
            vault.decrypt(sealed, purpose=PURPOSE)
