"""Every sentence we say ourselves, in one place. None of them rules on what is true.

Words of an article are never written here; they are put beside these, as slices of its text.
"""

from claims.comparing.origins import Bond
from claims.model import FlagKind, RelationKind

ABOUT = "The bot reports who said what. It does not check truth."
NOTHING_ON_FILE = "nothing on file to compare with"
NO_CONFLICT = "no conflict with what is on file"
NOT_STATED = "not stated"
DATE_NOT_STATED = "date not stated"
SOURCE_NOT_NAMED = "source not named"
SPEAKER_NOT_NAMED = "Speaker not named"
PASTED_TEXT = "Pasted text"
OUTLET_NOT_STATED = "outlet not stated"
THIS_ARTICLE = "this article"
PAGE = "p. {}"
SHOW_ALL = "Show all"
SHARE = "Share in channel"
NEXT = "Next"
PREVIOUS = "Previous"
CLOSE = "Close"
ALL_CLAIMS = "All claims"

STANDING = (
    (
        RelationKind.SAME_STATEMENT,
        ("statement worded differently", "statements worded differently"),
    ),
    (RelationKind.CONFLICT, ("conflict between figures", "conflicts between figures")),
    (RelationKind.POSSIBLE_CONFLICT, ("possible conflict", "possible conflicts")),
    (RelationKind.UPDATE, ("newer figure on file", "newer figures on file")),
    (
        RelationKind.SAME_NUMBER,
        ("number for two things", "numbers for two things"),
    ),
)
TWO_WORDINGS = "One statement, two wordings"
MANY_WORDINGS = "One statement, {} wordings"
FIGURES = "Figures"
CONFLICT = "Conflict."
SAME_NUMBER = "Same number, different things."
NEWER_FIGURE = "Newer figure on file."
COMPARED_IN_SILENCE = "Compared, without a conflict"
BOTH_QUOTED = "Both stand in quotation marks; at most one is word for word."
ALL_QUOTED = "All stand in quotation marks; at most one is word for word."
BOTH_SHARE = "Both share: "
ALL_SHARE = "All share: "
ORIGINS_OF = "For what {} said: {}"
ORIGINS_OF_FIGURES = "For these figures: {}"
ORIGINS = ("origin", "origins")
BONDS = {
    Bond.TOLD: "told to {}",
    Bond.AGENCY: "credited to {}",
    Bond.TEXT: "mostly the same text",
}
HERE = "Here: "
THERE = "On file: "
KEY_CLAIMS = "Key claims"

TO = "to"
IN_ARTICLES_WORDS = "in the article's words"
NO_ANSWER = "gave no answer"
ACCORDING_TO = "according to"
AS_OF = "as of"
INFERRED = "inferred"
SPELT = "spelt {} here: same person?"

LABELS = {
    FlagKind.SECOND_HAND: "second-hand",
    FlagKind.TRANSLATED: "looks translated",
    FlagKind.BRACKET: "publisher's bracket",
    FlagKind.MIXED_MARKS: "mixed quotation marks",
    FlagKind.FLOATING: "speaker inferred",
}
WARNINGS = {
    FlagKind.SECOND_HAND: "Second-hand, check there before quoting",
    FlagKind.TRANSLATED: "Looks translated",
    FlagKind.BRACKET: "Inserted by the publisher",
    FlagKind.MIXED_MARKS: "Opens and closes with different quotation marks",
    FlagKind.FLOATING: "Speaker inferred: the last one named",
}

ALREADY_READ = "Read before: the same text, word for word."
NOT_ENGLISH = "This text is in {}. Quotes and figures are read in English only."
LANGUAGE_UNKNOWN = "another language"
LANGUAGES = {
    "ar": "Arabic",
    "cs": "Czech",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
TOO_MANY_LINKS = "{} links: the first {} were read. Post the others in another message."
FAILED = "This could not be finished. Error {}."
RETRY = "Retry"
NOTHING_TO_RETRY = "There is nothing left to retry here."
NOT_IN_CHANNEL = "Invite this app to the channel to have the reply in the thread."
NO_PARENT = "There is no text above to read. Mention the app below an article, or with a link."


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


HELP_TITLE = "What is on file"
HELP = (
    ("/claims peskov", "who said what: a person, however the name is spelt"),
    ("/claims grain deal", "quotes and figures about a topic"),
    ('/claims "huge tragedy"', "exact words"),
    ("/claims figures soldiers killed", "figures about a subject"),
    ("/claims conflicts", "figures and wordings that differ"),
    ("/claims watch peskov", "hear of every new article with a person, a topic, or figures …"),
    ("/claims watch", "what is watched here; /claims unwatch peskov ends it"),
    ("/claims settings", "what is read in this channel, and a daily digest"),
    ("/claims check <draft>", "each quotation and figure of your own draft beside the file"),
    ("/claims forget …", "delete for good what is on file of a link, a person or this channel"),
    ("/claims framing peskov", "with which verbs each outlet introduces a person"),
    ("/claims export csv peskov", "what is found, as a file for you: csv, json, jsonld or pack"),
    ("/claims help", "this list"),
    (
        "by: about: from: told: since: until: kind: in:",
        "filters, such as by:peskov since:2022-04-01 kind:direct",
    ),
)
NOTHING_FOUND = "Nothing on file for {}."
NO_SPEAKER = "No speaker {} on file."
SHOWING = "Showing {} ({})."
LETTERS_OFF = ("letter off", "letters off")
SPELT_SO = "spelt {} in an article on file"
DID_YOU_MEAN = "Did you mean {}?"
NO_CONFLICTS = "No conflicts on file."
CONFLICTS_ON_FILE = "Conflicts on file, newest first"
FIGURES_ABOUT = "Figures about {}"
ASK_FIGURES = "Say which figures: /claims figures soldiers killed."
WENT_WRONG = "This could not be answered. Error {}."
GONE = "This article is no longer on file."
READING_NOW = "Reading. The reply comes in the thread."
SHARED_CHANNEL = (
    "This channel is shared with another organisation, or may be: nothing on file is shown here."
    " Ask in a direct message to this app. An administrator can turn it on: /claims settings."
)
CANNOT_SHARE = "Invite this app to the channel to share an answer here."
NOTHING_TO_READ = "There is no text, link or file in this message to read."
ARTICLES = ("article", "articles")
CLAIMS_COUNTED = ("claim", "claims")
MORE_THAN = "more than {} claims"

TIMELINE = "Timeline"
TIMELINE_OF = "Figures side by side"
UNDATED = "No date, or not in full"
GIVER_NOT_NAMED = "source not named"
ALSO_IN = "also in {} more"
LEFT_OUT = "{} left out here; /claims figures lists them all."
OLDER_FIGURES = ("older figure", "older figures")
NO_SERIES = "No two figures here are known to count one thing."
TIMELINE_GONE = "There is nothing to draw any more: the figures are no longer on file."
TIMELINE_THERE = "The timeline of these figures is in the thread, and nothing new is on file."
NO_UPLOAD = "No picture can be uploaded here. /claims figures shows a timeline as text."
DRAWN_SO = (
    "Dot: one number. Bar: a range as stated. Arrow: no end stated.",
    "On the left, days to scale; what has no date stands apart.",
    "Nothing is averaged. Everybody's number is as the article gives it.",
)
