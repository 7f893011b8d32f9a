"""What we say about deleting what is on file. Nothing of it names what was deleted."""

USAGE = (
    "Say what to delete: /claims forget, then a link, a person's whole name, or the word channel."
)
RIGHTS = "Only admins of the workspace can delete here. In a direct message you can."
TITLE = "Delete for good"
CHANNEL = "everything on file from this channel"
NOTHING = "Nothing on file for {}."
DELETES = "{} with {}, from {}. Replies that show them are deleted too."
ONLY_SEEN = (
    "What is on file from private channels that you are not in stays, and is not counted here."
)
NO_WAY_BACK = "Nobody can undo this."
TOO_LONG = "This is too long to be looked for."
DELETE = "Delete"
LEAVE = "Leave it"
BEGUN = "Being deleted: {} with {}."
BEGUN_ALREADY = "There is nothing left to delete, or it is being deleted already."
LEFT = "Nothing was deleted."
DONE = "Deleted: {} with {}."
PARTLY = (
    "Deleted: {} with {}. Slack did not let every reply be deleted; this is tried again each night."
)
MESSAGES = ("message", "messages")
CHANNELS = ("channel", "channels")
