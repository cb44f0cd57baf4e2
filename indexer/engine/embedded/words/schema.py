"""The fields of the word index."""

import functools

import tantivy

from indexer.engine.terms import token_field

# Part of what an index was made by: other fields, other values in them or other files are another version.
SCHEMA_VERSION = "w3"
MARK = "mark"
MARK_VALUE = "held"


@functools.cache
def schema() -> tantivy.Schema:
    """Tokens come joined by blanks; scores need their frequencies, not their positions.

    `row` is the record's row in SQLite. `owner` is the document a card belongs to, `within` that and the one
    it is an annex of. One entry is no card: it bears the `mark`, and in `change` the last change held.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", indexed=True, fast=True)
    builder.add_unsigned_field("change", fast=True)
    builder.add_unsigned_field("newness", fast=True)
    builder.add_unsigned_field("year", indexed=True, fast=True)
    builder.add_unsigned_field("due", indexed=True, fast=True)
    builder.add_unsigned_field("deaths", indexed=True, fast=True)
    for name in (MARK, "owner", "within", "place", "units", "broken"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (
        "kind",
        "regions",
        "issuers",
        "document_kind",
        "unit_names",
        "hazards",
        "industries",
        "grades",
    ):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for field in ("title", "body", "context"):
        for leg in ("words", "bigrams"):
            builder.add_text_field(token_field(field, leg), tokenizer_name="whitespace", index_option="freq")
    return builder.build()
