"""What the Home tab says."""

from store.review.reviewing import Verb

CONFLICTS = "Recent conflicts"
WATCHES = "Watchlist"
NO_WATCHES = "Nothing is watched yet. /claims watch peskov begins it, here or in a channel."
IN = "In "
IN_DIRECT = "In direct messages with this app"
DEEDS = "My corrections"
NO_DEEDS = "Nothing yet. Each claim has a menu with what you can do."
DID = {
    Verb.CONFIRM: "Confirm",
    Verb.CORRECT: "Changed",
    Verb.SAME_PERSON: "Same person",
    Verb.OTHER_PERSON: "Another person",
    Verb.DISMISS: "Not a claim",
    Verb.UNDO: "Undo",
}
GONE = "a claim that is no longer on file"
SETTINGS = "Settings of direct messages with this app"
CHANGE_SETTINGS = "Change settings"
ELSEWHERE = "/claims settings in a channel changes those of the channel."
HEALTH = "Health"
ALL_READ = "All that was pasted has been read."
WAITING = ("message waits to be read.", "messages wait to be read.")
FAILED = ("message could not be finished", "messages could not be finished")
RETRY = "Each has a Retry button in its thread."
PAGE = "Page {}"
