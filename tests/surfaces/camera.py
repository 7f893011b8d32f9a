"""Pages to pictures, by a real browser."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

BACKGROUND = (208, 204, 208)  # of a page, below what is drawn
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
)
SIZE = (640, 4_000)
SECONDS = 60


def browser() -> str:
    """Where Chromium is; "" where it is not installed (Debian: apt-get install chromium)."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or ""


def photograph(page: str, to: Path) -> None:
    """A picture of a page, as high as what is on it."""
    with tempfile.TemporaryDirectory() as folder:
        source, taken = Path(folder) / "page.html", Path(folder) / "page.png"
        source.write_text(page, encoding="utf-8")
        size = f"--window-size={SIZE[0]},{SIZE[1]}"
        where = (f"--user-data-dir={folder}/profile", f"--screenshot={taken}", source.as_uri())
        command = [browser(), *QUIET, size, *where]
        subprocess.run(command, check=True, timeout=SECONDS, capture_output=True)
        with Image.open(taken) as whole:
            _cropped(whole.convert("RGB")).quantize(64).save(to, optimize=True)


def _cropped(picture: Image.Image) -> Image.Image:
    empty = Image.new("RGB", picture.size, BACKGROUND)
    box = ImageChops.difference(picture, empty).getbbox()
    return picture.crop((0, 0, picture.width, box[3] if box else 1))
