"""`rekey`: the tokens on file, sealed anew, so that an old key can be thrown away."""

from bot.cli.check import opened
from bot.run import check_keys
from bot.settings import Settings, WrongSetting
from store.tenants import installations
from store.tenants.seals import Seal

NO_KEY = "CLAIMS_SECRET_KEY is not set: put the new key first, and the old one after a comma."


def rekey(settings: Settings) -> None:
    if not settings.secret_keys:
        raise WrongSetting(NO_KEY)
    store = opened(settings)
    check_keys(settings, store)
    with store.writing() as session:
        number = installations.renew_seals(session, Seal.of(settings.secret_keys))
    store.close()
    print(f"{number} {'token' if number == 1 else 'tokens'} sealed with the newest key")
