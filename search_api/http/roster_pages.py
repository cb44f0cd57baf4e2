"""The page of experts, and what other pages say of them."""

import contextlib
from datetime import date

from fastapi import APIRouter
from fastapi.responses import Response

from corpus.errors import BadRequest, StoreError
from corpus.model import Case
from search_api import web
from search_api.http.experts import Ended, FieldName, Hazard, RosterName, Served
from search_api.http.office import Office
from search_api.http.parameters import Day, Page
from search_api.http.replies import page_reply
from search_api.http.running import in_time
from search_api.roster import ExpertsWanted, page_of
from search_api.service import Service

_SIZE = 50


def page_of_day(office: Office, on: date | None, html: str) -> Response:
    """The page; one asked for on a day leads to others of that day, and one over a roster to the experts."""
    with contextlib.suppress(StoreError):
        html = web.with_experts(html) if office.service.rosters() else html
    return page_reply(web.keep_day(html, on) if on else html)


def roster_routes(router: APIRouter, office: Office) -> None:
    """The page of experts and duty units."""
    service = office.service

    @router.get("/experts")
    @in_time
    def experts(
        hazard: Hazard = None,
        field: FieldName = None,
        region: Served = None,
        roster: RosterName = None,
        ended: Ended = False,
        on: Day = None,
        page: Page = 1,
    ) -> Response:
        given = {"hazard": hazard, "field": field, "region": region, "roster": roster}
        query = {name: (value or "").strip() for name, value in given.items()}
        wanted = ExpertsWanted(**{name: value or None for name, value in query.items()}, ended=ended)
        found = service.experts(wanted, on)
        listing = page_of(found.experts, page, _SIZE, found.notice)
        shown = query | {"ended": "true" if ended else ""}
        return page_of_day(office, on, web.experts_page(on or office.settings.on(), listing, shown))


def experts_for(service: Service, case: Case, on: date | None) -> web.ExpertsNamed | None:
    """How many are called for what befell in a case, near where it did; None where nobody is."""
    for hazard in case.hazard[:1]:
        # A place whose name several bear is that of the document, not of who asks.
        with contextlib.suppress(BadRequest):
            found = service.experts(ExpertsWanted(hazard=hazard, region=case.region), on)
            if found.experts:
                return web.ExpertsNamed(hazard, case.region or "", len(found.experts))
    return None
