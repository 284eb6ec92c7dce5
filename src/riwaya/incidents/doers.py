"""Which of an event's actors can have done it: victims, news people and organisations that only report did not."""

from __future__ import annotations

from collections.abc import Mapping

from riwaya.incidents.weights import VIOLENT
from riwaya.incidents.words import listed, words_of
from riwaya.records import Entity, Event, Statement


def doers(event: Event, entities: Mapping[str, Entity], statements: Mapping[str, Statement]) -> tuple[str, ...]:
    """The ids of those actors of an event that can be its doers; all of them where it is no violence."""
    known = tuple(i for i in event.actors if i in entities)
    if not known or event.type not in VIOLENT:
        return known
    tellers = {statements[s].speaker for s in event.according_to if s in statements}
    return tuple(i for i in known if _may_act(entities[i], i in tellers))


def _may_act(entity: Entity, tells: bool) -> bool:
    if entity.kind == "outlet" or (entity.kind == "organisation" and tells):
        return False
    words = words_of(entity.name)
    return bool(words) and not _tells_news(words[0]) and not all(map(_is_person, words))


def _tells_news(word: str) -> bool:
    return word in listed("sources") or word in listed("correspondents")


def _is_person(word: str) -> bool:
    return word in listed("one_person") or word in listed("some_persons") or word in listed("total_of")
