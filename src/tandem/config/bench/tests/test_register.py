import csv

from tandem.config.bench.register import EVERY_FAULT, EVERY_TWIN, HEADERS, write_register


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


class TestWriteRegister:
    def test_writes_as_many_rows_as_asked_below_the_headers(self, tmp_path):
        write_register(tmp_path / "register.csv", 120)

        headers, *rows = rows_of(tmp_path / "register.csv")
        assert tuple(headers) == HEADERS
        assert len(rows) == 120
        assert {len(row) for row in rows} == {len(HEADERS)}

    def test_repeats_some_people_and_breaks_some_dates(self, tmp_path):
        write_register(tmp_path / "register.csv", 300)

        rows = rows_of(tmp_path / "register.csv")[1:]
        twins = [at for at in range(1, 300) if rows[at][1:] == rows[at - 1][1:]]
        assert len(twins) >= 300 // EVERY_TWIN - 1
        assert sum(row[4] == "31/02/1980" for row in rows) == 300 // EVERY_FAULT

    def test_writes_the_same_register_each_time(self, tmp_path):
        write_register(tmp_path / "one.csv", 50)
        write_register(tmp_path / "two.csv", 50)

        assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
