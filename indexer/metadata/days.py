"""The days of a document: stated in its header, signed, or told by a note."""

from datetime import date

from corpus.recognise.times.dates import find_dates
from indexer.laws.version import LawVersion
from indexer.metadata.header import Header
from indexer.metadata.notes import Told
from indexer.metadata.origins import Origins
from indexer.metadata.period import read_force
from indexer.zones import Zones


def stated_day(header: Header, field: str, origins: Origins) -> date | None:
    """The day that the header states for a field, or None."""
    for value in header.values:
        if value.field == field:
            for mention in find_dates(value.value):
                if mention.precision == "day" and mention.from_ is not None:
                    start, end = value.start + mention.start, value.start + mention.end
                    origins.note(field, start, end, value.origin)
                    return mention.from_
    return None


def signed_day(zones: Zones, origins: Origins) -> date | None:
    """The day of the signature, of one that names its issuers where there is such; None where nobody signed."""
    signatures = sorted(zones.signatures, key=lambda signature: not signature.issuers)
    if not signatures:
        return None
    origins.note("written_on", signatures[0].date_start, signatures[0].date_end, "signature")
    return signatures[0].on


def told_day(version: LawVersion | None, note: Told | None, origins: Origins) -> date | None:
    """The day of the text of a law, else of the note that tells when the document was adopted or printed; or None."""
    if version is not None and version.day is not None:
        if version.told is not None:
            origins.note("written_on", version.told.start, version.told.end, "text")
        return version.day
    if note is None:
        return None
    origins.note("written_on", note.start, note.end, "text")
    return note.on


def day_of_force(
    text: str,
    version: LawVersion | None,
    written_on: date | None,
    published_on: date | None,
    origins: Origins,
) -> date | None:
    """The day from which the text says that it holds, of a law that of its version; None where it says none."""
    if version is None:
        return read_force(text, written_on, published_on, origins.note)
    if version.force is not None and version.force_end:
        origins.note("in_force_from", version.force_start, version.force_end, "text")
    return version.force
