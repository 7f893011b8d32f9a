"""The Web API methods that the stand-in knows: their arguments and the scopes they need."""

from dataclasses import dataclass

MESSAGE = (
    "as_user attachments blocks icon_emoji icon_url link_names markdown_text parse text "
    "thread_ts username"
)
PAGE = "cursor limit"
SPAN = f"{PAGE} include_all_metadata inclusive latest oldest"
LIST = f"{PAGE} exclude_archived team_id types"

# Arguments that come as JSON text when the body is a form.
STRUCTURED = frozenset(
    [
        "attachments",
        "blocks",
        "metadata",
        "view",
        "files",
        "loading_messages",
        "unfurled_attachments",
    ]
)
# Bolt has the SDK send the team with every call.
ANYWHERE = frozenset(["team_id"])
FLAGS = frozenset(
    [
        "as_user",
        "link_names",
        "reply_broadcast",
        "unfurl_links",
        "unfurl_media",
        "include_all_metadata",
        "inclusive",
        "include_num_members",
        "include_locale",
        "exclude_archived",
        "mrkdwn",
        "return_im",
    ]
)


@dataclass(frozen=True, slots=True)
class Method:
    """`scope` may end in `:read` or `:history` of any conversation: `*:read`."""

    required: frozenset[str]
    optional: frozenset[str]
    scope: str | None = None
    token: str = "xoxb-"


def method(required: str = "", optional: str = "", scope: str | None = None) -> Method:
    return Method(frozenset(required.split()), frozenset(optional.split()), scope)


METHODS: dict[str, Method] = {
    "apps.connections.open": Method(frozenset(), frozenset(), token="xapp-"),
    "assistant.threads.setStatus": method(
        "channel_id status thread_ts", "icon_emoji icon_url loading_messages username", "chat:write"
    ),
    "auth.test": method(),
    "chat.delete": method("channel ts", "as_user", "chat:write"),
    "chat.getPermalink": method("channel message_ts"),
    "chat.postEphemeral": method("channel user", MESSAGE, "chat:write"),
    "chat.postMessage": method(
        "channel",
        f"{MESSAGE} metadata mrkdwn reply_broadcast unfurl_links unfurl_media",
        "chat:write",
    ),
    "chat.update": method(
        "channel ts", f"{MESSAGE} file_ids metadata reply_broadcast", "chat:write"
    ),
    "conversations.history": method("channel", SPAN, "*:history"),
    "conversations.info": method("channel", "include_locale include_num_members", "*:read"),
    "conversations.list": method("", LIST, "*:read"),
    "conversations.members": method("channel", PAGE, "*:read"),
    "conversations.open": method("users", "prevent_creation return_im", "im:write"),
    "conversations.replies": method("channel ts", SPAN, "*:history"),
    "oauth.v2.access": Method(frozenset(["code"]), frozenset(["redirect_uri"]), token=""),
    "files.completeUploadExternal": method(
        "files", "blocks channel_id channels initial_comment thread_ts", "files:write"
    ),
    "files.delete": method("file", "", "files:write"),
    "files.getUploadURLExternal": method("filename length", "alt_txt snippet_type", "files:write"),
    "files.info": method("file", f"{PAGE} count page", "files:read"),
    "reactions.add": method("channel name timestamp", "", "reactions:write"),
    "reactions.remove": method("name", "channel timestamp file file_comment", "reactions:write"),
    "team.info": method("", "domain team", "team:read"),
    "users.conversations": method("", f"{LIST} user", "*:read"),
    "users.info": method("user", "include_locale", "users:read"),
    "views.open": method("view", "trigger_id interactivity_pointer"),
    "views.publish": method("user_id view", "hash"),
    "views.push": method("view", "trigger_id interactivity_pointer"),
    "views.update": method("view", "external_id hash view_id"),
}
