"""Notes of adoption and of printing: （2021年6月10日…通过）under a title, 甲市人民政府办公室 2023年3月5日印发 at the end."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from corpus.model import Record
from corpus.recognise.characters import HAN
from corpus.recognise.times.dates import DateMention, find_dates
from indexer.lines import Line

# So many lines below the title may be no notes; the imprint stands among the last lines.
_BELOW, _LAST = 12, 6
_LONGEST = 200
# A line that opens with the day of an adoption may tell the whole history of a law, however long.
_HISTORY = re.compile(r"[\s\u3000（(]*(?:根据)?\s?(?:19|20)\d\d\s?年")

_DONE = re.compile(r"通过|修订|修正|公布|发布|印发|颁布")
_SESSION = re.compile(
    r"第[〇零一二三四五六七八九十百\d]+[届次](?:会议)?|审判委员会|检察委员会|(?:常务|全体|主任|委务)会议|会议"
)
_ORGAN = re.compile(r"(?:委员会|代表大会|政府|国务院|法院|检察院|办公室|办公厅|管委会|[部厅局委办院署])")
_IMPRINT = re.compile(rf"(?P<body>[{HAN}（）()]{{4,30}})[\s\u3000]*$")
_PRINTED = re.compile(r"[\s\u3000]*印\s?发(?![的了])")


class Told(Record):
    """What a note says: the issuer, the day, its verb (通过, 印发 …), and its span."""

    issuer: str | None
    on: date
    verb: str
    start: int
    end: int


def read_adoption(lines: Sequence[Line], title_end: int) -> Told | None:
    """The last adoption, amendment or issue that the lines right below the title tell of, or None."""
    notes = notes_below(lines, title_end)
    if not notes:
        return None
    notes.sort(key=lambda note: note.on)
    issuer = next((note.issuer for note in reversed(notes) if note.issuer), None)
    return replace(notes[-1], issuer=issuer)


def notes_below(lines: Sequence[Line], title_end: int) -> list[Told]:
    """Each adoption, amendment or issue that the lines right below the title tell of, in order.

    A law amended often has many: they end with the first line that is no note in so long a list.
    """
    notes: list[Told] = []
    beyond = 0
    for line in lines:
        if line.start < title_end:
            continue
        if (
            line.grid is not None
            or line.label is not None
            or (len(line.text) > _LONGEST and not _HISTORY.match(line.text))
            or line.text.endswith("。")
        ):
            break
        found = _notes_in(line)
        beyond += not found
        if beyond > _BELOW:
            break
        notes.extend(found)
    return notes


def read_imprint(lines: Sequence[Line]) -> Told | None:
    """Who printed the paper and when, where one of its last lines says so."""
    for line in reversed([line for line in lines if line.grid is None][-_LAST:]):
        for mention in _days(line.text):
            if not (printed := _PRINTED.match(line.text, mention.end)):
                continue
            body = _IMPRINT.search(line.text, 0, mention.start)
            issuer = re.sub(r"\s", "", body["body"]) if body else None
            return _note(line, mention, issuer, "印发", printed.end())
    return None


def _notes_in(line: Line) -> list[Told]:
    days = _days(line.text)
    stops = [*(mention.start for mention in days[1:]), len(line.text)][: len(days)]
    found: list[Told] = []
    for mention, stop in zip(days, stops, strict=True):
        if done := _DONE.search(line.text, mention.end, stop):
            issuer = _issuer(line.text[mention.end : done.start()])
            found.append(_note(line, mention, issuer, done[0], done.end()))
    return found


def _days(text: str) -> list[DateMention]:
    return [
        mention for mention in find_dates(text) if mention.precision == "day" and mention.from_ is not None
    ]


def _issuer(said: str) -> str | None:
    """The body that acted: 济南市第十六届人民代表大会常务委员会第十六次会议 is 济南市人民代表大会常务委员会."""
    if "批准" in said:
        return None
    acting = re.split(r"[《，,。（(]|关于|根据|(?:令|公告)(?=[第\d]|$)", re.sub(r"\s", "", said))[0]
    name = _SESSION.sub("", acting).removesuffix("以")
    return name if 3 <= len(name) <= 30 and _ORGAN.search(name) else None


def _note(line: Line, mention: DateMention, issuer: str | None, verb: str, end: int) -> Told:
    return Told(
        issuer=issuer,
        on=mention.from_ or date.min,
        verb=verb,
        start=line.start + mention.start,
        end=line.start + end,
    )
