"""The main job on two bundled articles, for whoever has no Slack at hand yet."""

from importlib.resources import files

from bot.cli.check import file_article, in_sections, show
from bot.settings import Settings
from claims.reading import headed, read_file
from handlers.questions.answering import answer
from store.database import Store, migrate, open_store
from store.scope import Scope

WORKSPACE = "sample"
QUESTION = "peskon"
DATABASE = "sample.db"
RULE = "─" * 78


def show_sample(settings: Settings) -> None:
    """File both articles in a database of their own, and print what the thread would show."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    path = settings.data_dir / DATABASE
    for old in settings.data_dir.glob(f"{DATABASE}*"):
        old.unlink()
    store = open_store(f"sqlite:///{path}")
    migrate(store.engine)
    _show_articles(store)
    _show(f"/claims {QUESTION}", in_sections(answer(QUESTION, Scope(WORKSPACE), store).sections))
    store.close()
    print(f"{RULE}\nFiled in {path}. To connect to Slack, set three settings (see README):")
    print("  SLACK_BOT_TOKEN       xoxb-…  the bot, from OAuth & Permissions")
    print("  SLACK_APP_TOKEN       xapp-…  for Socket Mode, from Basic Information")
    print("  SLACK_SIGNING_SECRET          in place of SLACK_APP_TOKEN, for CLAIMS_MODE=http")


def _show_articles(store: Store) -> None:
    samples = sorted(files("bot").joinpath("samples").iterdir(), key=lambda one: one.name)
    for sample in samples:
        article = headed(read_file(sample.name, sample.read_bytes()))
        report = file_article(article, sample.name, store, workspace=WORKSPACE)
        _show(f"Pasted: {sample.name}   →   the reply in its thread", show(report))


def _show(title: str, text: str) -> None:
    print(f"{RULE}\n{title}\n{RULE}\n{text}\n")
