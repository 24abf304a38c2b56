"""Channel of an open page: each of its messages is looked at, since a login ends while it is open.

Of somebody whose login or role has ended no message is believed: neither a widget, nor a part of
the page, nor a file that is made when it is asked for. The page is only drawn anew, which says why.
Nobody sends what concerns the program and not a page: it would empty what is kept for all.
"""

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive, Scope
from streamlit.proto.BackMsg_pb2 import BackMsg

from views.serving.visitors import visitor_of

_OF_A_PAGE = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"})
_OPERATION = "backend_operation_request"
_ON_A_PAGE = frozenset({"deferred_file", "dataframe_chunk"})


def checked_messages(scope: Scope, receive: Receive) -> Receive:
    """Return what receives the messages of a page, as far as its person is still let in."""

    async def receive_checked() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            sent = _read(message.get("bytes") or b"")
            if visitor_of(scope).person is None:
                return {"type": "websocket.receive", "bytes": _drawn_anew(sent)}
            if _is_of_a_page(sent):
                return message

    return receive_checked


def _read(sent: bytes) -> BackMsg:
    """Return a message, an empty one where it is none."""
    told = BackMsg()
    try:
        told.ParseFromString(sent)
    except DecodeError:
        told.Clear()
    return told


def _is_of_a_page(told: BackMsg) -> bool:
    kind = told.WhichOneof("type")
    if kind == _OPERATION:
        return told.backend_operation_request.WhichOneof("payload") in _ON_A_PAGE
    return kind in _OF_A_PAGE


def _drawn_anew(told: BackMsg) -> bytes:
    """Return a message that draws the same page anew, and says nothing else."""
    asked = BackMsg()
    asked.rerun_script.query_string = told.rerun_script.query_string
    asked.rerun_script.page_name = told.rerun_script.page_name
    asked.rerun_script.page_script_hash = told.rerun_script.page_script_hash
    return bytes(asked.SerializeToString())
