"""One statement in several wordings, its origins, the copy line and the questions, in Slack."""

from tests.handlers.test_wordings import FIRST, SECOND, THIRD
from tests.scenarios.conftest import Newsroom
from tests.slack.world import Message, View

# Each long enough to be read unasked.
TEXTS = (
    f"{FIRST}\nThe harbour office will stay shut until Thursday, a notice at its door said.\n",
    f"{SECOND}\nA book for condolences lies in the library, open to all until the weekend.\n",
    f"{THIRD}\nThe inquiry is to be led by a retired judge, who hears the pilots first.\n",
)


def three(newsroom: Newsroom, name: str) -> list[Message]:
    """Three articles with the same statement, said by somebody of this name."""
    channel = newsroom.channel(kind="group")
    posted = []
    for text in TEXTS:
        posted.append(newsroom.alice.posts(channel, text.replace("Lund", name)))
        newsroom.reply(posted[-1])
    return posted


def opened(newsroom: Newsroom, message: Message, button: str) -> View:
    return newsroom.slack.view(newsroom.alice.clicks(newsroom.slack.replies(message)[0], button))


def test_all_wordings_stand_in_the_reply_and_in_full_behind_a_button(newsroom: Newsroom) -> None:
    *_, third = three(newsroom, "Aurdal")
    shown = newsroom.reply(third)
    assert "One statement, 3 wordings · Ida Aurdal to Radio Nord, Monday" in shown
    assert "For what Ida Aurdal said: 3 articles, 1 origin (told to Radio Nord)." in shown
    full = opened(newsroom, third, "wordings").shown
    assert "Against the first filed: without “have”; “our” for “this”" in full
    assert "How it is introduced:" in full
    newsroom.quiet()


def test_an_earlier_thread_opens_wordings_filed_later_if_its_reply_has_the_button(
    newsroom: Newsroom,
) -> None:
    _, second, _ = three(newsroom, "Brekke")
    assert "3 wordings" not in newsroom.reply(second)
    assert "One statement, 3 wordings" in opened(newsroom, second, "wordings").shown


def test_the_copy_line_and_the_questions_are_one_click_away(newsroom: Newsroom) -> None:
    *_, third = three(newsroom, "Calmeyer")
    shown = opened(newsroom, third, "ask_next").shown
    assert "Mayor Ida Calmeyer told Radio Nord on Monday, in part: “Eleven good people”." in shown
    assert "is there a recording or a transcript?" in shown
    newsroom.quiet()


def test_framing_and_origins_are_asked_for_by_name(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    for text in TEXTS[:2]:
        newsroom.reply(newsroom.alice.posts(channel, text.replace("Lund", "Dybdahl")))
    assert "2 articles, 1 origin" in newsroom.asks(channel, "dybdahl")
    shown = newsroom.asks(channel, "framing dybdahl")
    assert 'Lund mourns: "told" 1' in shown.replace("Dybdahl", "Lund")
