"""python -m bot: the command line."""

import os
import sys
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from bot.cli.parsing import parse
from bot.seeing import logs
from bot.settings import Settings, WrongSetting, environment
from claims.reading import UnreadableError
from store.trouble import sentence


def main() -> None:
    arguments = parse(sys.argv[1:])
    try:
        settings = Settings.read(environment(os.environ, Path(".env")))
        logs.set_up(settings.log_level, settings.secrets)
        arguments.run(arguments, settings)
    except (WrongSetting, UnreadableError) as error:
        sys.exit(str(error))
    except DBAPIError as error:
        sys.exit(sentence(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()
