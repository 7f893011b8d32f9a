"""Files come from Slack's own hosts alone, and the token goes nowhere else."""

import pytest

from handlers.articles.downloads import is_slack_url, through_api_host

SLACK = "https://slack.com/api/"
OWN = "http://127.0.0.1:9000/api/"

URLS = {
    "https://files.slack.com/files-pri/T1-F1/a.txt": True,
    "https://acme.slack.com/files/a.txt": True,
    "https://slack.com/files/a.txt": True,
    "http://files.slack.com/files-pri/T1-F1/a.txt": False,
    "https://files.slack.com.evil.test/a.txt": False,
    "https://evilslack.com/a.txt": False,
    "https://files.slack.com@evil.test/a.txt": False,
    "https://evil.test/files.slack.com": False,
    "ftp://files.slack.com/a.txt": False,
    "file:///etc/passwd": False,
    "https://[files.slack.com/a.txt": False,
    "": False,
}


@pytest.mark.parametrize(("url", "is_slacks"), URLS.items(), ids=URLS.keys())
def test_the_token_goes_to_slack_alone(url: str, is_slacks: bool) -> None:
    assert is_slack_url(through_api_host(url, SLACK), SLACK) is is_slacks


def test_another_api_host_serves_the_files_too() -> None:
    given = "https://files.slack.com/files-pri/T1-F1/a.txt?t=1"
    assert through_api_host(given, OWN) == "http://127.0.0.1:9000/files-pri/T1-F1/a.txt?t=1"
    assert through_api_host(given, SLACK) == given
    assert through_api_host("https://evil.test/a", OWN) == "https://evil.test/a"
    assert is_slack_url("http://127.0.0.1:9000/files-pri/a", OWN)
    assert not is_slack_url("http://127.0.0.1:9001/files-pri/a", OWN)
