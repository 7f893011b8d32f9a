"""Files: a snippet's event shows its head, and the whole is fetched with the right token."""

import json
from urllib.request import Request, urlopen

from slack_sdk import WebClient

from tests.slack.people import Person
from tests.slack.stand_in import StandInSlack
from tests.slack.world import Channel

ARTICLE = "\n".join(f"Line {number} of a long article." for number in range(200))


def fetch(url: str, token: str | None) -> tuple[int, str, str]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with urlopen(Request(url, headers=headers), timeout=5) as answer:
        return answer.status, answer.headers["Content-Type"], answer.read().decode()


def test_a_snippet_shows_its_head_and_keeps_the_whole(
    slack: StandInSlack, alice: Person, news: Channel
) -> None:
    alice.uploads_snippet(news, "article.txt", ARTICLE)
    event = slack.deliveries[0].event
    [file] = event["files"]
    assert event["subtype"] == "file_share"
    assert (file["mode"], file["filetype"], file["lines"]) == ("snippet", "text", 200)
    assert ARTICLE.startswith(file["preview"])
    assert file["preview_is_truncated"] is True
    told = fetch(file["url_private_download"], slack.workspace.bot_token)
    assert told == (200, "text/plain; charset=utf-8", ARTICLE)


def test_without_the_token_a_login_page_comes_with_status_200(
    slack: StandInSlack, alice: Person, news: Channel
) -> None:
    message = alice.uploads_snippet(news, "article.txt", ARTICLE)
    url = message.files[0]["url_private"]
    for token in (None, "xoxb-wrong"):
        status, kind, page = fetch(url, token)
        assert (status, kind.partition(";")[0]) == (200, "text/html")
        assert "Sign in" in page
    slack.workspace.scopes.discard("files:read")
    assert "Sign in" in fetch(url, slack.workspace.bot_token)[2]


def test_a_file_from_outside_must_be_asked_about(
    slack: StandInSlack, alice: Person, client: WebClient
) -> None:
    shared = slack.channel("shared", [alice], shared_outside=True)
    alice.uploads(shared, "a.docx", b"PK", "docx")
    [file] = slack.deliveries[0].event["files"]
    assert file["file_access"] == "check_file_info"
    assert "url_private" not in file
    assert client.files_info(file=file["id"])["file"]["mode"] == "hosted"


def test_the_bot_uploads_a_file_in_the_three_steps_of_the_sdk(
    slack: StandInSlack, alice: Person, news: Channel, client: WebClient
) -> None:
    root = alice.posts(news, "root")
    client.files_upload_v2(
        channel=news.id,
        thread_ts=root.ts,
        filename="claims.json",
        content=json.dumps({"claims": []}),
        initial_comment="all claims",
    )
    [reply] = slack.replies(root)
    assert reply.text == "all claims"
    stored = slack.world.files[reply.files[0]["id"]]
    assert json.loads(stored.content) == {"claims": []}
