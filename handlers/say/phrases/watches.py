"""What is said about watching: for a person, a topic, or figures."""

WATCH = "Watch"
UNWATCH = "Unwatch"
WATCHED_HERE = "Watched here"
NOTHING_WATCHED = "Nothing is watched here. /claims watch peskov begins it."
HOW_TO_WATCH = (
    "Say what to watch: a person, a topic, words in quotation marks, or figures about something,"
    " such as /claims watch peskov or /claims watch figures soldiers killed."
)
NO_SUCH_FILTER = "A watch is for what comes from now on: since:, until: and in: do not go with it."
WATCHING = "Watching for {} here. Every new article with it is told of once, from now on."
WATCHED_ALREADY = "{} is watched here already."
NOT_WATCHED = "{} is not watched here."
NO_LONGER = "{} is no longer watched here."
ENDED_BEFORE = "That is no longer watched."
TOO_MANY = "{} things are watched here, and no more are taken. /claims watch lists them."
TOO_LONG = "That is too long to watch: take at most {} characters."

NOT_HERE = (
    "This app is not in this conversation and could not tell you here. Invite it first, or watch in"
    " your direct message with it."
)

ALERT = "Watched: {}"
MORE_CLAIMS = ("more claim in the thread", "more claims in the thread")
TO_END = "/claims unwatch ends this."
