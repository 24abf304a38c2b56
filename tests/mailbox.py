"""A mail server on this machine, and what it received."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.browser import free_port


@dataclass(slots=True)
class Mailbox:
    """A mail server that can be told to refuse; ``received`` are texts of mails with subjects."""

    port: int = 0
    refuses: bool = False
    received: list[tuple[str, str]] = field(default_factory=list)

    async def handle_DATA(  # noqa: N802 - the name that the server calls
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.refuses:
            return "451 try again later"
        mail = message_from_bytes(envelope.content or b"", policy=default)  # type: ignore[arg-type]
        body = mail.get_body(("plain", "html"))
        self.received.append((str(mail["Subject"]), body.get_content() if body else ""))
        return "250 taken"

    def address(self, to: str = "desk") -> str:
        """Return where a notice goes to somebody by this server."""
        sent = f"from=watch@example.org&to={to}@example.org&mode=insecure"
        return f"mailto://127.0.0.1:{self.port}?{sent}"


@contextmanager
def mail_server() -> Iterator[Mailbox]:
    """Serve mail until the block ends."""
    box = Mailbox(free_port())
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    yield box
    controller.stop()
