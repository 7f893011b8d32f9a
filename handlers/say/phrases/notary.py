"""What is said about a reporter's own draft. Whether a quotation is right is for the desk."""

from claims.notary.quotations import Standing

TITLE = "Your draft beside what is on file"
READING = (
    "Reading the draft. The answer is for you alone, and this check keeps nothing of the draft."
)
BUSY = "Several drafts are being read just now. Try again in a minute."
HOW = (
    "Put the draft after it: /claims check <draft>. For a longer one, or a file, send it to "
    "yourself and use the message shortcut Check draft."
)
NOTHING = "There is no text or file in this message to check."
NOTHING_IN_IT = "There is no quotation and no figure in this draft."
TOO_LONG = "The draft is longer than {} characters. Check it in parts."
TOO_HARD = "The draft took too long to read. Check it in parts."
WENT_WRONG = "The draft could not be checked. Error {}."
KEPT = "Nothing of the draft was filed or kept. It was looked up in what you may see."
ON_FILE = (
    "This check kept nothing. But the same text, or this very message, was read as an article "
    "where it was posted, and is on file until that message is deleted. It did not count here."
)
LEFT_OUT = "{} more quotations and figures were not looked up. Check the draft in parts."
MORE = "{} more are not shown. Check the draft in parts."

STANDING = {
    Standing.DIFFERS: "Differs",
    Standing.NOT_ON_FILE: "Not on file",
    Standing.AS_FILED: "As filed",
}
QUOTATIONS = ("quotation", "quotations")
FIGURES = ("figure", "figures")
COUNTED = {
    Standing.AS_FILED: ("{} as filed", "{} as filed"),
    Standing.DIFFERS: ("{} differs", "{} differ"),
    Standing.NOT_ON_FILE: ("{} not on file", "{} not on file"),
}
DRAFT = "Draft: "
FILED = "On file: "
CHANGED = "draft: {}, on file: {}"
ADDED = "draft adds: {}"
LEFT = "draft leaves out: {}"
SPEAKER_DIFFERS = "The draft names {}, on file it is {}."
UNMARKED = "On file these are the article's words, not in quotation marks."
OMITTED = "Left out in the draft: {}"
ANOTHER = "Another wording is on file: "
AGAINST = "Also on file: "
