"""What every frontier must do."""

from corpus.frontier import LEASE_SECONDS, Claim, Counts, Fetched, Target
from crawler.frontier import Frontier
from tests.crawler.frontier.conftest import Clock, OpenFrontier

LIST = Target("库", "http://a.example/list", kind="list")
PAGE = Target("库", "http://a.example/页?id=1", kind="page", found_on=LIST.url)
ANNEX = Target("库", "http://a.example/1.docx", kind="annex", found_on=PAGE.url)
RESPONSE = Fetched("urn:uuid:1", 1_700_000_000.5, etag='W/"1"', last_modified="Tue, 14 Nov 2023 22:13:20 GMT")


def claim_one(frontier: Frontier) -> Claim:
    (claim,) = frontier.claim("库")
    return claim


def test_an_empty_frontier_has_nothing_to_fetch(frontier: Frontier) -> None:
    assert frontier.claim("库", 10) == []
    assert frontier.counts("库") == Counts()
    assert frontier.renew([]) == []
    assert frontier.add([]) == 0


def test_targets_are_had_in_the_order_in_which_they_were_added(
    frontier: Frontier, open_frontier: OpenFrontier
) -> None:
    assert frontier.add([LIST, PAGE]) == 2
    assert frontier.add(iter([ANNEX])) == 1
    claims = open_frontier().claim("库", 2) + frontier.claim("库", 5)
    assert [claim.target for claim in claims] == [LIST, PAGE, ANNEX]
    assert [(claim.tries, claim.held, claim.fetched) for claim in claims] == [(1, None, None)] * 3
    assert frontier.counts("库") == Counts(open=3, claimed=3)


def test_what_is_known_is_no_news(frontier: Frontier, open_frontier: OpenFrontier) -> None:
    assert frontier.add([PAGE, PAGE]) == 1
    assert open_frontier().add([PAGE, LIST]) == 1
    assert frontier.counts("库") == Counts(open=2)
    posted = Target("库", PAGE.url, body='{"pageNum":2}')
    assert frontier.add([posted]) == 1


def test_sources_do_not_wait_for_each_other(frontier: Frontier) -> None:
    other = Target("网", PAGE.url)
    assert frontier.add([PAGE, other]) == 2
    assert [claim.target for claim in frontier.claim("网", 5)] == [other]
    assert frontier.counts("库") == Counts(open=1)
    assert frontier.counts("网") == Counts(open=1, claimed=1)


def test_nobody_else_has_what_is_claimed(frontier: Frontier, open_frontier: OpenFrontier) -> None:
    frontier.add([PAGE])
    claim_one(frontier)
    assert open_frontier().claim("库", 5) == []
    assert frontier.claim("库", 5) == []


def test_what_is_done_is_not_had_again(frontier: Frontier, open_frontier: OpenFrontier) -> None:
    frontier.add([PAGE])
    claim = claim_one(frontier)
    assert frontier.fetched(claim, RESPONSE)
    assert frontier.done(claim)
    later = open_frontier()
    assert later.add([PAGE]) == 0
    assert later.claim("库", 5) == []
    assert later.counts("库") == Counts(done=1)


def test_a_crawler_that_is_gone_loses_its_claims_when_the_lease_is_over(
    frontier: Frontier, open_frontier: OpenFrontier, clock: Clock
) -> None:
    frontier.add([LIST, PAGE])
    gone = claim_one(frontier)
    assert gone.until == clock.now + LEASE_SECONDS
    other = open_frontier()
    assert [claim.target for claim in other.claim("库", 5)] == [PAGE]
    clock.now = gone.until - 0.5
    assert other.claim("库", 5) == []
    clock.now = gone.until
    assert frontier.counts("库") == Counts(open=2)
    again = other.claim("库", 1)[0]
    assert (again.target, again.tries) == (LIST, 2)
    # Who comes back finds it somebody else's, whatever it wants to say.
    assert not frontier.fetched(gone, RESPONSE)
    assert not frontier.done(gone)
    assert not frontier.put_off(gone, clock.now, "503")
    assert not frontier.give_up(gone, "404")
    assert frontier.renew([gone]) == []
    assert other.done(again)
    assert not other.done(again)


def test_a_lease_that_is_over_is_still_its_crawlers_until_another_claims(
    frontier: Frontier, clock: Clock
) -> None:
    frontier.add([PAGE])
    claim = claim_one(frontier)
    clock.now += 2 * LEASE_SECONDS
    assert frontier.done(claim)


def test_a_lease_is_renewed(frontier: Frontier, open_frontier: OpenFrontier, clock: Clock) -> None:
    frontier.add([LIST, PAGE])
    claims = frontier.claim("库", 2)
    clock.now += LEASE_SECONDS - 1
    assert frontier.done(claims[0])
    (renewed,) = frontier.renew(claims)
    assert (renewed.target, renewed.until, renewed.tries) == (PAGE, clock.now + LEASE_SECONDS, 1)
    clock.now += LEASE_SECONDS - 1
    assert open_frontier().claim("库", 5) == []
    assert frontier.done(claims[1])


def test_what_a_crawler_had_fetched_is_not_asked_for_again(
    frontier: Frontier, open_frontier: OpenFrontier, clock: Clock
) -> None:
    frontier.add([PAGE])
    gone = claim_one(frontier)
    assert frontier.fetched(gone, RESPONSE)
    clock.now = gone.until
    other = open_frontier()
    claim = claim_one(other)
    assert (claim.fetched, claim.held) == (RESPONSE, None)
    assert other.done(claim)
    assert other.counts("库") == Counts(done=1)


def test_what_is_wanted_again_is_asked_only_for_what_is_newer(frontier: Frontier, clock: Clock) -> None:
    frontier.add([PAGE, LIST])
    claim = claim_one(frontier)
    frontier.fetched(claim, RESPONSE)
    frontier.done(claim)
    # It ended at this moment, so not before it; and what is to be fetched already stays where it is.
    assert frontier.add([PAGE, LIST], again_before=clock.now) == 0
    assert frontier.counts("库") == Counts(open=1, done=1)
    clock.now += 1
    assert frontier.add([PAGE, LIST], again_before=clock.now) == 0
    first, again = frontier.claim("库", 5)
    assert (first.target, again.target) == (LIST, PAGE)
    assert (again.held, again.fetched, again.tries) == (RESPONSE, None, 1)
    # Nothing newer: what is held is what will be asked by the next time.
    assert frontier.done(again)
    clock.now += 1
    frontier.add([PAGE], again_before=clock.now)
    (third,) = frontier.claim("库", 5)
    assert third.held == RESPONSE
    newer = Fetched("urn:uuid:2", clock.now, etag="2")
    frontier.fetched(third, newer)
    frontier.done(third)
    clock.now += 1
    frontier.add([PAGE], again_before=clock.now)
    assert claim_one(frontier).held == newer


def test_what_is_put_off_waits_until_its_time(
    frontier: Frontier, open_frontier: OpenFrontier, clock: Clock
) -> None:
    frontier.add([PAGE])
    claim = claim_one(frontier)
    assert frontier.put_off(claim, clock.now + 3600, "503")
    assert not frontier.done(claim)
    assert frontier.counts("库") == Counts(open=1, put_off=1)
    clock.now += 3599
    assert open_frontier().claim("库", 5) == []
    clock.now += 1
    again = claim_one(frontier)
    assert again.tries == 2
    assert frontier.done(again)


def test_what_is_given_up_is_tried_again_only_where_it_is_wanted(frontier: Frontier, clock: Clock) -> None:
    frontier.add([PAGE])
    claim = claim_one(frontier)
    assert frontier.give_up(claim, "404")
    assert frontier.claim("库", 5) == []
    assert frontier.add([PAGE]) == 0
    assert frontier.counts("库") == Counts(given_up=1)
    clock.now += 1
    assert frontier.add([PAGE], again_before=clock.now) == 0
    assert claim_one(frontier).tries == 1


def test_many_are_added_claimed_and_renewed_at_once(frontier: Frontier) -> None:
    pages = [Target("库", f"http://a.example/{number}", kind="page") for number in range(2500)]
    assert frontier.add(pages[:1500]) == 1500
    assert frontier.add(pages) == 1000
    claims = frontier.claim("库", 3000)
    assert [claim.target for claim in claims] == pages
    assert len(frontier.renew(claims)) == 2500
    assert frontier.counts("库") == Counts(open=2500, claimed=2500)


def test_whatever_a_site_names_is_kept_as_it_is(frontier: Frontier) -> None:
    odd = Target("源 'x\"; --", "http://a.example/" + "长" * 20_000 + "\x00\x1f\ud7ff", body="\n" * 10)
    assert frontier.add([odd]) == 1
    (claim,) = frontier.claim(odd.source)
    assert claim.target == odd
    assert frontier.give_up(claim, "x" * 50_000)
