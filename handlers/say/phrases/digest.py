"""What the daily digest says."""

TITLE = "Daily digest · {}"
NEW = "New since the last one: {}"
UNREVIEWED = ("claim that nobody has reviewed", "claims that nobody has reviewed")
UNREVIEWED_IN = "Not reviewed"
MORE_DIFFERING = "{} more: /claims conflicts"
MORE_ARTICLES = ("more article", "more articles")
MORE_THAN = "more than {}"
SETTINGS = "/claims settings changes when this comes, or ends it."
