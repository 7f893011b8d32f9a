"""Numbers written in digits, in the ways of several countries."""

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from claims.figures.number import LARGEST, Number, magnified, step_of
from claims.figures.tokens import LONGEST_NUMBER, Sentence

POWER = re.compile(r" ?[×xX*] ?10 ?(?:\^ ?)?(?P<power>[-−–]?[0-9]{1,2}|⁻?[⁰¹²³⁴-⁹]{1,2})(?![\w.,])")


def read_digits(sentence: Sentence, index: int) -> Number | None:
    token = sentence.tokens[index]
    value = decimal_of(token.text)
    if value is None:
        return None
    known = slashed(sentence, index, value) or powered(sentence, index, value)
    if known is not None:
        return known
    number = Number(index, index + 1, value, step_of(token.text, value), "digits")
    number = magnified(sentence, number)
    return number if sign_before(sentence, index) is False else negative(sentence, number)


def decimal_of(text: str) -> Decimal | None:
    """The value of written digits: 816 000, 1,351, 589,2 and 1.234.567 all count."""
    if len(text) > LONGEST_NUMBER:
        return None
    text = text.translate({ord(c): None for c in "    ’'"})
    if text.count(".") > 1:
        text = text.replace(".", "")
    head, comma, tail = text.rpartition(",")
    text = (
        f"{head}.{tail}"
        if comma and len(tail) != 3 and "." not in tail and "," not in head
        else text.replace(",", "")
    )
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value < LARGEST else None


def slashed(sentence: Sentence, index: int, value: Decimal) -> Number | None:
    """1/16, written small."""
    after = sentence.tokens[index + 1 : index + 3]
    if len(after) < 2 or after[0].text not in "/⁄" or after[1].kind != "number":
        return None
    below = decimal_of(after[1].text)
    if not below or below <= value or below > 1000:
        return None
    share = value / below
    return Number(index, index + 3, share, share, "digits")


def powered(sentence: Sentence, index: int, value: Decimal) -> Number | None:
    """3.0×10^8, 3.0 x 10⁸ and 3.0×10−8: a power of ten behind its factor."""
    found = POWER.match(sentence.article.text, sentence.tokens[index].end, sentence.end)
    if found is None:
        return None
    power = int(unicodedata.normalize("NFKC", found["power"]).replace("−", "-").replace("–", "-"))
    value = value.scaleb(power)
    last = index + 1
    while last < len(sentence.tokens) and sentence.tokens[last].start < found.end():
        last += 1
    return Number(index, last, value, step_of(sentence.tokens[index].text, value), "digits")


def sign_before(sentence: Sentence, index: int) -> bool:
    """Whether "minus" or a minus sign belongs to the number."""
    if sentence.low(index - 1) == "minus" or (
        sentence.low(index - 2) == "minus" and sentence.low(index - 1) in "-–"
    ):
        return True
    if index == 0 or sentence.tokens[index - 1].text not in ("-", "−", "–"):
        return False
    sign, number = sentence.tokens[index - 1], sentence.tokens[index]
    before = sentence.article.text[sign.start - 1 : sign.start] if sign.start else " "
    return sign.end == number.start and (before.isspace() or before in "$£€(")


def negative(sentence: Sentence, number: Number) -> Number:
    first = number.first - (2 if sentence.low(number.first - 2) == "minus" else 1)
    return replace(number, first=first, value=-number.value)
