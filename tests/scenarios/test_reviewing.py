"""People review claims in Slack: menus, forms, history, recall, in the bot that really runs."""

from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN
from tests.scenarios.conftest import Newsroom
from tests.slack import RateLimited, Refused
from tests.slack.blocks import every_object
from tests.slack.interaction import Interaction
from tests.slack.world import Channel, Ephemeral, Message, View

TONNE = "every tonne"


def value(on: Message | Ephemeral | View, verb: str, words: str) -> str:
    """What the menu (or button) of the claim with these words carries for a verb."""
    blocks = on.sent["blocks"] if isinstance(on, View) else on.blocks
    place = next(n for n, block in enumerate(blocks) if words in str(block))
    for block in [*reversed(blocks[: place + 1]), *blocks[place:]]:
        for part in every_object(block):
            if str(part.get("value", "")).startswith(f"{verb}|"):
                return str(part["value"])
    raise LookupError(verb)


def article(newsroom: Newsroom, text: str = GRAIN) -> Message:
    message = newsroom.alice.posts(newsroom.channel(kind="group"), text)
    newsroom.reply(message)
    return message


def reply(newsroom: Newsroom, message: Message) -> Message:
    return newsroom.slack.replies(message)[0]


def chooses(newsroom: Newsroom, message: Message, verb: str, words: str = TONNE) -> Interaction:
    on = reply(newsroom, message)
    return newsroom.alice.clicks(on, "claim", value(on, verb, words))


def shows(newsroom: Newsroom, message: Message, words: str, there: bool = True) -> None:
    newsroom.slack.wait_until(
        lambda: (words in reply(newsroom, message).shown) is there, timeout=30
    )


def told(newsroom: Newsroom, did: Interaction) -> Ephemeral:
    shown = newsroom.slack.wait_until(lambda: did.shown)[-1]
    assert isinstance(shown, Ephemeral)
    return shown


def test_a_claim_is_confirmed_in_place_and_undone(newsroom: Newsroom) -> None:
    message = article(newsroom)
    said = told(newsroom, chooses(newsroom, message, "confirm"))
    assert "Confirmed." in said.shown
    shows(newsroom, message, "confirmed")
    newsroom.alice.clicks(said, "claim_undo")
    shows(newsroom, message, "confirmed", there=False)
    newsroom.quiet()


def test_a_claim_is_corrected_in_a_form(newsroom: Newsroom) -> None:
    message = article(newsroom)
    did = chooses(newsroom, message, "correct")
    view = newsroom.slack.view(did)
    assert "We will ship every tonne we promised," in view.shown
    sent = newsroom.alice.submits(view, {"told": "Radio Nord", "said_on": "2022-04-07"})
    assert sent.is_acked
    shows(newsroom, message, "to Radio Nord, Thu 7 Apr 2022")
    assert "“We will ship every tonne we promised,”" in reply(newsroom, message).shown
    channel = newsroom.slack.world.channels[message.channel]
    assert TONNE in newsroom.asks(channel, 'told:"radio nord" since:2022-04-07')


def test_the_speaker_is_chosen_among_those_on_file(newsroom: Newsroom) -> None:
    message = article(newsroom, GRAIN.replace("Olha Kravets", "Larysa Shevchuk"))
    view = newsroom.slack.view(chooses(newsroom, message, "speaker"))
    offered = newsroom.alice.types(view, "speaker", "shev").answer["options"]
    assert [one["text"]["text"] for one in offered] == ["Larysa Shevchuk", "shev (new name)"]
    newsroom.alice.submits(view, {"speaker": offered[0]["value"]})
    channel = newsroom.slack.world.channels[message.channel]
    newsroom.slack.wait_until(lambda: TONNE in newsroom.asks(channel, "by:shevchuk"), timeout=20)


def test_what_is_no_claim_is_found_no_longer(newsroom: Newsroom) -> None:
    crate = "every single crate"
    message = article(newsroom, GRAIN.replace(TONNE, crate))
    chooses(newsroom, message, "dismiss", crate)
    shows(newsroom, message, crate, there=False)
    channel = newsroom.slack.world.channels[message.channel]
    assert "Nothing on file" in newsroom.asks(channel, f'"{crate}"')
    everything = newsroom.slack.view(newsroom.alice.clicks(reply(newsroom, message), "show_all"))
    assert "not a claim" in everything.shown
    newsroom.alice.clicks(everything, "claim", value(everything, "undo", crate))
    shows(newsroom, message, crate)


def test_an_answer_and_a_modal_are_brought_up_to_date_in_place(newsroom: Newsroom) -> None:
    message = article(newsroom)
    channel = newsroom.slack.world.channels[message.channel]
    ran = newsroom.alice.runs(channel, "/claims", '"every tonne"')
    answer = newsroom.slack.wait_until(lambda: ran.shown)[0]
    assert isinstance(answer, Ephemeral)
    newsroom.alice.clicks(answer, "claim", value(answer, "confirm", TONNE))
    ephemerals = newsroom.slack.world.ephemerals
    newsroom.slack.wait_until(lambda: "confirmed" in ephemerals[answer.ts].shown)
    view = newsroom.slack.view(newsroom.alice.clicks(reply(newsroom, message), "show_all"))
    newsroom.alice.clicks(view, "claim", value(view, "undo", TONNE))
    views = newsroom.slack.world.views
    newsroom.slack.wait_until(lambda: "confirmed" not in views[view.id].shown)


def test_the_later_of_two_people_is_shown_what_the_first_did(newsroom: Newsroom) -> None:
    both = newsroom.slack.channel("both", [newsroom.alice, newsroom.bob], kind="group")
    message = newsroom.alice.posts(both, GRAIN)
    newsroom.reply(message)
    on = reply(newsroom, message)
    mine = newsroom.slack.view(newsroom.alice.clicks(on, "claim", value(on, "correct", TONNE)))
    theirs = newsroom.slack.view(newsroom.bob.clicks(on, "claim", value(on, "correct", TONNE)))
    assert newsroom.bob.submits(theirs, {"role": "envoy"}).is_acked
    assert newsroom.alice.submits(mine, {"told": "Radio Nord"}).is_acked
    views = newsroom.slack.world.views
    newsroom.slack.wait_until(lambda: "bob changed this claim" in views[mine.id].shown)
    assert "→ envoy" in views[mine.id].shown
    newsroom.alice.submits(views[mine.id])
    shows(newsroom, message, "envoy, to Radio Nord")


def test_history_tells_who_did_what_without_pinging(newsroom: Newsroom) -> None:
    message = article(newsroom)
    chooses(newsroom, message, "confirm")
    shows(newsroom, message, "confirmed")
    view = newsroom.slack.view(chooses(newsroom, message, "history"))
    assert "alice confirmed it" in view.shown
    newsroom.quiet()


def test_a_spelling_is_confirmed_as_the_same_person(newsroom: Newsroom) -> None:
    text = GRAIN.replace("the president added", "Zelenskys added")
    text = text.replace("Zelenskys added", "Zelenskay added")
    message = article(newsroom, text)
    assert "spelt Zelenskay here: same person?" in reply(newsroom, message).shown
    newsroom.alice.clicks(reply(newsroom, message), "claim_same_person")
    shows(newsroom, message, "same person?", there=False)
    assert "Volodymyr Zelenskyy" in reply(newsroom, message).shown


def test_a_recall_is_posted_once_in_the_other_thread(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    first = newsroom.alice.posts(channel, BRIDGE_MORNING)
    newsroom.reply(first)
    second = newsroom.alice.posts(channel, BRIDGE_EVENING)
    newsroom.reply(second)
    everything = newsroom.slack.view(newsroom.alice.clicks(reply(newsroom, first), "show_all"))
    carried = value(everything, "dismiss", "neighbours and friends today")
    newsroom.alice.clicks(everything, "claim", carried)
    newsroom.slack.wait_until(lambda: len(newsroom.slack.replies(second)) == 2, timeout=60)
    assert "taken out as not a claim" in newsroom.replies(second)[1]
    assert "friends today" not in newsroom.replies(second)[0]
    newsroom.quiet()
    assert len(newsroom.slack.replies(first)) == 1


def test_a_deleted_message_is_recalled_without_its_words(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    first = newsroom.alice.posts(channel, BRIDGE_MORNING)
    newsroom.reply(first)
    second = newsroom.alice.posts(channel, BRIDGE_EVENING)
    newsroom.reply(second)
    newsroom.alice.deletes(first)
    newsroom.slack.wait_until(lambda: len(newsroom.slack.replies(second)) == 2, timeout=30)
    assert "no longer on file" in newsroom.replies(second)[1]
    newsroom.slack.wait_until(
        lambda: "friends today" not in newsroom.replies(second)[0], timeout=30
    )


def test_a_form_for_a_claim_deleted_meanwhile_says_so(newsroom: Newsroom) -> None:
    message = article(newsroom)
    view = newsroom.slack.view(chooses(newsroom, message, "correct"))
    newsroom.alice.deletes(message)
    newsroom.slack.wait_until(lambda: not newsroom.slack.replies(message), timeout=30)
    newsroom.alice.submits(view, {"told": "Radio Nord"})
    views = newsroom.slack.world.views
    newsroom.slack.wait_until(lambda: "no longer on file" in views[view.id].shown)


def test_a_double_click_has_one_effect(newsroom: Newsroom) -> None:
    message = article(newsroom)
    on = reply(newsroom, message)
    carried = value(on, "confirm", TONNE)
    clicks = [newsroom.alice.clicks(on, "claim", carried) for _ in range(2)]
    assert [told(newsroom, did).shown.split("\n")[0] for did in clicks].count("Confirmed.") == 1
    shows(newsroom, message, "confirmed")
    view = newsroom.slack.view(chooses(newsroom, message, "history"))
    assert view.shown.count("confirmed it") == 1


def test_an_archived_channel_changes_nothing_but_the_claim(newsroom: Newsroom) -> None:
    message = article(newsroom)
    channel = newsroom.slack.world.channels[message.channel]
    newsroom.slack.archives(channel, newsroom.alice)
    assert chooses(newsroom, message, "confirm").is_acked
    newsroom.quiet()


def test_slack_that_limits_us_delays_the_reply_and_loses_nothing(newsroom: Newsroom) -> None:
    message = article(newsroom)
    newsroom.slack.fails("chat.update", RateLimited(1), times=1)
    chooses(newsroom, message, "confirm")
    shows(newsroom, message, "confirmed")


def test_two_names_are_said_to_be_one_person_and_two_again(newsroom: Newsroom) -> None:
    channel = newsroom.channel(kind="group")
    for name, crate in (("Petra Lindqvist", "first crate"), ("Pia Lindkvist-Ek", "second crate")):
        text = GRAIN.replace("Volodymyr Zelenskyy", name)
        newsroom.reply(newsroom.alice.posts(channel, text.replace("every tonne", f"the {crate}")))
    view = newsroom.slack.view(_same_person(newsroom, channel))
    offered = newsroom.alice.types(view, "person", "pia").answer["options"]
    assert [one["text"]["text"] for one in offered] == ["Pia Lindkvist-Ek"]
    assert newsroom.alice.submits(view, {"person": offered[0]["value"]}).answer == {}
    newsroom.slack.wait_until(lambda: "second crate" in newsroom.asks(channel, "by:petra"))
    again = newsroom.slack.view(_same_person(newsroom, channel))
    assert "Pia Lindkvist-Ek" in again.shown
    newsroom.alice.clicks(again, "people_split")
    newsroom.slack.wait_until(lambda: "second crate" not in newsroom.asks(channel, "by:petra"))
    newsroom.quiet()


def _same_person(newsroom: Newsroom, channel: Channel) -> Interaction:
    ran = newsroom.alice.runs(channel, "/claims", "by:petra")
    answer = newsroom.slack.wait_until(lambda: ran.shown)[0]
    return newsroom.alice.clicks(answer, "people_results")


def test_where_admins_review_somebody_else_is_told_so(newsroom: Newsroom) -> None:
    admin = newsroom.slack.user("chief", is_admin=True)
    both = newsroom.slack.channel("desk", [newsroom.alice, admin], kind="group")
    view = newsroom.slack.view(admin.runs(both, "/claims", "settings"))
    assert admin.submits(view, {"correcting": "admins"}).is_acked
    message = newsroom.alice.posts(both, GRAIN)
    newsroom.reply(message)
    said = told(newsroom, chooses(newsroom, message, "dismiss"))
    assert "administrators review claims" in said.shown
    on = reply(newsroom, message)
    admin.clicks(on, "claim", value(on, "confirm", TONNE))
    shows(newsroom, message, "confirmed")


def test_a_trigger_that_expired_is_told(newsroom: Newsroom) -> None:
    message = article(newsroom)
    for verb in ("correct", "history"):
        newsroom.slack.fails("views.open", Refused("expired_trigger_id"))
        said = told(newsroom, chooses(newsroom, message, verb))
        assert "Press once more" in said.shown
