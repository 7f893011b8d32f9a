"""Make the pictures anew: python -m tests.surfaces FOLDER (`make pictures`: docs/pictures)."""

import sys
from pathlib import Path

from tests.surfaces.camera import browser, photograph
from tests.surfaces.story import Surface, told

HEAD = """# What a newsroom sees

Each picture is drawn from the blocks that a running bot sent, by `make pictures` (Block Kit to
HTML, and headless Chromium). The articles are the two that come with the program.
"""


def main() -> None:
    if not browser():
        sys.exit("There is no Chromium here (Debian: apt-get install chromium).")
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    shown = list(told())
    for surface in shown:
        photograph(surface.page, folder / f"{surface.name}.png")
    page = HEAD + "".join(map(section, shown))
    folder.with_name("surfaces.md").write_text(page, encoding="utf-8")


def section(surface: Surface) -> str:
    return f"\n## {surface.title}\n\n![{surface.name}](pictures/{surface.name}.png)\n"


if __name__ == "__main__":
    main()
