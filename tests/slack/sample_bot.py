"""A small Bolt app, in either mode, on which the stand-in itself is tried."""

import asyncio
import os
import sys
from typing import Any

from aiohttp import web
from slack_bolt import App, BoltRequest
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import run_bolt_app
from slack_sdk import WebClient
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

Json = dict[str, Any]


def section(words: str) -> Json:
    return {"type": "section", "text": {"type": "plain_text", "text": words}}


def button(words: str, action_id: str, value: str) -> Json:
    label = {"type": "plain_text", "text": words}
    return {"type": "button", "text": label, "action_id": action_id, "value": value}


def modal(words: str) -> Json:
    note = {
        "type": "input",
        "block_id": "note",
        "label": {"type": "plain_text", "text": "Note"},
        "element": {"type": "plain_text_input", "action_id": "words"},
    }
    plain = {"type": "plain_text", "text": "Claims"}
    return {
        "type": "modal",
        "callback_id": "note",
        "title": plain,
        "submit": plain,
        "blocks": [section(words), note],
    }


def message(event: Json, client: WebClient) -> None:
    text = event.get("text", "")
    if event.get("bot_id") or event.get("subtype") not in (None, "file_share"):
        return
    if text == "crash":
        os._exit(3)
    if text.startswith("echo "):
        blocks = [
            section(text),
            {"type": "actions", "elements": [button("Hide", "hide", one) for one in "ab"]},
        ]
        for one, element in zip("ab", blocks[1]["elements"], strict=True):
            element["action_id"] = f"hide_{one}"
        client.chat_postMessage(
            channel=event["channel"],
            thread_ts=event["ts"],
            text=text,
            blocks=blocks,
            metadata={"event_type": "echo", "event_payload": {"ts": event["ts"]}},
        )


def command(ack: Any, body: Json, client: WebClient, respond: Any) -> None:
    if body["text"] == "modal":
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=modal("Loading"))
        return
    ack(f"looking for {body['text']}")
    found = {"type": "actions", "elements": [button("Close", "close", "1")]}
    respond(text="found", blocks=[section("found"), found])


def closed(ack: Any, respond: Any) -> None:
    ack()
    respond(delete_original=True)


def hidden(ack: Any, respond: Any, body: Json) -> None:
    ack()
    respond(text="hidden", blocks=[section("hidden")], replace_original=True)


def noted(ack: Any, view: Json) -> None:
    words = view["state"]["values"]["note"]["words"]["value"]
    if words == "bad":
        ack(response_action="errors", errors={"note": "no"})
    elif words == "more":
        ack(response_action="push", view=modal("more"))
    elif words == "other":
        ack(response_action="update", view=modal("other"))
    else:
        ack(response_action="clear")


def shortcut(ack: Any, body: Json, client: WebClient) -> None:
    ack()
    view = modal(body["message"]["text"])
    client.views_open(trigger_id=body["trigger_id"], view=view)


def home(event: Json, client: WebClient) -> None:
    client.views_publish(
        user_id=event["user"], view={"type": "home", "blocks": [section("welcome")]}
    )


def build() -> App:
    url = os.environ["SLACK_API_URL"]
    client = WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=url)
    app = App(
        client=client,
        signing_secret=os.environ["SLACK_SIGNING_SECRET"],
        process_before_response=True,
    )
    app.event("message")(message)
    app.event("app_mention")(lambda: None)
    app.event("member_joined_channel")(lambda: None)
    app.event("app_home_opened")(home)
    app.command("/claims")(command)
    app.action("close")(closed)
    app.action("hide_a")(hidden)
    app.action("hide_b")(hidden)
    app.view("note")(noted)
    app.shortcut("extract_claims")(shortcut)
    return app


async def over_sockets(app: App) -> None:
    client = SocketModeClient(
        app_token=os.environ["SLACK_APP_TOKEN"],
        web_client=AsyncWebClient(base_url=os.environ["SLACK_API_URL"]),
        ping_interval=0.5,
    )

    async def handle(client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        began = asyncio.get_running_loop().time()
        answer = await asyncio.to_thread(run_bolt_app, app, request)
        await send_async_response(client, request, answer, began)

    client.socket_mode_request_listeners.append(handle)
    await client.connect()  # type: ignore[no-untyped-call]
    await asyncio.Event().wait()


async def over_http(app: App) -> None:
    async def take(request: web.Request) -> web.Response:
        headers = {name: [value] for name, value in request.headers.items()}
        asked = BoltRequest(body=await request.text(), headers=headers)  # type: ignore[arg-type]
        told = await asyncio.to_thread(app.dispatch, asked)
        kind = told.headers.get("content-type", ["text/plain"])[0].partition(";")[0]
        return web.Response(status=told.status, text=told.body, content_type=kind)

    server = web.Application()
    server.add_routes([web.post("/slack/events", take)])
    runner = web.AppRunner(server)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(os.environ["PORT"])).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    carry = over_http if os.environ["CLAIMS_MODE"] == "http" else over_sockets
    print("starting", file=sys.stderr)
    asyncio.run(carry(build()))
