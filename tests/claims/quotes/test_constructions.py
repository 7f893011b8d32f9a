"""The 21 constructions of quotes, each a table of sentences with their answer written in."""

import pytest

from tests.claims.quotes.marked import mark, unmark

CASES = {
    "1 marks": {
        "curly": "“{q We will appeal this week,}” {who Mary Hill} {cue said}.",
        "straight": '"{q We will appeal this week,}" {who Mary Hill} {cue said}.',
        "german": "„{q We will appeal this week,}“ {who Mary Hill} {cue said}.",
        "guillemets": "«{q We will appeal this week,}» {who Mary Hill} {cue said}.",
        "mixed": "{who Mary Hill} {cue said}: “{q We will appeal this week} ».",
        "typewriter": "``{q We will appeal this week,}'' {who Mary Hill} {cue said}.",
        "two apostrophes": "''{q We won't appeal this week,}'' {who Mary Hill} {cue said}.",
        "single": "‘{q We won’t appeal this week,}’ {who Mary Hill} {cue said}.",
        "possessive plural": "{who Mary Hill} {cue said} {q the soldiers’ families were told}.",
        "unclosed": "“We will appeal, Mary Hill said.",
        "odd mark elsewhere": "He is 6'2\" tall.\n\n“{q It is over,}” {who Mary Hill} {cue said}.",
    },
    "2 split": {
        "one quote": "“{q We lost,}” {who Hill} {cue said}. “{q We will be back.}”",
        "far apart": "“{q The plan,}” {who Hill} {cue said} at a fair in Oldport, “{q will fail.}”",
        "around its verb": "{q The staff}, {who Hill} {cue said}, {q were “well paid” then}.",
        "mid-sentence": "“{q The plan,}” {who Hill} {cue said}, “{q will fail.}”",
        "paragraphs": "{who Hill} {cue said}: “{q We lost a lot.}\n\n“{q We will be back.}”",
    },
    "3 order": {
        "name first": "“{q We will appeal,}” {who Mary Hill} {cue said}.",
        "verb first": "“{q We will appeal,}” {cue said} {who Mary Hill}.",
        "mixed and inverted": "{q The plan is “not a success,”} {cue says} {who Ann Lee}.",
        "question": "“{q Why now?}” {who Mary Hill} {cue asked}.",
        "long and inverted": "“{q It broke,}” {cue said} {who Ann Lee, a minister} who saw it.",
        "dateline": "OLDPORT, May 3 — {q The bridge will close soon}, {who Hill} {cue said}.",
        "reported": "{q The bridge will close in May}, {who Hill} {cue said}.",
    },
    "4 long sources": {
        "apposition behind": "“{q It broke,}” {cue said} {who Ann Lee, the minister for roads}.",
        "apposition between": "{who Ann Lee, the minister for roads}, {cue said} {q it broke}.",
        "relative": "{who People who saw the crash} {cue said} {q the road was icy}.",
    },
    "5 pronouns and roles": {
        "pronoun": "“{q It broke,}” {who she} {cue said}.",
        "role": "{who The spokesman} {cue said} {q the road was closed}.",
    },
    "6 according to": {
        "first": "{cue According to} {who the mayor}, {q the road is closed}.",
        "apposition": "{cue According to} {who Ann Lee, the mayor}, {q the road is closed}.",
        "last": "{q The road is closed}, {cue according to} {who the mayor}.",
    },
    "7 shared subject": {
        "but added": "{who Hill} {cue said} {q it was late}, but {cue added}, “{q We will go.}”",
        "adding": "{who Hill} {cue said} {q it was late}, {cue adding} that {q she would go}.",
    },
    "8 auxiliaries and colons": {
        "did tell": "{who He} {cue did tell} Sky News that: “{q We lost many men.}”",
        "perfect": "{who She} {cue has said} {q the road was closed}.",
        "next paragraph": "{who He} {cue said}:\n\n“{q We lost many men.}”",
        "comment": "{who Ann Lee} made this comment:\n\n“{q We lost many men.}”",
        "transcript": "{who HILL}: {q Why now? Who said so}?\n\n{who LEE}: {q We had to act}.",
        "colon": "{who Ann Lee}: “{q We lost many men.}”",
        "hearer": "{who Lee} {cue told} reporters {q she would resign}.",
        "between": "{who Lee} {cue said} in an interview on Sunday that {q she would resign}.",
    },
    "9 mixed": {
        "phrase inside": "{who Hill} {cue said} {q the plan was “a disgrace” to the town}.",
        "what she called": "{who Hill} {q {cue condemned} what she called “a disgrace”}.",
        "broadcast": "On Sunday’s “Morning Talk,” {who Hill} {cue said} {q it was “late” to act}.",
        "at the end": "{who Hill} {cue said} {q the plan was “a disgrace.”}",
    },
    "10 institutions": {
        "plural": "{who Western governments} {cue estimate} that {q 900 people died}.",
        "ministry": "{who The Labour Department} {cue said} {q prices had risen}.",
    },
    "11 figures": {
        "estimate": "{who Officials} {cue estimate} that {q 40 houses were lost}.",
        "put at": "{who Ukraine} has {q {cue put} Russian losses at well over 10,000}.",
    },
    "12 nouns and passives": {
        "claim": "Then came {q the {cue claim} that the road had been mined}.",
        "passive": "It {cue was reported} that {q the road had been mined}.",
        "agent": "{q Hill was {cue accused} of lying} by {who the mayor}.",
        "owner": "The town heard {who Hill’s} {cue claim} that {q the road had been mined}.",
    },
    "13 headlines": {
        "speaker first": "{who Hill}: {q Town Will ‘Never Yield’}\n\nMary Hill left on Friday.",
        "repeated": "Mayor says road will\n\n{who Mayor} {cue says} {q road will close in May}",
    },
    "14 floating": {
        "next paragraph": "“{q It broke,}” {who Ann Lee} {cue said}.\n\n“{q It will break again.}”",
    },
    "15 not quotes": {
        "scare quotes": "The so-called “achievement of their goals” took years.",
        "title": "The film “A Long Way Back to Rome” opened on Friday.",
        "nickname": "James “Big Jim” Hill won the race.",
        "credit": "Mayor opens the road Source: Town Hall",
        "asked": "Asked whether she would resign, {who Hill} {cue said}: “{q We will see.}”",
        "link": "Also read: Mayor says the road is closed",
        "swing states": "Some swing states remained too close to call.",
    },
    "16 interviewer": {
        "as the reporter": "{who Hill} {cue said} {q it was no “rout,” as the reporter suggested}.",
    },
    "17 nested": {
        "outermost": "{who Hill} {cue said} {q Lee had told her that the road was closed}.",
    },
    "18 brackets": {
        "kept": "“{q She [the mayor] must go,}” {who Hill} {cue said}.",
    },
    "19 aims and things": {
        "aim": "{who Hill} {q {cue wants} to close the port}.",
        "asked": "{who Hill} {q {cue urged} drivers to wait at home}.",
        "thing": "{who Hill} {q {cue opposes} the new bridge}.",
        "not": "{who Hill} {q does not {cue support} the new bridge}.",
        "as": "{who Hill} {q {cue sees} the bridge as a risk}.",
        "of": "{who Hill} {q {cue accused} the firm of lying}.",
    },
    "20 non-answers": {
        "drawn": "{who He} {no {cue would not be drawn} on numbers}.",
        "declined": "{who She} {no {cue declined} to comment}.",
        "did not specify": "{no {who Hill} {cue did not specify} the number of dead}.",
    },
    "21 press releases": {
        "dash": "“{q This is a good day for the city.}” —{who Commissioner Ann Lee}",
        "and from": "And from {who Ann Lee}:\n\n“{q This is a good day for the city.}”",
    },
}

FALLS_SHORT = {
    "scene": (
        "{who Hill} {cue said} {q the road was closed} as she left the hall.",
        "the tree hangs the scene on what was said",
    ),
    "infinitive": (
        "It was left to {who Hill} {cue to say} {q the road was closed}.",
        "whose infinitive it is, the tree does not tell",
    ),
}


def flat() -> list[object]:
    return [
        pytest.param(marked, id=f"{construction}: {name}")
        for construction, table in CASES.items()
        for name, marked in table.items()
    ]


@pytest.mark.parametrize("marked", flat())
def test_finds_quotes(marked: str) -> None:
    assert mark(unmark(marked)) == marked


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(marked, id=name, marks=pytest.mark.xfail(reason=reason))
        for name, (marked, reason) in FALLS_SHORT.items()
    ],
)
def test_does_not_find_yet(marked: str) -> None:
    assert mark(unmark(marked)) == marked
