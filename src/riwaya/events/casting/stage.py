"""Where the parties of a document stand, and what the tellings around an event say of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from riwaya.events.happening import Happening
from riwaya.events.model import Chunk, Draft, Trigger
from riwaya.events.party import party
from riwaya.events.scene import Scene
from riwaya.events.states import DEALING
from riwaya.events.tell import Telling
from riwaya.events.tolls import Version

_HEADS = frozenset({"name", "quantity", "victim"})
_BARS = {
    **dict.fromkeys(("mark", "cue", "turn"), 2.0),
    **dict.fromkeys(("trigger", "relative"), 1.0),
    **dict.fromkeys(_HEADS, 0.3),
    **dict.fromkeys(("word", "time", "weapon"), 0.1),
}
"""How much a piece of a sentence sets apart what stands on its two sides; a plain word next to nothing."""

Stand = tuple[int, Chunk]
"""Where a party stands: the number of a chunk in its sentence, and the chunk."""


class Line:
    """A sentence with triggers: its chunks, how far apart they are (running sums), and who stands in it."""

    def __init__(self, told: list[Telling]) -> None:
        self.chunks = told[0].chunks
        self.bars = [0.0, *accumulate([_BARS[c.kind] for c in self.chunks])]
        self.kinds = [(_GOVERNED if c.prep else _BARE)[c.kind] for c in self.chunks]
        """What each chunk is, in short; nothing for plain words."""
        self.triggers = {t.trigger.first: t.clause.at for t in told}
        """Chunk numbers of triggers by their first tokens."""
        self.stands: dict[str, list[Stand]] = {}
        self.owners: dict[int, str] = {}
        """Whose the chunks are, by number."""
        self.heads: dict[int, int] = {}
        """For those that و joins to others the number of the first: «موسكو» for «كييف» of «بين موسكو وكييف»."""
        self.flags: dict[str, str] = {}
        """Of each party whether it acts (A), fights (F), is a thing (T)."""
        self._looked = False

    def look(self, scene: Scene) -> None:
        """Find who stands in it, once."""
        if self._looked:
            return
        self._looked = True
        for at, chunk in enumerate(self.chunks):
            if chunk.kind in _HEADS:
                stands = not _mere_place(self.chunks, at) and scene.norms[chunk.first - 1] not in _RULE
                if stands and not (self._part(at) or (chunk.kind == "victim" and self._who_he_is(at))):
                    self._stand(scene, at, chunk)
            elif chunk.trigger is not None and chunk.trigger.verb:
                self.kinds[at] = "pV" if chunk.prep else "V"

    def _who_he_is(self, at: int) -> bool:
        """«فلان، شرطي متقاعد»: what is said of somebody with a name, no other."""
        if at < _APPOSED or self.chunks[at].prep or self.chunks[at].joined:
            return False
        person = self.chunks[at - _APPOSED].name
        return self.chunks[at - 1].kind == "mark" and person is not None and person.kind == "person"

    def _part(self, at: int) -> bool:
        """«قوة من الجيش»: some force, told by the body that it is of."""
        name = self.chunks[at].name
        if name is None or name.how != "unnamed" or name.kind != "group" or at + 1 == len(self.chunks):
            return False
        of = self.chunks[at + 1]
        return of.prep == "من" and of.name is not None and of.name.kind in ("group", "government")

    def _stand(self, scene: Scene, at: int, chunk: Chunk) -> None:
        found = party(scene, chunk)
        if found is None:
            return
        flags = _FLAGS[found.acts, found.armed, found.thing]
        self.stands.setdefault(found.entity, []).append((at, chunk))
        self.owners[at] = found.entity
        if chunk.joined and not chunk.prep and at - 1 in self.owners:
            self.heads[at] = self.heads.get(at - 1, at - 1)
        if len(flags) >= len(self.flags.get(found.entity, "")):
            self.flags[found.entity] = flags


_FLAGS = {(a, f, t): "A" * a + "F" * f + "T" * t for a in (False, True) for f in (False, True) for t in (False, True)}
_APPOSED = 2
"""How many chunks after a name, a comma between, stands who it is."""
_RULE = frozenset("سيطره لسيطره نفوذ لنفوذ".split())
"""Words of rule over land: whose «مناطق سيطرة» are told has no part."""


_BARE: dict[str, str] = {kind: "n" if kind in _HEADS else kind for kind in _BARS} | {"word": "", "trigger": "T"}
_GOVERNED: dict[str, str] = {kind: f"p{short}" if short else "" for kind, short in _BARE.items()}


def _mere_place(chunks: Sequence[Chunk], at: int) -> bool:
    """A place after a preposition by which nobody deals with states, or joined to it: «في درنة وطرابلس» do nothing."""
    while at > 0 and chunks[at].joined and not chunks[at].prep and _place(chunks[at]) and _place(chunks[at - 1]):
        at -= 1
    return _place(chunks[at]) and bool(chunks[at].prep) and chunks[at].prep not in DEALING


def _place(chunk: Chunk) -> bool:
    return chunk.name is not None and chunk.name.kind == "place"


class Stage:
    """What the parts of a document's events are given by; each sentence is looked at when it is asked for."""

    def __init__(self, scene: Scene, tellings: Mapping[int, list[Telling]], drafts: Sequence[Draft]) -> None:
        self.scene, self._tellings = scene, tellings
        self.numbers = [n for n, told in tellings.items() if told]
        self._lines: dict[int, Line] = {}
        self._tellers: dict[int, set[str]] = {}
        """Who speaks in a sentence, arrests somebody or holds an inquiry, by its number."""
        for number, told in tellings.items():
            for telling in told:
                if telling.roles.actors and _looks_after(telling):
                    self._tellers.setdefault(number, set()).update([p.entity for p in telling.roles.actors])
        for statement, (cue, _) in zip(scene.statements, scene.cues, strict=True):
            if statement.speaker is not None:
                self._tellers.setdefault(scene.sentence_of(cue), set()).add(statement.speaker)
        self._by_type: dict[str, list[Draft]] = {}
        for draft in drafts:
            if draft.actors or draft.targets:
                self._by_type.setdefault(draft.type, []).append(draft)

    def near(self, happening: Happening, sentence: int) -> list[tuple[str, Sequence[str]]]:
        """Who did the last deed of a happening's type up to a sentence, who suffered it, who did one in the title."""
        inside = {id(d) for d in happening.drafts}
        done: Sequence[str] = ()
        suffered: Sequence[str] = ()
        title: list[str] = []
        for draft in self._by_type.get(happening.drafts[0].type, ()):
            if id(draft) in inside:
                continue
            if draft.title:
                title += draft.actors
            elif draft.sentence <= sentence:
                done, suffered = draft.actors or done, draft.targets or suffered
        return [(name, group) for name, group in (("before", done), ("suffered", suffered), ("title", title)) if group]

    def line(self, number: int) -> Line:
        """A sentence that tells something, by its number, with who stands in it."""
        line = self.words(number)
        line.look(self.scene)
        return line

    def words(self, number: int) -> Line:
        """A sentence that tells something, by its number; who stands in it need not be known."""
        line = self._lines.get(number)
        if line is None:
            line = self._lines[number] = Line(self._tellings[number])
        return line

    def candidates(self, version: Version) -> dict[str, str]:
        """Who stands in an account's sentences, may have a part, and is given none by the rules: with their profiles.

        A profile is an entity's kind with its flags: ``groupAF`` acts and fights.
        """
        event = version.event
        out: dict[str, str] = {}
        for number in dict.fromkeys([d.sentence for d in version.side.drafts]):
            tellers = self._tellers.get(number, ()) if event.type in _VIOLENT else ()
            for entity, flags in self.line(number).flags.items():
                if entity in out or entity in event.actors or entity in event.targets or entity in tellers:
                    continue
                profile = self.scene.entity(entity).kind + flags
                if profile not in _NOBODY:
                    out[entity] = profile
        return out


def _looks_after(telling: Telling) -> bool:
    """«أصيب شاب، واعتقلت الشرطة رجلا»: who deals with what others did."""
    return telling.type in ("INVESTIGATE", "AID") or (telling.mode == "arrest" and telling.trigger.verb)


_VIOLENT = frozenset({"ASSAULT", "ACCIDENT"})
"""Who only tells of these, or deals with those who did them, has no part in them."""
_NOBODY = frozenset({"place", "facility", "facilityT", "outlet", "outletA", "weapon", "weaponT"})
"""Profiles that have a part only where the rules give it."""


class Around:
    """An event's account with what the tellings around it give: by whom such deeds were done, and to whom."""

    def __init__(self, stage: Stage, happening: Happening, version: Version) -> None:
        drafts = version.side.drafts
        self.event, self.head = version.event, drafts[0].head
        self.triggers: list[tuple[Line, Trigger]] = [(stage.line(d.sentence), t) for d in drafts for t in d.triggers]
        self.given = f"{min(2, len(self.event.actors))} {min(2, len(self.event.targets))}"
        """How many actors and targets the rules give it."""
        self.weak = {e for d in drafts for e in d.weak}
        self.parties = {e for d in drafts for e in d.parties}
        self.near = stage.near(happening, min([d.sentence for d in drafts]))
