"""What is said in the copy line, and what is asked next: only from what is on file."""

from claims.model import Measure

ASK_NEXT = "Copy line, questions"
COPY_LINE = "Copy line"
ATTRIBUTED = "Attributed, not verified. It says what is on file and nothing else."
SHARED_ONLY = "In quotation marks: a run of words that every wording on file has."
ONE_WORDING = "In quotation marks: as one article has it."
ASK = "Ask next"
NOTHING_TO_COPY = "Nothing here is given by anybody who is named."
NOTHING_TO_ASK = "No field of these claims is empty."

SAID = "said"
TOLD = "told {}"
IN_PART = "in part"
ON = "on {}"
REPORTED_BY = "{} reported"
GIVEN_BY = "according to {}"
AS_OF = "as of {}"
NOT_DATED = "date not stated"
ALSO_MEANS = "not stated whether killed"

WHO_GAVE = "Who gave it?"
WHICH = "Which ones exactly?"
AS_OF_WHEN = "As of when?"
MEANT = {
    Measure.LOSSES: "Does losses mean killed, or wounded and captured too?",
    Measure.CASUALTIES: "Does casualties mean killed, or wounded too?",
}
FIGURE = "{} ({})"
RECORDING = "{} wordings of what {} told {}: is there a recording or a transcript?"
OWN_WORDS = "{} wordings of what {} said: which is the speaker's own? Is there a recording?"
SECOND_HAND = "What {} told {}: are these the words there?"
NO_ANSWER = "{} gave no answer here: has one been given since?"
SPELLING = "Is {} the same person as {}?"
TRANSLATED = "The text looks translated: what are the original words?"
PUBLISHED = "Where and when was this published?"
PUBLISHED_WHEN = "When was this published?"
PUBLISHED_WHERE = "Where was this published?"
SPEAKER = "Who said it?"
