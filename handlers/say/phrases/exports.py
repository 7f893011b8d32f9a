"""What we say about exports: on the way, there, and why there is none."""

CSV = "CSV"
JSON_LD = "JSON-LD"
ON_ITS_WAY = "The export comes in a direct message from this app."
WHICH_FORM = (
    "Say which form, and what to export: /claims export csv by:peskov."
    " The forms are csv, json, jsonld and pack."
)
EXPORT_OF = "Export of {} on file for {}"
EXPORT_OF_ALL = "Export of {} on file: all that you may see"
FOR_YOU = (
    "Made for you: it holds what you may see, private channels included. Pass it on with care."
)
EVERY_ROW = {
    "csv": "One row for each claim; README says how to read its columns.",
    "json": "With the articles' texts; python -m bot import brings it back.",
    "jsonld": "Quotation and Claim as schema.org has them.",
    "pack": "Texts, claims, offsets and hashes; sha256sum -c SHA256SUMS checks them.",
}
NOTHING_YET = "Nothing is on file yet that you may see."
TOO_MUCH = (
    "More than {} claims are found: too many for one file."
    " Narrow it down with filters, such as by: from: since: until:."
)
TOO_LONG = (
    "The articles of these claims are too long for one file."
    " Narrow it down with filters, such as by: from: since: until:."
)
NO_UPLOAD = "No file can be uploaded here: ask whoever administers this workspace."
NO_DIRECT_MESSAGE = "The export cannot be sent: this app may not write you a direct message."
