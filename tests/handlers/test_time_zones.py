import pytest

from handlers.time_zones import find_zone

WRITTEN = {
    "Europe/Kyiv": "Europe/Kyiv",
    "europe/kyiv": "Europe/Kyiv",
    "Kyiv": "Europe/Kyiv",
    " new york ": "America/New_York",
    "New_York": "America/New_York",
    "utc": "UTC",
    "Buenos Aires": "America/Argentina/Buenos_Aires",
    "Springfield": "",
    "localtime": "",
    "../../etc/passwd": "",
    "": "",
}


@pytest.mark.parametrize(("written", "zone"), WRITTEN.items())
def test_time_zones_as_people_write_them(written: str, zone: str) -> None:
    assert find_zone(written) == zone
