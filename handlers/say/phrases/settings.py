"""What the form of a channel's settings says."""

TITLE = "Settings"
SAVE = "Save"
CANCEL = "Cancel"
HERE = "For this channel."
DIRECT = "For direct messages with this app."
LISTENING = "What is read here"
LISTENING_CHOICES = {
    "off": "Nothing, not even when asked",
    "mentions": "What somebody mentions the app for",
    "links": "Links",
    "all": "Links, files and long texts",
}
LISTENING_HINT = "A mention and the shortcut are read too, unless nothing is."
DIGEST = "Daily digest"
NO_DIGEST = "No digest"
DIGEST_HINT = "New conflicts, changed figures, what nobody has reviewed. Nothing new, no digest."
TIME_ZONE = "Time zone of the digest"
TIME_ZONE_HINT = "A city, such as Kyiv or New York, or UTC."
KEEP_DAYS = "Days that articles and claims are kept"
KEEP_DAYS_HINT = "Empty keeps them for good."
KEPT_FOR_GOOD = "for good"
KEPT_DAYS = ("day", "days")
REVIEWING = "Who may review claims"
REVIEWING_CHOICES = {
    "members": "Everybody in the channel",
    "admins": "Admins of the workspace",
}
OUTSIDERS = "When the channel is shared with another organisation"
OUTSIDERS_CHOICES = {"silent": "Stay silent", "speak": "Read and answer here too"}
FOR_ADMINS = "An admin of the workspace can change these:"

NO_SUCH_ZONE = "No such time zone is known. Write a city, such as Kyiv or New York, or UTC."
NO_SUCH_DAYS = "Write a whole number of days from 1 to 36,500, or nothing."
NEEDS_ADMIN = "An admin of the workspace can change this. Nothing was saved."
NOT_HERE = "This app is not in this conversation. Invite it first, then a digest can come here."
NOT_A_MEMBER = "You are not in this channel, or Slack did not say so in time. Nothing was saved."
TOO_OLD = "This form is too old. Open it again with /claims settings. Nothing was saved."
TOO_LATE = "That took too long to open. Please try again."
SWITCHED_OFF = "This app is switched off here. /claims settings changes that."
