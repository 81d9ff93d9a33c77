from hypothesis import given
from hypothesis import strategies as st

from tandem.foundation.ui import diff

TEXTS = st.text(alphabet="ab é\n.", max_size=40)


def kept(pieces, kind):
    return "".join(piece.text for piece in pieces if piece.kind in ("same", kind))


class TestWords:
    @given(before=TEXTS, after=TEXTS)
    def test_lose_nothing_of_either_text(self, before, after):
        pieces = diff.words(before, after)

        assert kept(pieces, "removed") == before
        assert kept(pieces, "added") == after

    def test_are_the_same_when_nothing_changed(self):
        assert diff.words("vast werk", "vast werk") == [diff.Piece("same", "vast werk")]

    def test_stay_whole(self):
        pieces = diff.words("deeltijds werk", "voltijds werk")

        assert [(piece.kind, piece.text) for piece in pieces] == [
            ("removed", "deeltijds"),
            ("added", "voltijds"),
            ("same", " werk"),
        ]
