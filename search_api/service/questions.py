"""The verbs of questions."""

import time
from datetime import date

import msgspec

from corpus.errors import BadRequest
from indexer.engine import View
from indexer.engine.values import Known
from search_api.answer import answer
from search_api.interpretations.asked import answer_by_interpretations, with_interpretations_told
from search_api.known import ShownKnown, confirm, forget, known_questions
from search_api.near_miss import nearest_question
from search_api.question import read_question
from search_api.search import Wanted, search
from search_api.service.again import asked_again
from search_api.service.held import Held
from search_api.suggest import suggest
from search_api.values import Answer, Intent, Listing, Query


class Questions(Held):
    """What is asked in words: answered, searched, completed; and the questions confirmed as answered."""

    @asked_again
    def ask(self, question: str, on: date | None = None, intent: Intent | None = None) -> Answer:
        """The answer to a question, of one kind where `intent` is given. Raises BadRequest for an empty one."""
        started = time.perf_counter()
        with self._engine.view() as view:
            query = self._read(question, view, on)
            if intent is not None:
                fact = query.fact if intent in (query.intent, "document") else None
                query = msgspec.structs.replace(query, intent=intent, fact=fact, only=True)
            remembered = self._remembered(view)
            interpreting = self._interpreting(view)
            answered = answer_by_interpretations(query, view, interpreting) or answer(
                query, view, self._ranking, self._retrieval, remembered
            )
            answered = with_interpretations_told(answered, query, view, interpreting)
            if answered.outcome == "not_held" and answered.did_you_mean is None:

                def is_held(other: str) -> bool:
                    asked = self._read(other, view, on)
                    told = answer(asked, view, self._ranking, self._retrieval, remembered)
                    return told.outcome != "not_held"

                meant = nearest_question(query, self._places(view), self._units(view), is_held)
                if meant is not None:
                    answered = msgspec.structs.replace(
                        answered,
                        did_you_mean=meant.question,
                        notices=(*answered.notices, *meant.notices),
                    )
        took = round((time.perf_counter() - started) * 1000, 2)
        return msgspec.structs.replace(answered, took_ms=took)

    @asked_again
    def read(self, question: str, on: date | None = None) -> Query:
        """The question as it is understood."""
        with self._engine.view() as view:
            return self._read(question, view, on)

    @asked_again
    def search(
        self,
        words: str,
        wanted: Wanted | None = None,
        *,
        on: date | None = None,
        page: int = 1,
        size: int = 20,
        explain: bool = False,
    ) -> Listing:
        """The hits of a search, one page of them."""
        with self._engine.view() as view:
            return search(
                view,
                words,
                self._located(view, wanted or Wanted()),
                self._on(on),
                page=page,
                size=size,
                explain=explain,
                numbers=self._ranking,
                retrieval=self._retrieval,
            )

    @asked_again
    def suggest(self, prefix: str, size: int = 10) -> tuple[str, ...]:
        """Completions of what is being typed: units, places and titles that are held."""
        with self._engine.view() as view:
            return suggest(view, prefix, self._places(view), self._units(view), size)

    @asked_again
    def known(self) -> tuple[ShownKnown, ...]:
        """The questions confirmed as answered by a record, oldest first."""
        with self._engine.view() as view:
            return known_questions(view)

    def confirm(self, question: str, record_id: str) -> Known:
        """The question, kept as answered by the record. Raises BadRequest, and NotFound where no such record is held."""
        return confirm(self._engine, question, record_id)

    def forget(self, known_id: str) -> None:
        """Forgets a known question. Raises NotFound."""
        forget(self._engine, known_id)

    def _read(self, question: str, view: View, on: date | None) -> Query:
        if not question.strip():
            raise BadRequest("没有问题", "请输入一个问题，例如：小区里的电动车充电点归谁建？")
        return read_question(question, self._on(on), self._places(view), self._offices(view))
