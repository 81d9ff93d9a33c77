from tandem.rooms.consent.models import ConsentEvent, ConsentText
from tandem.rooms.trajectories.tests.factories import ConsentTextFactory


class TestConsentText:
    def test_offers_the_newest_of_each_language(self, partnership, staff):
        for version, language in [(1, "nl"), (2, "nl"), (1, "fr")]:
            ConsentTextFactory(partnership=partnership, version=version, language=language)

        newest = ConsentText.objects.visible_to(staff("welfare")).newest()

        assert [(text.language, text.version) for text in newest] == [("fr", 1), ("nl", 2)]

    def test_is_hidden_from_another_partnership(
        self, partnership, other_partnership, inside, staff
    ):
        with inside(other_partnership):
            ConsentTextFactory(partnership=other_partnership)

        assert not ConsentText.objects.visible_to(staff("coordinator")).exists()
        assert not ConsentEvent.objects.visible_to(staff("coordinator")).exists()
