"""What is said around the menu of a claim, its history and recall, and people with two names."""

from claims.model import Bound, Measure, QuoteKind, ReviewState
from store.review.reviewing import Verb

CONFIRM = "Confirm"
CORRECT = "Correct…"
SPEAKER = "Wrong speaker"
DISMISS = "Not a claim"
HISTORY = "History"
UNDO = "Undo"
SAME_PERSON = "Same person"
OTHER_PERSON = "Another person"

STATES = {
    ReviewState.UNREVIEWED: "unreviewed",
    ReviewState.CONFIRMED: "confirmed",
    ReviewState.CORRECTED: "corrected",
    ReviewState.DISMISSED: "not a claim",
}
DONE = {
    Verb.CONFIRM: "Confirmed.",
    Verb.CORRECT: "Corrected. The words stay as the article has them.",
    Verb.SAME_PERSON: "Noted: the same person.",
    Verb.OTHER_PERSON: "Noted: another person.",
    Verb.DISMISS: "Taken out as not a claim: found and compared no longer.",
    Verb.UNDO: "Undone.",
}
ALREADY = "This was done already."
CHANGED = "Somebody changed this claim meanwhile. Open its history to see what."
NOTHING_TO_UNDO = "There is nothing left to undo here, or somebody changed this claim meanwhile."
GONE = "This claim is no longer on file."
NO_RIGHTS = "For this channel the workspace's administrators review claims. History is open to all."
TOO_LATE = "That took too long for Slack. Press once more."
LOADING = "Loading…"

FORM_TITLE = "What was read"
SPEAKER_TITLE = "Who said it"
SAVE = "Save"
LEAVE = "Leave it"
WORDS_STAY = "The words stay as the article has them. What you leave empty counts as not stated."
FIELDS = {
    "speaker": "Speaker",
    "role": "Role that day",
    "told": "Told to",
    "said_on": "Said on",
    "kind": "Kind",
    "measure": "What kind of figure",
    "counted": "What is counted",
    "whose": "Whose",
    "place": "Where",
    "as_of": "As of",
    "giver": "According to",
    "bound": "How exact",
}
WHO = "A name on file, or a new one"
NEW_NAME = "{} (new name)"
KINDS = {
    QuoteKind.DIRECT.value: "in quotation marks",
    QuoteKind.MIXED.value: "reported, with words in quotation marks",
    QuoteKind.INDIRECT.value: "reported in the article's words",
    QuoteKind.NON_ANSWER.value: "gave no answer",
}
MEASURES = {measure.value: measure.value for measure in Measure}
BOUNDS = {bound.value: bound.value.replace("_", " ") for bound in Bound}
TOO_LONG = "At most {} characters."
ONE_LINE = "One line of text, please."
NOT_A_DAY = "A day, such as 2022-04-07."
NOT_A_CHOICE = "One of the choices, please."
NO_SUCH_NAME = "This name is no longer on file. Choose another, or type it."
CHANGED_MEANWHILE = "{} changed this claim since you opened it:"
GO_ON = "Save puts yours in its place. Leave it keeps theirs."
NOTHING_CHANGED = "Nothing was changed."

HISTORY_TITLE = "History"
NO_HISTORY = "Nobody has changed this claim."
DEEDS = {
    Verb.CONFIRM: "confirmed it",
    Verb.CORRECT: "corrected it",
    Verb.SAME_PERSON: "said that it is the same person",
    Verb.OTHER_PERSON: "said that it is another person",
    Verb.DISMISS: "took it out as not a claim",
    Verb.UNDO: "undid the last change",
}
BEFORE_AFTER = "{}: {} → {}"
EMPTY = "not stated"
SOMEBODY = "Somebody"
OLDER = "{} older changes are not shown."

RECALL = "Since this thread showed it, a claim was changed."
RECALL_DISMISSED = "It was taken out as not a claim."
RECALL_STANDS = "It was put back: it stands again."
RECALL_GONE = (
    "A claim that this thread showed is no longer on file: its message was deleted or changed."
)
RECALL_SENT = "Since you exported it, a claim was changed."
RECALL_SENT_GONE = (
    "A claim that you exported is no longer on file: its message was deleted or changed."
)
RECALL_EDITED = (
    "Since this thread showed claims of an article, it was edited:"
    " something that was shown was changed or taken out."
)
RECALL_SENT_EDITED = (
    "Since you exported claims of an article, it was edited:"
    " something that you exported was changed or taken out."
)
RECALL_HIDDEN = "A claim that was shown here before was changed. It may no longer be seen here."

PEOPLE = "Same person…"
PEOPLE_TITLE = "One person or two"
PEOPLE_INTRO = "{}: is another name on file the same person? Their quotes are then found together."
PEOPLE_PICK = "The other name"
PEOPLE_MERGED = "Said to be the same person"
SPLIT = "Another person"
MERGED = "Noted: {} and {} are one person."
SPLIT_DONE = "Noted: {} and {} are two people."
ONE_ALREADY = "These are one person already."
PRIVATE_NAME = "A name that everybody sees cannot become one of a private channel."
NO_MERGE_LEFT = "These are two people already."
