"""What SQLite has no checksums for: whether the rows of a document say what was written."""

import sqlite3
from hashlib import blake2b

# All that a document's rows hold but the changes between which they are seen; the bytes of the original have a hash of their own.
_ROWS = (
    "SELECT id, parent_id, version, version_on, name, media_type, original, repairs, rules, text FROM documents WHERE row = ?",
    "SELECT id, kind, place, json FROM records WHERE document_row = ? ORDER BY place",
    "SELECT place, number_key, title_key, json, repeals FROM citations WHERE document_row = ? ORDER BY place",
    "SELECT title_key FROM titles WHERE document_row = ? ORDER BY title_key",
)


def digest_of(database: sqlite3.Connection, document_row: int) -> bytes:
    """The digest of all rows of the document in that row, as they stand in the file now."""
    digest = blake2b(digest_size=16)
    for statement in _ROWS:
        for values in database.execute(statement, (document_row,)):
            for value in values:
                held = value if isinstance(value, bytes) else str(value).encode()
                digest.update(len(held).to_bytes(8, "little"))
                digest.update(held)
    return digest.digest()
