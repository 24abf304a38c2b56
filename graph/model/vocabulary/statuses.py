"""Meaning of a register's word for the state of a company."""

import re
from enum import StrEnum
from functools import lru_cache


class Status(StrEnum):
    """State of a company as a register's word gives it."""

    OVER = "over"
    DORMANT = "dormant"
    THERE = "there"
    UNKNOWN = "unknown"


# Looked for first: these contain words of an ended company, but the company still exists.
_STILL_THERE = re.compile(
    r"liquidation|liquidación|liquidazione|liquidação|likuidasi|abwicklung|in ontbinding|likwidacj"
    r"|清算中|清算|拟注销|注销(?:中|备案|公告|公示|登记中)|公告中|gazetted|\bto be \w+"
    r"|\bin progress|judicial management|winding[- ]up (?:order|pet)"
    r"|proposal to|active.{0,3}proposal|administration|receiver"
    r"|insolven|konkurs|pailit|voluntary arrangement|\bnot (?:yet )?(?:dissolved|struck)"
    r"|zur löschung|pending|(?<!not )\b(?:restored|reinstated)\b|wieder ?eingetragen",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\bdissolved\b|\bdissolution completed\b|\bamalgamated\b|\bregistration expired\b"
    r"|struck[- ]?off|\bstrike[- ]?off\b|\bremoved\b"
    r"|de-?registered|\bcancelled\b|\bcanceled\b|\bceased\b|\bclosed\b|converted[- ]closed"
    r"|\bdefunct\b|\bwound up\b|\binactive\b|\bterminated\b|\bno longer (?:exists|registered)\b"
    r"|gelöscht|aufgelöst|erloschen|\bradiée?\b|\bdissoute?\b|\bcessata\b|\bcancellata\b"
    r"|\bestinta\b|\bextinguida\b|\bdisuelta\b|\bcancelada\b|\bbaixada\b|\bextinta\b|\bencerrada\b"
    r"|\bopgeheven\b|\bontbonden\b|\buitgeschreven\b|wykreślon|rozwiązan|\bdibubarkan\b|\bbubar\b"
    r"|\bdihapus\b|注销|已撤销|解散|閉鎖|清算結了|ликвидирован|прекратил|прекращен|исключен"
    r"|avregistrerad|upplöst|terkin|zrušen|vymazán",
    re.IGNORECASE,
)
# A company whose licence was revoked (吊销) exists until it is deregistered (注销).
_DORMANT = re.compile(
    r"dormant|ruhend|en sommeil|inattiva|inativa|tidak aktif|停业|歇业|吊销|休眠", re.IGNORECASE
)
_NEGATED = re.compile(r"\bnot?\b|\bnon-|\bnever\b|\bnicht\b|\btidak\b|未", re.IGNORECASE)


@lru_cache(maxsize=4096)
def status_of(text: str) -> Status:
    """Return the state that a register's word gives; UNKNOWN if it is not listed or negated.

    A company in liquidation, gazetted or about to be struck off still exists.
    """
    if _STILL_THERE.search(text):
        return Status.THERE
    over = _OVER.search(text)
    if over is not None and not _NEGATED.search(text[: over.start()]):
        return Status.OVER
    if _DORMANT.search(text):
        return Status.DORMANT
    return Status.UNKNOWN
