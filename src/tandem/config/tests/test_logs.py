from tandem.config import logs


def told(event):
    return logs.hide_addresses(None, "warning", {"event": event, "status": 404})


class TestALine:
    def test_never_holds_the_address_of_a_calendar(self):
        assert told("Not Found: /calendar/s3cret-_token.ics") == {
            "event": "Not Found: /calendar/*.ics", "status": 404,
        }  # fmt: skip

    def test_holds_other_addresses_as_they_are(self):
        assert told("Not Found: /calendar/")["event"] == "Not Found: /calendar/"
