"""Documents, articles and citations looked up by their names."""
# ruff: noqa: S608 - statements are put together from the constants below; values are always bound

import json
from collections.abc import Sequence

from corpus.codec import from_json
from corpus.model import Citation, Clause, Document
from corpus.recognise.keys import number_key, title_key
from indexer.engine.embedded.rows import LIVE, Rows, only, sound
from indexer.engine.values import TYPES, Citing

# A document's own record, by its id: by its row alone every record of the document would be looked at.
_OWN = "r.id = d.id AND +r.document_row = d.row AND r.kind = 'document'"


class Lookups(Rows):
    """Answers by number, title and label."""

    @sound()
    def find_documents(self, number: str | None, title: str | None) -> list[Document]:
        """The documents of exactly this number, or title."""
        found = self._all(
            f"SELECT r.json FROM documents d JOIN records r ON {_OWN} "
            "WHERE (d.number_key = :number "
            "OR d.row IN (SELECT document_row FROM titles WHERE title_key = :title)) "
            f"AND {LIVE} ORDER BY d.id",
            number=number_key(number),
            title=title_key(title),
        )
        return [from_json(document, Document) for (document,) in found]

    @sound()
    def named_documents(self, numbers: Sequence[str], titles: Sequence[str]) -> dict[str, list[Document]]:
        """The documents of exactly these numbers and titles, by the name as it was given."""
        found = self._all(
            "SELECT 'n', d.number_key, d.id, r.json FROM documents d "
            f"JOIN records r ON {_OWN} "
            f"WHERE d.number_key IN (SELECT value FROM json_each(:numbers)) AND {LIVE} "
            "UNION ALL SELECT 't', t.title_key, d.id, r.json FROM titles t "
            "JOIN documents d ON d.row = t.document_row "
            f"JOIN records r ON {_OWN} "
            f"WHERE t.title_key IN (SELECT value FROM json_each(:titles)) AND {LIVE} ORDER BY 1, 2, 3",
            numbers=json.dumps(sorted({key for number in numbers if (key := number_key(number))})),
            titles=json.dumps(sorted({key for title in titles if (key := title_key(title))})),
        )
        held: dict[tuple[str, str], list[Document]] = {}
        for kind, key, _, document in found:
            held.setdefault((kind, key), []).append(from_json(document, Document))
        by_number = {number: held.get(("n", number_key(number) or ""), []) for number in numbers}
        by_title = {title: held.get(("t", title_key(title) or ""), []) for title in titles}
        return {
            name: [*by_number.get(name, ()), *by_title.get(name, ())]
            for name in (*by_number, *by_title)
            if by_number.get(name) or by_title.get(name)
        }

    @sound()
    def labelled(self, document_ids: Sequence[str], labels: Sequence[str]) -> list[Clause]:
        """The clauses of these documents whose own label is one of these."""
        found = self._all(
            "SELECT r.kind, r.json FROM documents d JOIN records r ON r.document_row = d.row "
            "WHERE d.id IN (SELECT value FROM json_each(:ids)) AND r.kind IN ('article', 'clause') "
            "AND json_extract(CAST(r.json AS TEXT), '$.path[#-1]') IN (SELECT value FROM json_each(:labels)) "
            f"AND {LIVE} ORDER BY d.id, r.place",
            ids=json.dumps(list(document_ids)),
            labels=json.dumps(list(labels)),
        )
        return list(only([from_json(record, TYPES[kind]) for kind, record in found], Clause))

    @sound()
    def citing(
        self, number: str | None, title: str | None, *, repealing: bool, most: int | None = None
    ) -> list[Citing]:
        """The citations of the document of this number, or title; of those that repeal it alone; so many at the most."""
        # Two questions, so that each can use its index; the first of them finds what answers both.
        found = self._all(
            " UNION ".join(
                "SELECT d.id, c.place, c.json FROM citations c JOIN documents d ON d.row = c.document_row "
                f"WHERE c.{key} = :{key} {'AND c.repeals' if repealing else ''} AND {LIVE}"
                for key in ("number_key", "title_key")
            )
            + " ORDER BY 1, 2 LIMIT :most",
            number_key=number_key(number),
            title_key=title_key(title),
            most=-1 if most is None else most,
        )
        return [Citing(document_id=id_, citation=from_json(citation, Citation)) for id_, _, citation in found]
