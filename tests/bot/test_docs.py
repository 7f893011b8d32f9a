"""The README states facts: these are compared with the program."""

import re
from pathlib import Path

import pytest

from bot.cli import parsing
from bot.settings import Settings
from tests.surfaces.story import SHOWN

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()


class Looked(dict[str, str]):
    """An environment that remembers which settings were looked for."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def get(self, name: str, default: object = None) -> object:  # type: ignore[override]
        self.names.add(name)
        return default


def test_every_setting_is_in_the_table_and_no_other() -> None:
    env = Looked()
    Settings.read(env)
    table = README.partition("## Settings")[2].partition("## Without Slack")[0]
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.M)) == env.names


def test_every_command_is_in_the_table_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parsing.parse(["--help"])
    known = set(re.findall(r"^    (\w+) ", capsys.readouterr().out, re.M)) - {"COMMAND"}
    table = README.partition("## Without Slack")[2].partition("## More than one machine")[0]
    assert set(re.findall(r"^\| `(\w+)", table, re.M)) == known


def test_the_reply_shown_is_the_one_that_the_sample_gives(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from bot.cli.sample import show_sample

    show_sample(Settings.read({"CLAIMS_DATA_DIR": str(tmp_path)}))
    printed = capsys.readouterr().out
    shown = README.partition("```\n")[2].partition("\n```")[0]
    assert shown in printed


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text()
    pages = {page.name for page in folder.glob("[0-9]*.md")}
    assert set(re.findall(r"\]\((.+?\.md)\)", index)) == pages


def test_every_direct_dependency_has_its_reason() -> None:
    listed = (ROOT / "docs" / "decisions" / "08-dependencies.md").read_text()
    project = (ROOT / "pyproject.toml").read_text()
    block = project.partition("dependencies = [")[2].partition("]\n")[0]
    for name in re.findall(r'"([a-z0-9-]+)', block):
        assert name in listed, name


def test_no_file_of_the_repository_names_an_index_or_a_path_of_a_machine() -> None:
    machine = re.compile(r"--index-url|/(?:work|home|root|Users)/\w")
    folders = (
        "bot",
        "handlers",
        "store",
        "claims",
        "training",
        "tests",
        "docs",
        "requirements",
        "supply",
        "deploy",
    )
    inside = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    for path in [*inside, *ROOT.glob("[a-zA-Z]*.*"), ROOT / "Makefile"]:
        if path.suffix in ("", ".py", ".md", ".txt", ".toml", ".yml"):
            found = machine.search(path.read_text())
            assert path == Path(__file__) or not found, (path, found)


def test_every_picture_of_a_surface_is_shown_and_no_other() -> None:
    shown = re.findall(r"\]\(pictures/(.+?)\)", (ROOT / "docs" / "surfaces.md").read_text())
    assert shown == [f"{name}.png" for name in SHOWN]
    assert set(shown) == {path.name for path in (ROOT / "docs" / "pictures").glob("*.png")}


def test_every_folder_of_tests_is_run() -> None:
    project = (ROOT / "pyproject.toml").read_text()
    listed = set(re.findall(r'^    "tests/(\w+)",$', project, re.M))
    here = {
        path.relative_to(ROOT / "tests").parts[0] for path in (ROOT / "tests").rglob("test_*.py")
    }
    assert listed == here
