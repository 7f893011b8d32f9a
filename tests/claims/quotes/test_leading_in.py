"""Ways to lead into a quote and out of it, in sentences with their answer written into them."""

import pytest

from tests.claims.quotes.marked import mark, unmark

CASES = {
    "told, behind an apposition": (
        "“{q We have to find out,}” {who Ann Lee, the member for Oldport}, {cue told} AFP."
    ),
    "just, behind an apposition": (
        "“{q It is hard,}” {who Ann Lee, the head of the 2008 campaign}, {cue said} just after ten."
    ),
    "a voice": (
        "“{q The port will always be the port,}” {who an angry Lee} {cue barked}. “{q It never "
        "gives up.}”"
    ),
    "a voice, inverted": "“{q This is fantastic!}” {cue beamed} {who Ann Lee of Oldport}.",
    "shot back": "{who Hill} {cue shot back}, “{q I chose to do my job.}”",
    "put it": "As {who Ann Lee} {cue put it}, “{q the port is shut for good.}”",
    "a man named Will": "“{q The war is a reminder. It might end,}” {who Will} {cue wrote}.",
    "writes, inverted": (
        "“{q The port is in thrall to a culture,}” {cue writes} {who Ann Lee, a critic}."
    ),
    "secretary of state": (
        "“{q It is classic Lee,}” {cue said} {who Mary Hill, a speechwriter} to Secretary of "
        "State Ann Lee."
    ),
    "a hearer with a clause": (
        "{who She} {cue told} the mayors who had gathered in the city, “{q no one should be "
        "confused.}”"
    ),
    "question, then another says": (
        "{who Hill} {cue responded}: “{q What does it matter?}” Her critics left."
    ),
    "comma, then the article": (
        "{who Lee} {cue said}, “{q It is time we change how we do it,}” walking away."
    ),
    "a colon of one's own": (
        "{who Lee} then turned to the crowd again: “{q Here is what I regret.}”"
    ),
    "a statement below": (
        "On Friday, {who mayor Ann Lee} issued the following statement:\n\n“{q Our thoughts "
        "are with all of them.}”"
    ),
    "a letter speaks": "{who Hill’s letter} makes the case: “{q We must stand together as one.}”",
    "whoever issued it": (
        "{who Ann Lee} issued a statement {cue saying} {q his remark “has no place in the town.”}"
    ),
    "the nearest subject": (
        "The trouble came in May, when {who union members} stopped her speech, {cue shouting} "
        "“{q She must go now!}”"
    ),
    "when is not who": (
        "And on Tuesday, {who Ann Lee, chairwoman of the council}, {cue said} that {q the road "
        "is shut}."
    ),
    "as explained": (
        "As {who mayor Ann Lee} {cue explained}, {q three roads were shut by the storm}."
    ),
    "so called": "The so called “Harbour Plan” was dropped.",
    "in a programme": "Sunday on “Morning Talk,” {who Ann Lee} {cue said} {q the road was shut}.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_leads_into_the_words_said(marked: str) -> None:
    assert mark(unmark(marked)) == marked
