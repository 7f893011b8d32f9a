"""Which messages are read: cases with the reason as their name."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading import looks_like_article
from tests.development import data

SEEDS = data() / "seeds"

NEWS = (
    "The harbour authority closed the northern pier on Monday after a crane fell into the water. "
    "Nobody was hurt, but three ships bound for Rotterdam were kept waiting outside the breakwater "
    "until the evening. Divers were due to look at the wreck before dawn. The port handles about "
    "forty vessels a week, most of them carrying grain, and it has had two such accidents since "
    "the cranes were bought second-hand from a yard in Gdansk."
)
BRIEF = (
    "The mayor of Hollen, Ada Brandt, said on Tuesday that the bridge would stay shut until June. "
    "“We will not risk a single life for a toll road,” she told reporters at the town hall. "
    "The operator denied that the steel had been neglected."
)

ARTICLES = {
    "news of one paragraph": NEWS,
    "a brief that quotes somebody": BRIEF,
    "hard-wrapped, as out of an e-mail": NEWS.replace(", ", ",\n").replace(". ", ".\n"),
    "under a headline and a line with the date": f"Pier closed\n7 April 2022 • 22:41\n\n{NEWS}",
    "with links to other articles between": f"{NEWS}\nAlso read: The last crane\nhttps://a.example/b",
    "numbered paragraphs": "\n".join(
        f"{n}. The committee finds that the ministry did not tell parliament in good time what the "
        f"ships would cost, and asks for the letters of the year {2000 + n}."
        for n in range(1, 5)
    ),
    "many numbers, in sentences": (
        "Sales rose 12.4% to 1,351 million euros in the first quarter, the company said. Profit "
        "fell 3% to 86 million, after 89 million a year before. It expects between 5,200 and "
        "5,400 million for 2022, with a margin of 7% to 8%. Shares lost 2.1% to 44.20 euros in "
        "Frankfurt. Analysts had on average expected 91 million and sales of 1,290 million euros."
    ),
    "lines that end in semicolons and colons": (
        "For the members of the council, the matter of the pier is simple and has been so:\n"
        "the harbour company, which owns the cranes, has to pay for the wreck and for the divers;\n"
        "the ministry, which sold them to the company, has to show the letters of last year.\n"
        "Nobody was hurt. Three ships bound for Rotterdam were kept waiting until the evening."
    ),
    "German": (
        "Die Hafenbehörde hat am Montag den nördlichen Pier gesperrt, nachdem ein Kran ins Wasser "
        "gestürzt war. Verletzt wurde niemand, doch drei Schiffe mussten bis zum Abend vor der "
        "Mole warten. Taucher sollten das Wrack vor Tagesanbruch untersuchen. Der Hafen fertigt in "
        "der Woche etwa vierzig Schiffe ab, die meisten mit Getreide, und hat seit dem Kauf der "
        "Kräne schon zwei solche Unfälle erlebt."
    ),
    "Russian": (
        "Портовые власти закрыли в понедельник северный причал после того, как в воду упал кран. "
        "Никто не пострадал, но три судна до вечера ждали за волнорезом. Водолазы должны осмотреть "
        "обломки до рассвета. Порт принимает около сорока судов в неделю, большинство из них с "
        "зерном, и с тех пор, как краны купили подержанными на верфи в Гданьске, это уже второй "
        "такой случай. Расследование ведёт областная прокуратура, сообщила её представитель."
    ),
    "Chinese": "港务局周一关闭了北码头，因为一台起重机掉进了水里。没有人受伤，但三艘开往鹿特丹的"
    "船不得不在防波堤外等到晚上。潜水员将在黎明前检查残骸。该港口每周处理大约四十艘船，其中大多数运载粮食，"
    "自从从格但斯克的一家船厂购买二手起重机以来，已经发生了两起这样的事故。市长表示，调查将持续"
    "数周时间。居民们说，他们早就对这些旧机器的安全状况提出过警告，但是没有得到答复。",
}

OTHERS = {
    "nothing": "",
    "a greeting": "morning all!",
    "a sentence": "The harbour authority closed the northern pier on Monday.",
    "chatter": (
        "Hey all, thanks for the great meeting yesterday! I think we should really move the "
        "planning call to Thursday, if that's ok for you. I'm out on Friday and my kids are home, "
        "so please let me know what works. Also can you send me the slides? I promised to share "
        "them with the folks in Hamburg. And sorry again for being late, my train was stuck. "
        "Cheers, see you tomorrow, and please do not forget the cake for Anna, she turns forty."
    ),
    "many short sentences": "No idea. Maybe later. Ask Tim. He knows. Or Kim. Not sure. " * 9,
    "Python": "\n".join(
        f"def read_{n}(path):\n    with open(path) as file:\n        return file.read()[{n}:]"
        for n in range(20)
    ),
    "JSON": '{"name": "pier", "closed": true, "ships": [1, 2, 3], "at": "2022-04-07"}\n' * 20,
    "SQL": "SELECT name, count(*) FROM ships WHERE port = 'Hollen' GROUP BY name;\n" * 12,
    "a log": "2022-04-07 22:41:09,120 INFO worker The job for the harbour desk has started.\n" * 12,
    "a stack trace": (
        "Traceback (most recent call last):\n"
        + '  File "/srv/app/main.py", line 12, in main\n    run(settings, now)\n' * 12
        + "ValueError: the port is not a number. It must be one."
    ),
    "a list of links": "https://news.example/2022/04/07/pier-closed-after-crane-fell\n" * 12,
    "links with titles": "Pier closed after crane fell into the water https://news.example/1\n"
    * 12,
    "a table of numbers": "Hollen\t1,351\t7,000\t15,000\t22.5%\nGdansk\t12\t44\t81\t3.4%\n" * 12,
    "a shopping list": "- two loaves of bread\n- milk for the office kitchen\n- coffee\n" * 8,
    "meeting notes": "- Anna to call the printer\n- Tim writes up the budget for May\n" * 9,
    "headings": "Pier closed after crane fell into the water\nMayor shuts the old bridge\n" * 9,
    "one endless word": "a" * 5_000,
    "one endless line without sentences": "the pier and the crane and the ship " * 200,
    "only marks": "“" * 3_000 + "((((" * 500,
}


@pytest.mark.parametrize("text", ARTICLES.values(), ids=ARTICLES.keys())
def test_is_an_article(text: str) -> None:
    assert looks_like_article(text)


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_is_no_article(text: str) -> None:
    assert not looks_like_article(text)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="no seed articles: set CLAIMS_QUALITY_DATA")
def test_the_seed_articles_are_articles() -> None:
    assert all(looks_like_article(seed.read_text("utf-8")) for seed in SEEDS.glob("*.txt"))


@given(st.text())
def test_any_text_is_one_or_not(text: str) -> None:
    assert looks_like_article(text) in (True, False)


@given(st.text(alphabet="ab I.\n“”\"'<>(){}[]:;/|•-1", max_size=3_000))
def test_odd_marks_do_no_harm(text: str) -> None:
    assert looks_like_article(text) in (True, False)


def test_the_process_that_answers_slack_loads_no_extractor() -> None:
    program = (
        "import sys; from claims.reading import looks_like_article as looks; looks('A. ' * 99);"
        "print([m for m in sys.modules if m in ('trafilatura', 'py3langid', 'lxml', 'numpy')])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
