"""How a list is to be given: as a page of JSON, or as a file; what lists that come as tables have in common."""

from collections.abc import Collection
from typing import Annotated, Literal, cast, get_args

from fastapi import Depends, Header, Query
from starlette.exceptions import HTTPException

from corpus.model import Record
from search_api.export import MEDIA_TYPES
from search_api.http.parameters import ListPage, ListSize

TableForm = Literal["json", "csv", "xlsx"]
Accept = Annotated[str, Header(include_in_schema=False)]
Form = Annotated[TableForm | None, Query(alias="format", description="格式，优先于 Accept 头")]
USUAL_SIZE = 20


class Listing(Record):
    """The form asked for, whether the address names it (else the Accept header chose), the page and how many stand on one."""

    form: TableForm
    is_named: bool
    page: int | None
    size: int | None

    @property
    def is_file(self) -> bool:
        """Whether it is a table to be saved."""
        return self.form != "json"

    @property
    def first(self) -> int:
        """The page."""
        return self.page or 1

    def count(self, total: int) -> int:
        """How many stand on a page: a file holds all unless a page is asked for."""
        is_whole = self.is_file and self.page is None and self.size is None
        return max(1, total) if is_whole else self.size or USUAL_SIZE


async def listing(
    form: Form = None, page: ListPage = None, size: ListSize = None, accept: Accept = "*/*"
) -> Listing:
    """What the parameters ask for. Raises HTTPException 406 for an Accept header that likes nothing at hand."""
    told = form or cast(TableForm, form_of(accept, get_args(TableForm)))
    return Listing(form=told, is_named=form is not None, page=page, size=size)


AskedListing = Annotated[Listing, Depends(listing)]


def form_of(accept: str, offered: Collection[str]) -> str:
    """The form of those offered that an Accept header likes best; HTTPException 406 where it likes none."""
    liked: list[tuple[float, str]] = []
    for part in accept.split(","):
        kind, _, options = part.strip().partition(";")
        weight = next((o.strip()[2:] for o in options.split(";") if o.strip().startswith("q=")), "1")
        try:
            liked.append((-float(weight), kind.strip().lower()))
        except ValueError:
            continue
    for less, kind in sorted(liked, key=lambda each: each[0]):
        if less == 0:
            continue
        if kind in ("*/*", "application/*"):
            return "json"
        for form in offered:
            if kind == MEDIA_TYPES[form] or (kind == "text/*" and form == "csv"):
                return form
    raise HTTPException(406)
