"""Which index of parts is in use, and whether the store is whole and ours."""

from collections.abc import Mapping, Sequence

from elasticsearch import BadRequestError, NotFoundError

from indexer.engine.elastic.cluster import Cluster
from indexer.engine.elastic.faults import (
    error_of,
    lost,
    missing,
    no_parts,
    no_store,
    other_record,
    outdated,
    two_indices,
    two_parts,
    unnamed,
)
from indexer.engine.elastic.layout import RECORD_SCHEMA, Body, Names, parts_body, record_body
from indexer.engine.filling import Filling, kept, written


class Places:
    """The indices behind a store's aliases. What an index was made by never changes, so it is asked for once.

    Who writes is `patient`, and waits for a cluster that is away for a while; who asks is told so.
    """

    def __init__(self, cluster: Cluster, names: Names, version: str, *, patient: bool = False) -> None:
        self._cluster = cluster
        self._ask = cluster.write if patient else cluster.read
        self._names = names
        self.version = version
        self._made_by: dict[str, Body] = {}

    def parts(self) -> str:
        """The index of parts in use. Raises StoreMissing, StoreDamaged, and StoreOutdated where it is not ours."""
        index = self.in_use()
        if self.meta(index).get("version") != self.version:
            raise outdated()
        return index

    def in_use(self) -> str:
        """The index of parts in use, whoever made it, of a store that has all of its indices, each once."""
        held = self._aliases()
        self.check_record(held)
        parts = held.get(self._names.parts, [])
        if len(parts) > 1:
            raise two_parts(self._names.parts, parts)
        if not parts:
            address = self._cluster.address
            raise no_parts(address, self._names.parts) if self._holds_documents() else no_store(address)
        return parts[0]

    def is_made(self) -> bool:
        """Whether there is a store, whole. Raises StoreDamaged where something was lost."""
        held = self._aliases()
        if self._names.documents not in held and not self._holds_parts(held):
            return False
        self.check_record(held)
        return True

    def check_record(self, held: Mapping[str, Sequence[str]] | None = None, *, mending: bool = False) -> None:
        """Raises StoreMissing where there is no record, StoreDamaged where an index of it is missing, or there twice.

        Who is `mending` goes on with the documents alone: the others can be made anew, though empty.
        """
        held = self._aliases() if held is None else held
        for alias in self._names.record:
            if len(held.get(alias, ())) > 1:
                raise two_indices(alias, held[alias])
        # The documents are made last: where they are, all is.
        lacking = [alias for alias in self._names.record if alias not in held]
        for alias in lacking:
            index = self._names.concrete(alias)
            if self._ask(lambda client, index=index: client.indices.exists(index=index)):  # type: ignore[misc]
                raise unnamed(self._cluster.address, alias, index)
        if self._names.documents in lacking and not self._holds_parts(held):
            raise no_store(self._cluster.address)
        if self._names.documents in lacking:
            raise missing(self._cluster.address, f"没有 {self._names.documents}")
        if lacking and not mending:
            raise lost(self._cluster.address, lacking)

    def behind(self, alias: str) -> list[str]:
        """The indices that an alias stands for."""
        return self._aliases(alias).get(alias, [])

    def meta(self, index: str) -> Body:
        """What an index tells of itself."""
        if index not in self._made_by:
            self._made_by[index] = self.fresh_meta(index)
        return self._made_by[index]

    def fresh_meta(self, index: str) -> Body:
        """The same, asked again: what was noted in it since is told too."""
        meta: Body = self._mapping(index).get("_meta", {})
        return meta

    def filling(self) -> Filling | None:
        """By what the store is being filled at this moment."""
        (documents,) = self.behind(self._names.documents)
        return kept(self.fresh_meta(documents).get("filling", ""))

    def note_filling(self, filling: Filling | None) -> None:
        """Notes by what the store is being filled from here on."""
        (documents,) = self.behind(self._names.documents)
        self.note(documents, filling=written(filling))

    def note(self, index: str, **facts: int | str) -> None:
        """Adds to what an index tells of itself."""
        meta = {**self.fresh_meta(index), **facts}
        self._cluster.write(lambda client: client.indices.put_mapping(index=index, meta=meta))

    def all_parts(self) -> list[str]:
        """Every index of parts there is."""
        found = self._ask(lambda client: client.indices.get(index=self._names.all_parts))
        # Another store's indices may begin with the same words.
        return sorted(filter(self._names.is_parts, found))

    def make(self, *, mending: bool = False) -> None:
        """Makes what is not there yet; several may do so at once.

        Raises StoreOutdated where what is there is not ours, StoreDamaged where something was lost: it is made anew, empty,
        for who is `mending` alone. Parts never are: from an empty index everybody would be told that nothing is held.
        """
        held = self._aliases()
        is_there = self._names.documents in held
        if is_there or self._holds_parts(held):
            self.check_record(held, mending=mending)
        *others, documents = reversed(self._names.record.items())
        for alias, body in others:
            self.make_one(alias, body)
        if not self.all_parts() and not (is_there and self._holds_documents()):
            self.create_parts(self._names.new_parts(self.version, 1), (self._names.parts,))
        self.make_one(*documents)
        self.wait(*self._names.all)

    def create_parts(self, index: str, aliases: Sequence[str] = ()) -> None:
        """Makes an empty index of parts."""
        self._create(index, parts_body(self.version, self._cluster.address.shards), *aliases)

    def _aliases(self, of: str | None = None) -> dict[str, list[str]]:
        """The indices behind each alias of the store, or behind one."""
        name = of or self._names.every

        try:
            told = self._ask(lambda client: client.indices.get_alias(name=name), expected=(NotFoundError,))
        except NotFoundError:
            return {}
        held: dict[str, list[str]] = {}
        for index, each in told.items():
            for alias in each["aliases"]:
                held.setdefault(alias, []).append(index)
        return held

    def _holds_documents(self) -> bool:
        documents, live = self._names.documents, {"term": {"state": "live"}}
        return bool(self._ask(lambda client: client.count(index=documents, query=live))["count"])

    def _holds_parts(self, held: Mapping[str, Sequence[str]]) -> bool:
        """Whether there are parts of documents."""
        index = ",".join(held.get(self._names.parts, ()))
        return bool(index) and bool(self._ask(lambda client: client.count(index=index))["count"])

    def make_one(self, alias: str, body: Body) -> None:
        """Makes one index of the record, or adds to its mapping what an earlier program did not know."""
        if not (held := self.behind(alias)):
            self._create(self._names.concrete(alias), record_body(body), alias)
            held = self.behind(alias)
        for index in held:
            mapping = self._mapping(index)
            if (schema := mapping.get("_meta", {}).get("schema")) != RECORD_SCHEMA:
                raise other_record(schema, RECORD_SCHEMA)
            new = {name: field for name, field in body.items() if name not in mapping["properties"]}
            if new:
                self._cluster.write(
                    lambda client, index=index, new=new: client.indices.put_mapping(  # type: ignore[misc]
                        index=index, properties=new
                    )
                )

    def _mapping(self, index: str) -> Body:
        mapping: Body = self._ask(lambda client: client.indices.get_mapping(index=index))[index]["mappings"]
        return mapping

    def wait(self, *indices: str) -> None:
        """Waits until these indices can be asked."""
        self._cluster.write(
            lambda client: client.cluster.health(
                index=",".join(indices), wait_for_status="yellow", timeout="40s"
            )
        )

    def _create(self, index: str, body: Body, *aliases: str) -> None:
        if self._ask(lambda client: client.indices.exists(index=index)):
            return
        try:
            self._cluster.write(
                lambda client: client.indices.create(
                    index=index,
                    **body,
                    aliases={alias: {} for alias in aliases},
                    # All are waited for at once.
                    wait_for_active_shards="0",
                ),
                expected=(BadRequestError,),
            )
        except BadRequestError as error:
            # Another made it in this moment; anything else is wrong, as too many shards.
            if error.error != "resource_already_exists_exception":
                raise error_of(error, self._cluster.address) from error
