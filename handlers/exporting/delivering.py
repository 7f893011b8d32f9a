"""The job of an export: made when it is done, for the eyes of whoever asked, sent to them alone."""

import json
import logging
from functools import partial

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from handlers.delivering import uploading
from handlers.delivering.sending import CLOSED
from handlers.delivering.uploading import NotShared, NoUpload
from handlers.desk import Desk
from handlers.exporting.choosing import NoExport, choose
from handlers.exporting.forms import FORMS
from handlers.hearing.markup import escape
from handlers.questions.asking import read_question
from handlers.say import phrases
from handlers.say.lines import line, rich
from handlers.say.phrases import exports as said
from handlers.scopes import seen_alone
from store.packing import dossiers, exports
from store.packing.dossiers import Collected
from store.packing.exports import Export
from store.scope import Scope
from store.work.jobs import Step

log = logging.getLogger(__name__)

# Answers of conversations.open that no repetition changes.
NOBODY = frozenset(
    (
        "user_not_found",
        "user_disabled",
        "user_not_visible",
        "cannot_dm_bot",
        "channel_not_found",
        "missing_scope",
        "restricted_action",
    )
)
TRIES = 3  # a claim of it may be deleted while it is being made


class NoDirectMessage(Exception):
    """Whoever asked cannot be written to."""


def deliver(export_id: str, step: Step, desk: Desk) -> None:
    """Both steps may be repeated. Who asked is told why, when nothing comes."""
    sentence = step("send", partial(send, export_id, desk))
    if sentence:
        step("tell", partial(tell, export_id, sentence, desk))


def send(export_id: str, desk: Desk) -> str:
    """Make the file and show it, once. "" or a sentence for whoever asked."""
    export = _found(export_id, desk)
    if export is None or export.is_sent:
        return ""
    try:
        _send(export, desk)
    except NoExport as error:
        return str(error)
    except NoUpload:
        return said.NO_UPLOAD
    except NoDirectMessage:
        return said.NO_DIRECT_MESSAGE
    with desk.store.writing() as session:
        exports.sent(session, export_id, now=desk.now())
    return ""


def tell(export_id: str, sentence: str, desk: Desk) -> None:
    """Say it to whoever asked, where they asked, and forget the export."""
    export = _found(export_id, desk)
    if export is None:
        return
    if not _answered(export, sentence):
        _say(export, sentence, desk)
    with desk.store.writing() as session:
        exports.drop(session, export_id)


def give_up(export_id: str, error_id: str, desk: Desk) -> None:
    tell(export_id, phrases.WENT_WRONG.format(error_id), desk)


def _found(export_id: str, desk: Desk) -> Export | None:
    with desk.store.reading() as session:
        return exports.find(session, export_id)


def _send(export: Export, desk: Desk) -> None:
    slack = desk.slack(export.team)
    channel = _direct_message(export, slack)
    if export.file_id:
        # Sent before, and the answer was lost: it may be there.
        try:
            uploading.wait_until_shared(export.file_id, channel, slack)
        except NotShared:
            uploading.delete(export.file_id, slack)
        else:
            return
    form = FORMS[export.form]
    with desk.turn:
        collected = _collected(export, desk)
        content = form.write(collected.dossier)
    file_id = uploading.upload(content, form.file_name, slack)
    with desk.store.writing() as session:
        exports.uploaded(session, export.id, file_id)
    _share(export, file_id, channel, len(collected.dossier.found), slack)


def _direct_message(export: Export, slack: WebClient) -> str:
    try:
        return str(slack.conversations_open(users=export.user)["channel"]["id"])
    except SlackApiError as error:
        if error.response.get("error") in NOBODY:
            raise NoDirectMessage from error
        raise


def _collected(export: Export, desk: Desk) -> Collected:
    """What whoever asked may see now; and it is noted that they are sent it, before they are."""
    slack = desk.slack(export.team)
    scope = seen_alone(
        export.team, export.user, desk.store, slack, opened_in=export.channel, certainly=True
    )
    for _ in range(TRIES):
        collected = _on_file(export, scope, desk)
        with desk.store.writing() as session:
            if exports.note(session, export.id, collected.claims):
                break
    return collected


def _on_file(export: Export, scope: Scope, desk: Desk) -> Collected:
    with desk.store.reading() as session:
        chosen = choose(session, scope, export.question)
        return dossiers.collect(session, scope, chosen, read_question(export.question).text)


def _share(export: Export, file_id: str, channel: str, claims: int, slack: WebClient) -> None:
    name = FORMS[export.form].file_name
    try:
        slack.files_completeUploadExternal(
            files=[{"id": file_id, "title": name}],
            channel_id=channel,
            blocks=json.dumps([_caption(export, claims)]),
        )
    except SlackApiError as error:
        if error.response.get("error") in CLOSED:
            raise NoDirectMessage from error
        raise


def _caption(export: Export, claims: int) -> dict[str, object]:
    counted = phrases.counted(claims, *phrases.CLAIMS_COUNTED)
    asked = read_question(export.question).text
    what = said.EXPORT_OF.format(counted, asked) if asked else said.EXPORT_OF_ALL.format(counted)
    return rich([line(what), line(said.EVERY_ROW[export.form]), line(said.FOR_YOU)])


def _answered(export: Export, sentence: str) -> bool:
    """Slack takes such an answer for half an hour."""
    if not export.response_url:
        return False
    answer = WebhookClient(export.response_url).send(
        text=escape(sentence), response_type="ephemeral", replace_original=False
    )
    return answer.status_code == 200


def _say(export: Export, sentence: str, desk: Desk) -> None:
    try:
        desk.slack(export.team).chat_postEphemeral(
            channel=export.channel, user=export.user, text=escape(sentence)
        )
    except SlackApiError as error:
        log.info("%s was not told: %s", export.user, error.response.get("error"))
