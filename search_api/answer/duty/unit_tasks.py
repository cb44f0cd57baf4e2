"""What a unit has to do: all its tasks, by the part it plays."""

import re
from collections.abc import Sequence

from corpus.model import Document, Role, Task
from corpus.validity import PAST
from indexer.engine.values import Filter
from search_api.answer.asking import Asking
from search_api.answer.duty.due_tasks import answer_due_tasks, is_about, is_due, narrowing_documents
from search_api.answer.duty.telling_who import is_inside
from search_api.answer.notices import notices_of
from search_api.answer.place import applying, nearness
from search_api.answer.ranks import of_other_ranks
from search_api.answer.shown import show_record
from search_api.answer.units import former_keys, is_one, keys_of, reform_notices, role_in, role_of_name
from search_api.question.frames import pattern
from search_api.values import Answer, Answered, AskedUnit, Group, Groups, Notice, Outcome, Scope

# A question for what stands in the division of work means its rows, not the sentences of the text before it.
_DIVISION = re.compile(r"任务分工|责任分工|分工|任务清单|责任清单|附件|附表")
_LEADS = re.compile(rf"{pattern('lead').pattern}|负责|承担")
_SUPPORTS = pattern("support")
# 牵头几项，配合几项; 牵头还是配合，各有几项. One count of both is that of all (牵头还是配合，有几项).
_COUNTED_APART = re.compile(r"各|分别|(?:几|多少)[^几多]{1,20}(?:几|多少)")
# Of units that may be meant, so many are told.
_MOST_TOLD = 6
_ROLES: tuple[Role, ...] = ("lead", "support", "guide")


def answer_unit_tasks(asking: Asking) -> Answer:
    """Every task of the unit in the place asked about, or in the document named; by role and in the text's order.

    Where the question says by when, only those due then.
    """
    query = asking.query
    if not query.units:
        return answer_due_tasks(asking)
    name = query.units[0]
    documents = narrowing_documents(asking)
    found = _tasks(asking, keys_of(name, asking.where), documents)
    former = former_keys(name, asking.where)
    if not found and former:
        found = _tasks(asking, former, documents)
    if not asking.where.asked and not documents and (others := _of_other_ranks(asking, found)):
        return _which_is_meant(asking, others)
    found = [each for each in found if is_due(each[0], query)]
    if not documents and query.terms:
        found = [each for each in found if is_about(asking, each[0])]
    if documents and _DIVISION.search(query.text):
        found = [each for each in found if each[0].source == "table"] or found
    found = _each_once(_in_force(asking, _shared(asking, found)))
    groups = Groups(**{role: _group(found, role) for role in _ROLES})
    outcome: Outcome = "answered" if found else "not_held"
    return Answer(
        question=query.question,
        intent="unit_tasks",
        outcome=outcome,
        scope=_scope(asking, found),
        asked_unit=AskedUnit(name=name, role=_role(query.role, groups)) if found else None,
        value=_count(asking, groups) if found else None,
        answers=tuple(_shown(asking, found)),
        groups=groups if found else None,
        notices=(
            *reform_notices(name, asking.where),
            *notices_of(
                documents if not found else [asking.shelf.judged(id_).document for id_ in _ids(found)],
                annexes=True,
            ),
        ),
        legs={"units": len(found)},
    )


def _of_other_ranks(asking: Asking, found: "_Found") -> tuple[str, ...]:
    """The units of several ranks that a name without one was taken for."""
    name = asking.query.units[0]
    keys = keys_of(name, asking.where)
    units = []
    for task, role in found:
        region = asking.shelf.plain(task.document_id).region
        units += [(unit, region) for unit in getattr(task, role) if is_one(unit, region, keys)]
    return of_other_ranks(name, units)


def _which_is_meant(asking: Asking, others: Sequence[str]) -> Answer:
    """Nothing held of that name; the units that may be meant are told, the tasks of which are not to be mixed."""
    query = asking.query
    return Answer(
        question=query.question,
        intent="unit_tasks",
        outcome="not_held",
        notices=(Notice(kind="other_level", title="、".join(others[:_MOST_TOLD])),),
        did_you_mean=query.text.replace(query.units[0], others[0]),
        legs={"units": 0},
    )


_Found = list[tuple[Task, Role]]


def _tasks(asking: Asking, keys: frozenset[str], documents: Sequence[Document]) -> _Found:
    collective = asking.query.units[0] if not keys else None
    if collective is not None and not (documents or asking.where.held):
        return []
    ids = tuple(document.id for document in documents)
    applies = () if documents else applying(asking.where).applies_to
    tasks = asking.view.tasks(Filter(units=tuple(sorted(keys)), documents=ids, applies_to=applies))
    asking.shelf.fetch(task.document_id for task in tasks)
    found: _Found = []
    for task in tasks:
        document = asking.shelf.plain(task.document_id)
        role = role_of_name(task, collective) if collective else role_in(task, document.region, keys)
        if role is not None and nearness(document, asking.where) is not None:
            found.append((task, role))
    return found


def _in_force(asking: Asking, found: _Found) -> _Found:
    """Tasks of repealed texts only where there are no others."""
    living = [
        each for each in found if asking.shelf.judged(each[0].document_id).document.validity not in PAST
    ]
    return living or found


def _shared(asking: Asking, found: _Found) -> _Found:
    """The tasks in which every further unit that the question names with the first has a part too."""
    others = [keys_of(name, asking.where) for name in asking.query.units[1:]]
    return [
        (task, role)
        for task, role in found
        if all(role_in(task, asking.shelf.plain(task.document_id).region, keys) for keys in others)
    ]


def _each_once(found: _Found) -> _Found:
    """Without the sentences of a paragraph whose bracket gives the unit the same part in all of it."""
    beside: dict[tuple[str, Role], list[Task]] = {}
    for task, role in found:
        beside.setdefault((task.document_id, role), []).append(task)
    return [
        (task, role)
        for task, role in found
        if task.source != "sentence" or not any(is_inside(task, o) for o in beside[task.document_id, role])
    ]


def _group(found: _Found, role: Role) -> Group:
    ids = tuple(task.id for task, own in found if own == role)
    return Group(count=len(ids), ids=ids)


def _count(asking: Asking, groups: Groups) -> str | None:
    """The count asked for; none where both roles are asked for and not counted together, which the groups tell."""
    query = asking.query
    if query.role is not None:
        return str(getattr(groups, query.role).count)
    both = _LEADS.search(query.text) and _SUPPORTS.search(query.text)
    apart = both and (not query.counts or _COUNTED_APART.search(query.text))
    return None if apart else str(sum(getattr(groups, role).count for role in _ROLES))


def _role(asked: Role | None, groups: Groups) -> Role:
    """The role asked for, where the unit has any task in it; else the first in which it has."""
    roles: tuple[Role, ...] = (asked, *_ROLES) if asked else _ROLES
    return next((role for role in roles if getattr(groups, role).count), "lead")


def _shown(asking: Asking, found: _Found) -> list[Answered]:
    """The tasks in the role asked for first, each as an answer."""
    order = {role: place for place, role in enumerate(_ROLES)}
    asked = asking.query.role
    ranked = sorted(found, key=lambda each: (each[1] != asked, order[each[1]]))
    return [
        Answered(
            kind="task",
            score=1.0,
            record=show_record(task, asking.shelf.judged(task.document_id), asking.query.on),
        )
        for task, _ in ranked
    ]


def _scope(asking: Asking, found: _Found) -> Scope | None:
    if not found or not asking.where.asked:
        return None
    lies = {near.lies for id_ in _ids(found) if (near := nearness(asking.shelf.plain(id_), asking.where))}
    return "wider" if lies == {"above"} else "asked"


def _ids(found: _Found) -> list[str]:
    return list(dict.fromkeys(task.document_id for task, _ in found))
