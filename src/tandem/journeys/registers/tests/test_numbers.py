import pytest

from tandem.foundation.keys import uuid7
from tandem.journeys.registers.numbers import CONCEALED, Keeper, conceal, dim
from tandem.journeys.registers.values.identity import read_national_number

NUMBER = "85073003328"


class TestConcealing:
    @pytest.mark.parametrize(
        "written", ["85.07.30-033.28", "85073003328", "85 07 30 033 28", "85/07/30-033/28"]
    )
    def test_leaves_no_national_number_in_a_text(self, written):
        assert conceal(f"zie {written}, broer") == f"zie {CONCEALED}, broer"

    @pytest.mark.parametrize("text", ["0494/03.26.99", "85.07.30-033.29", "BE0123456789", ""])
    def test_leaves_other_figures_alone(self, text):
        assert conceal(text) == text

    def test_reads_as_an_empty_cell_when_it_comes_back(self):
        reading = read_national_number(CONCEALED)

        assert (reading.value, reading.code) == (None, None)


class TestDimming:
    @pytest.mark.parametrize("wrong", ["85.07.30-033.29", "85073003329", "8507300332"])
    def test_holds_a_wrong_number_back_again(self, wrong):
        assert read_national_number(dim(wrong)).code == "national_number_unreadable"

    def test_shows_no_more_than_the_birth_date(self):
        assert dim("85.07.30-033.29") == "85.07.30-***.**"


class TestKeeper:
    def test_opens_what_it_sealed(self):
        keeper = Keeper(uuid7(), may_keep=True)

        assert NUMBER not in keeper.seal(NUMBER)
        assert keeper.open(keeper.seal(NUMBER)) == NUMBER

    def test_recognises_a_number_later_only_where_it_may_be_kept(self):
        here = uuid7()

        assert Keeper(here, may_keep=True).key(NUMBER) == Keeper(here, may_keep=True).key(NUMBER)
        assert Keeper(here, may_keep=False).key(NUMBER) != Keeper(here, may_keep=False).key(NUMBER)

    def test_compares_without_keys_where_nothing_is_kept(self, settings):
        settings.PRODUCTION, settings.KEY_RING = True, ""
        keeper = Keeper(uuid7(), may_keep=False)

        assert keeper.key(NUMBER) == keeper.key(NUMBER)
        assert keeper.key(NUMBER) != keeper.key("85073003329")
