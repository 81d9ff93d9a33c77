"""Life domains: eleven, each with its class, side, icon and anchors."""

from tandem.rooms.partners.domains import LEVELS, Domain, Sensitivity, Side


class TestDomain:
    def test_holds_the_eleven_domains_in_their_classes(self):
        by_class = {each: [] for each in Sensitivity}
        for domain in Domain:
            by_class[domain.sensitivity].append(domain.value)

        assert by_class == {
            Sensitivity.TEAM: ["WRK", "EDU", "MOB"],
            Sensitivity.WELFARE: ["INC", "WON", "FAM", "NET", "RGT"],
            Sensitivity.SPECIAL: ["GEZ", "PSY"],
            Sensitivity.JUSTICE: ["JUS"],
        }

    def test_is_of_work_only_where_the_whole_team_may_look(self):
        assert {each.value for each in Domain if each.side is Side.WORK} == {"WRK", "EDU", "MOB"}

    def test_has_its_own_icon_and_three_different_anchors(self):
        assert len({each.icon for each in Domain}) == len(Domain)
        assert all(list(each.anchors) == [1, 3, 5] for each in Domain)
        assert all(len({str(text) for text in each.anchors.values()}) == 3 for each in Domain)


class TestLevels:
    def test_run_from_urgent_to_strength(self):
        assert [each.value for each in LEVELS] == [1, 2, 3, 4, 5]
