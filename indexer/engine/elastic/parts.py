"""A document's parts as the cluster keeps them: its records, with what they are searched by, and its citations."""

from collections.abc import Iterator, Sequence

from corpus.codec import to_json
from corpus.model import Citation, Clause, Document, Reading
from corpus.recognise.keys import number_key, title_key
from indexer.engine.elastic.layout import Body
from indexer.engine.keeping import records_of
from indexer.engine.terms import newness, token_field, unit_names, unit_terms
from indexer.engine.values import Card, FieldName, StoredRecord, Tokens, kind_of


def stamp_of(document_id: str, attempt: str) -> str:
    """What all parts bear that one attempt wrote of a document."""
    return f"{document_id}.{attempt}"


def parts_of(reading: Reading, cards: Sequence[Card], attempt: str) -> Iterator[tuple[str, Body]]:
    """Each part with its id: the public id of its record and the attempt that writes it."""
    document, by_id = reading.document, {card.id: card for card in cards}
    stamp = stamp_of(document.id, attempt)
    for place, record in enumerate(records_of(reading)):
        body = {"document": document.id, "stamp": stamp, "place": place, **_record(record)}
        if card := by_id.get(record.id):
            body |= _card(card, document)
        yield f"{record.id}.{attempt}", body
    for place, citation in enumerate(reading.citations):
        body = {"document": document.id, "stamp": stamp, "place": place, **_citation(citation)}
        yield f"{document.id}-cites-{place}.{attempt}", body


def public_id(name: str) -> str:
    """The id of the record that a part is of, by the part's id; of the document, by a stamp."""
    return name.rpartition(".")[0]


def _record(record: StoredRecord) -> Body:
    label = {"label": record.path[-1]} if isinstance(record, Clause) and record.path else {}
    return {"record": record.id, "record_kind": kind_of(record), "json": to_json(record).decode(), **label}


def _citation(citation: Citation) -> Body:
    keys = {"cited_number": number_key(citation.number), "cited_title": title_key(citation.title)}
    return {
        **{name: key for name, key in keys.items() if key},
        "repeals": bool(citation.repeals),
        "json": to_json(citation).decode(),
    }


def _card(card: Card, document: Document) -> Body:
    case = card.case
    values = {
        "kind": card.kind,
        "newness": newness(document),
        "within": [id_ for id_ in (document.id, document.parent_id) if id_],
        "place_of": card.regions[-1] if card.regions else None,
        "regions": card.regions,
        "issuers": card.issuers,
        "year": card.year,
        "document_kind": card.document_kind,
        "due": card.due.toordinal() if card.due else None,
        "units": unit_terms(card),
        "unit_names": unit_names(card),
        "hazards": case.hazards if case else (),
        "industries": case.industries if case else (),
        "grades": case.grade if case else None,
        "broken": case.broken if case else (),
        "deaths": case.deaths if case else None,
        # Nothing is near a vector without a direction, which the cluster refuses.
        "vector": card.vector.hex() if card.vector and any(card.vector) else None,
        **_tokens("title", card.title),
        **_tokens("body", card.body),
        **_tokens("context", card.context),
    }
    return {name: value for name, value in values.items() if value not in (None, (), [], "")}


def _tokens(field: FieldName, tokens: Tokens) -> dict[str, str]:
    return {token_field(field, "words"): tokens.words, token_field(field, "bigrams"): tokens.bigrams}
