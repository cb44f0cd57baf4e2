"""Which index of parts is in use, and whether it is ours."""

from collections.abc import Sequence

from elasticsearch import BadRequestError, NotFoundError

from corpus.errors import StoreError
from indexer.engine.elastic.cluster import Cluster
from indexer.engine.elastic.faults import error_of, no_parts, no_store, other_record, outdated, two_indices
from indexer.engine.elastic.layout import RECORD_SCHEMA, Body, Names, parts_body, record_body


class Places:
    """The indices behind a store's aliases. What an index was made by never changes, so it is asked for once."""

    def __init__(self, cluster: Cluster, names: Names, version: str) -> None:
        self._cluster = cluster
        self._names = names
        self.version = version
        self._made_by: dict[str, Body] = {}

    def parts(self) -> str:
        """The index of parts in use. Raises StoreUnavailable where there is no store, StoreOutdated where it is not ours."""
        index = self.in_use()
        if self.meta(index).get("version") != self.version:
            raise outdated()
        return index

    def in_use(self) -> str:
        """The index of parts in use, whoever made it."""
        held = self.behind(self._names.parts)
        if not held:
            raise self._none()
        if len(held) > 1:
            raise two_indices(self._names.parts, held)
        return held[0]

    def _none(self) -> StoreError:
        """The error where no index of parts is in use: of a store that nobody wrote yet, or that lost them."""
        address, documents = self._cluster.address, self._names.documents
        if not self.behind(documents):
            return no_store(address)
        held = self._cluster.read(lambda client: client.count(index=documents))["count"]
        return no_parts(address, self._names.parts) if held else no_store(address)

    def behind(self, alias: str) -> list[str]:
        """The indices that an alias stands for."""
        try:
            return list(
                self._cluster.read(
                    lambda client: client.indices.get_alias(name=alias), expected=(NotFoundError,)
                )
            )
        except NotFoundError:
            return []

    def meta(self, index: str) -> Body:
        """What an index tells of itself."""
        if index not in self._made_by:
            self._made_by[index] = self.fresh_meta(index)
        return self._made_by[index]

    def fresh_meta(self, index: str) -> Body:
        """The same, asked again: what was noted in it since is told too."""
        told = self._cluster.read(lambda client: client.indices.get_mapping(index=index))
        meta: Body = told[index]["mappings"].get("_meta", {})
        return meta

    def all_parts(self) -> list[str]:
        """Every index of parts there is."""
        return sorted(self._cluster.read(lambda client: client.indices.get(index=self._names.all_parts)))

    def make(self) -> None:
        """Makes what is not there yet; several may do so at once. Raises StoreOutdated where what is there is not ours."""
        for alias, body in self._names.record.items():
            self.make_one(alias, body)
        if not self.behind(self._names.parts):
            self.create_parts(self._names.new_parts(self.version, 1), (self._names.parts,))
        self.wait(*self._names.all)

    def make_one(self, alias: str, body: Body) -> None:
        """Makes one index of the record, as above."""
        if not (held := self.behind(alias)):
            self._create(self._names.concrete(alias), record_body(body), alias)
            held = self.behind(alias)
        if len(held) > 1:
            raise two_indices(alias, held)
        for index in held:
            if (schema := self.meta(index).get("schema")) != RECORD_SCHEMA:
                raise other_record(schema, RECORD_SCHEMA)

    def create_parts(self, index: str, aliases: Sequence[str] = ()) -> None:
        """Makes an empty index of parts."""
        self._create(index, parts_body(self.version, self._cluster.address.shards), *aliases)

    def wait(self, *indices: str) -> None:
        """Waits until these indices can be asked."""
        self._cluster.write(
            lambda client: client.cluster.health(
                index=",".join(indices), wait_for_status="yellow", timeout="40s"
            )
        )

    def _create(self, index: str, body: Body, *aliases: str) -> None:
        if self._cluster.read(lambda client: client.indices.exists(index=index)):
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
