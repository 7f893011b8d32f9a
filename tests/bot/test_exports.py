"""`export`, `import` and `verify` on the command line."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.check import file_article, opened
from bot.cli.parsing import parse
from bot.settings import Settings, WrongSetting
from claims.reading import read_text
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING
from tests.bot.test_cli import bot

Run = Callable[..., str]


def settings(folder: Path) -> Settings:
    return Settings.read({"CLAIMS_DATA_DIR": str(folder)})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    store = opened(settings(folder))
    for text in (BRIDGE_MORNING, BRIDGE_EVENING):
        file_article(read_text(text), "-", store, workspace="local")
    store.close()
    return folder


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """A command in this process, and what it prints."""

    def run(*words: str, data: Path) -> str:
        arguments = parse(words)
        arguments.run(arguments, settings(data))
        return capsysbinary.readouterr().out.decode()

    return run


@pytest.mark.parametrize("form", ["json", "pack"])
def test_there_and_back_again(data: Path, tmp_path: Path, run: Run, form: str) -> None:
    file, other, back = tmp_path / "made", tmp_path / "other", tmp_path / "back"
    assert run("export", "--format", form, "--output", str(file), data=data) == ""
    assert "every hash agrees" in run("verify", str(file), data=data)
    added = run("import", str(file), data=other)
    assert "in 2 articles added to workspace local" in added
    assert "0 claims in 0 articles added" in run("import", str(file), data=other)
    run("export", "--format", form, "--output", str(back), data=other)
    assert back.read_bytes() == file.read_bytes()


def test_a_question_narrows_it_down_and_standard_output_takes_it(data: Path, run: Run) -> None:
    claims = json.loads(run("export", "by:holm", "kind:direct", data=data))["claims"]
    assert {claim["speaker"] for claim in claims if claim["found"]} == {"Karin Holm"}
    table = run("export", "--format", "csv", "by:holm", data=data)
    assert table.startswith('\ufeff"claim","kind","words"')


def test_what_was_read_here_as_well_is_left_and_said_so(
    data: Path, tmp_path: Path, run: Run
) -> None:
    file = tmp_path / "made.json"
    run("export", "--output", str(file), data=data)
    assert "2 articles left as on file here" in run("import", str(file), data=data)


def test_what_cannot_be_done_is_one_sentence(
    data: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tmp_path / "changed.json"
    content = run("export", data=data)
    changed.write_text(content.replace("neighbours and friends", "friends and neighbours"))
    for words, sentence in {
        ("export", "nobody"): "Nothing on file for nobody.",
        ("export", "--workspace", "T9"): "Nothing is on file yet that you may see.",
        ("export", "since:whenever"): "The filter since: takes a day",
        ("export", "--output", str(tmp_path)): "could not be written",
        ("import", str(changed)): "is not the one that was exported.",
        ("verify", str(changed)): "is not the one that was exported.",
        ("import", str(tmp_path / "none")): "cannot be opened",
    }.items():
        with pytest.raises(WrongSetting) as error:
            run(*words, data=data)
        assert sentence in str(error.value), words
        assert "\n" not in str(error.value)


def test_standard_input_is_read_and_a_refusal_is_one_line(tmp_path: Path) -> None:
    done = bot("verify", "-", data=tmp_path, given=io.BytesIO(b"[1]").getvalue())
    assert done.returncode == 1
    assert done.stderr == "-: This is no export of Claims Desk.\n"
    assert not list(tmp_path.iterdir())
