"""Doers that the clause leaves to the words around it: blame, dropped subjects, pronouns, the host of a meeting."""

from __future__ import annotations

from riwaya.events.alert import alerted
from riwaya.events.blame import culprits, nearest_doer, together
from riwaya.events.bodies import agrees, court, feminine
from riwaya.events.fights import clash, fought
from riwaya.events.hurt import suffered, whom
from riwaya.events.meetings import IMPLIED, host, meeting, only_relays, undergone
from riwaya.events.model import HEADS, Chunk, Clause, Party, Phrase
from riwaya.events.onward import MEETING, dropped, goes_further, goes_on, leaves, of_itself, same_doers
from riwaya.events.party import party
from riwaya.events.people import Roles, parties
from riwaya.events.protest import addressed, protesters
from riwaya.events.scene import Scene
from riwaya.events.status import denies
from riwaya.events.words import AMONG
from riwaya.records import Statement

#: Deeds that forces do together.
_JOINED = frozenset({"ASSAULT", "COERCE", ""})
#: Happenings whose doer is the subject of whatever verb stands before the noun («أعلنت السلطات حظر التجول»).
_HOSTED = frozenset({"MOBILIZE", "INVESTIGATE", "CONSULT", "AGREE", "SANCTION", "COOPERATE", "DEFEND"})
_HOSTED_MODES = frozenset({"curfew", "martial-law", "disarm"})


def supply(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles, prior: list[Party]) -> None:
    """Fill in doers that no phrase of the clause gives."""
    kind = clause.trigger.type
    suffered(scene, chunks, clause, roles)
    if clause.trigger.cls == "toll":
        return
    if not clause.trigger.verb and _whose(clause):
        _pronoun(scene, chunks, clause, roles)
    if roles.passive and not (roles.targets or roles.weak):
        roles.give("target", _among(scene, chunks, clause))
    if kind == "MOBILIZE" and not roles.actors:
        roles.actors, held = alerted(scene, chunks, clause)
        roles.give("target", held)
    if roles.actors and kind in _JOINED:
        roles.actors += together(scene, chunks, clause)
    if kind == "PROTEST" and not roles.targets:
        roles.give("target", addressed(scene, chunks, clause))
    if not roles.actors and not (kind == "MOBILIZE" and roles.targets):
        _doers(scene, chunks, clause, roles, prior)


def _doers(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles, prior: list[Party]) -> None:
    """Who did it, where no phrase of the clause says so."""
    data, kind = clause.trigger.data, clause.trigger.type
    if of_itself(chunks, clause):
        return
    roles.actors += (
        (fought(scene, chunks, clause, roles, prior) if clash(clause) else [])
        or court(scene, clause)
        or culprits(scene, chunks, clause)
        or ([] if clause.trigger.verb else _beside(scene, chunks, clause, prior))
        or same_doers(scene, clause)
    )
    if kind == "PROTEST" and not roles.actors:
        roles.actors.append(protesters(scene, chunks, clause))
    if not roles.actors and clause.trigger.verb and dropped(chunks, clause, roles, data):
        met, roles.parties = roles.parties, []
        found = prior or nearest_doer(scene, chunks, clause.at)
        roles.give(data.get("subject", "actor"), [] if _two(clause) and _one(scene, found) else found)
        roles.parties += met
    if not roles.actors and goes_on(scene, chunks, clause, roles):
        roles.give(data.get("subject", "actor"), prior or nearest_doer(scene, chunks, clause.at))
    if not roles.actors and prior and goes_further(chunks, clause):
        roles.actors += prior
    if not roles.actors and not roles.parties and not roles.passive:
        roles.give(data.get("subject", "none"), _self(scene, clause))
    if not roles.actors and not clause.trigger.verb and not roles.parties:
        if leaves(chunks, clause):
            roles.actors += host(scene, chunks, clause)
        elif _hosted(clause) and not undergone(scene, chunks, clause):
            roles.actors += host(scene, chunks, clause) or _announcer(scene, clause)
        elif data.get("genitive") == "target" and clause.genitive is not None and clause.trigger.cls == "act":
            roles.actors += [p for p in _announcer(scene, clause) if p.kind in ("group", "government")]
    if kind in MEETING:
        meeting(scene, chunks, clause, roles)


def _two(clause: Clause) -> bool:
    """«واتفقا»: a verb in the dual."""
    return clause.trigger.hit.form.agreement in ("md", "fd")


def _one(scene: Scene, found: list[Party]) -> bool:
    """Whether those found are one alone, and not two by name («الطرفان»)."""
    return len(found) == 1 and not scene.entity(found[0].entity).name.split()[0].endswith(("ان", "ين"))


def _among(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """«قتل كثيرون، بينهم نساء وأطفال»: those of the hurt who are told apart, where the rest have no name."""
    for n in range(clause.at + 1, min(clause.end - 1, clause.at + _PART)):
        if scene.norms[chunks[n].first] in AMONG:
            last = n + 2
            while last < clause.end and chunks[last].joined and chunks[last].kind in HEADS:
                last += 1
            return parties(scene, chunks, Phrase(n + 1, last))
        if scene.norms[chunks[n].last - 1] in _OTHERS:  # «قتل خمسة وأصيب آخرون، بينهم …»: told with those before
            return []
    return []


_PART = 6
_OTHERS = frozenset({"اخرين", "اخرون"})


def _beside(scene: Scene, chunks: list[Chunk], clause: Clause, prior: list[Party]) -> list[Party]:
    """Doers that stand by a deed's noun: who denies it, whose other deed it is part of, upon whom it is laid."""
    return _denier(scene, clause) or _with(scene, chunks, clause, prior) or _obliged(scene, chunks, clause)


def _with(scene: Scene, chunks: list[Chunk], clause: Clause, prior: list[Party]) -> list[Party]:
    """«ردت القوات بقصف», «إعلان الحكومة شن غارات»: the name right before; «… لتفريق»: the doer before."""
    chunk = chunks[clause.at]
    if clause.trigger.cls not in ("act", "light"):
        return []
    if chunk.prep == "ل" and clause.genitive is not None:  # «استخدمت الشرطة الغاز لتفريق …»
        return prior or ([] if clause.trigger.cls == "light" else host(scene, chunks, clause))
    if chunk.prep != "ب" and clause.trigger.cls != "light":
        return []
    n = clause.at - 1
    while n > 0 and chunks[n].kind == "time":
        n -= 1
    beside = chunks[n] if n >= 0 else None
    if beside is None or beside.kind != "name" or beside.prep or (n and _hurts(chunks[n - 1])):
        return []
    return [p for p in parties(scene, chunks, Phrase(n, n + 1)) if p.acts]


def _hurts(chunk: Chunk) -> bool:
    """«قتل | قيادي بغارة»: of whom a verb of harm is told, he was hit."""
    return chunk.trigger is not None and chunk.trigger.verb and chunk.trigger.cls == "harm"


def _obliged(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """«على السلطات وقف الاعتقالات والإفراج عن …»: upon whom a deed is laid, at the head of what is said."""
    n = clause.at - 1
    chunk = chunks[n] if n >= 0 else None
    if chunk is None or chunk.kind != "name" or chunk.prep != "على":
        return []
    before = scene.norms[chunk.first - 2] if chunk.first > 1 else ""
    opens = n == 0 or chunks[n - 1].kind in ("mark", "cue", "turn") or before.removeprefix("و") in _MUST
    return [p for p in parties(scene, chunks, Phrase(n, n + 1)) if p.acts] if opens else []


_MUST = frozenset("يجب ينبغي يتعين يتوجب تعين".split())


def _self(scene: Scene, clause: Clause) -> list[Party]:
    """«قالت الحكومة إنها تمكنت من …»: a verb that opens what was said, without a subject, is about the speaker."""
    voice = scene.voice[clause.trigger.first]
    alone = clause.trigger.verb and clause.before is None and clause.relative is None and not clause.bare
    if not alone or voice < 0 or clause.trigger.first - scene.content(scene.statements[voice])[0] > 2:
        return []
    return _speaker(scene, scene.statements[voice])


def _speaker(scene: Scene, statement: Statement) -> list[Party]:
    """Who speaks of his own deeds: neither an accuser nor who only passes news on."""
    if statement.speaker is None or statement.act == "accuse" or only_relays(scene, statement):
        return []
    return [Party(statement.speaker, scene.entity(statement.speaker).kind, True, True, IMPLIED)]


def told_of_self(scene: Scene, clause: Clause) -> list[Party] | None:
    """«قالت السلطات إنها اعتقلت …»: a pronoun before the verb stands for the speaker; None where there is none."""
    token = clause.trigger.first - 1
    while token > 0 and scene.norms[token] in _PARTICLES:
        token -= 1
    if token < 0 or scene.norms[token].removeprefix("ب") not in _PRONOUNS:
        return None
    said = [s for s in scene.statements if abs(scene.content(s)[0] - token) <= 1]
    return _speaker(scene, said[0]) if said else None


_PARTICLES = frozenset("قد سوف لن لم لا".split())
_PRONOUNS = frozenset("انه انها انهم انهما اننا انني".split())


def _announcer(scene: Scene, clause: Clause) -> list[Party]:
    """«أعلنت السلطات حظر التجول»: who announces a measure takes it."""
    voice = scene.voice[clause.trigger.first]
    if voice < 0:
        return []
    statement = scene.statements[voice]
    near = clause.trigger.first - scene.content(statement)[0] <= 1
    if (
        statement.act not in ("announce", "order")
        or statement.speaker is None
        or not near
        or only_relays(scene, statement)
    ):
        return []
    return [Party(statement.speaker, scene.entity(statement.speaker).kind, True, True, IMPLIED)]


def _denier(scene: Scene, clause: Clause) -> list[Party]:
    """«نفت … شن الهجوم»: who denies a deed right away denies that it was his."""
    voice = scene.voice[clause.trigger.first]
    if voice < 0:
        return []
    statement = scene.statements[voice]
    own = clause.trigger.cls == "light" or clause.trigger.data.get("mode") == "unconventional"
    if statement.act != "deny" or not own or statement.speaker is None or not denies(scene, statement):
        return []
    if clause.trigger.first > scene.content(statement)[0] + 1:
        return []
    return [Party(statement.speaker, "group", True, True, scene.script.tokens_of(statement.cue)[0])]


def _hosted(clause: Clause) -> bool:
    data = clause.trigger.data
    return data.get("type") in _HOSTED or data.get("mode") in _HOSTED_MODES


def _whose(clause: Clause) -> str:
    """The pronoun at a noun's end («هجومها»), be it a form's own or written out in the list; «ة» is none."""
    form = clause.trigger.hit.form
    written = str(form.text)
    if not form.pronoun and not written.endswith(_OWNERS):
        return ""
    found = form.pronoun or next(p for p in _OWNERS if written.endswith(p))
    return str(found) if not written.endswith("جيه") else ""  # «توجيه» has none


_OWNERS = ("هما", "ها", "هم", "ه")


_FEMININE = ("unnamed", "group", "facility")


def _meant(scene: Scene, entity: str, pronoun: str, role: str) -> bool:
    """Whether a pronoun may mean an entity to which something is done: «اعتقاله» a person, «ترحيلهم» people."""
    kind = scene.entity(entity).kind
    if role != "target":
        return agrees(scene.entity(entity), pronoun)
    if kind == "government" and pronoun == "ها":
        return feminine(scene.entity(entity))
    return kind in {"ه": ("person",), "هم": ("unnamed", "group"), "ها": _FEMININE}.get(pronoun, (kind,))


def _pronoun(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles) -> None:
    """«لقائه», «اجتماعهما», «قصفها»: the last one named before; the last two for a dual."""
    role = clause.trigger.data.get("genitive", "none")
    governs = bool(clause.governed) and clause.governed[0][0] == "ل"  # «قتله للصحفي»
    role = "actor" if role == "either" or (role == "target" and governs) else role
    if role == "target" and clause.trigger.data.get("mode") == "destroy":  # «تدميره»: a thing, which no party is
        return
    known = whom(scene, clause, _whose(clause), roles) if role == "target" else []
    if known:
        roles.give(role, known)
        return
    wanted = 2 if _whose(clause).endswith("هما") else 1
    found: list[Party] = []
    sources = {s.speaker for s in scene.statements} if role == "target" else set()
    doers = {p.entity for p in roles.actors or culprits(scene, chunks, clause)} if role == "target" else set[str]()
    for n in range(clause.at - 1, max(-1, clause.at - 30), -1):
        if chunks[n].kind == "name" and chunks[n].prep != "ل":
            found += [
                p
                for p in parties(scene, chunks, Phrase(n, n + 1))
                if (p.acts or (role == "target" and not p.vague))
                and p.entity not in {f.entity for f in found} | doers
                and not (p.kind == "unnamed" and p.entity in sources)
                and _meant(scene, p.entity, _whose(clause), role)
            ]
        if len(found) >= wanted:
            break
    if len(found) < wanted:
        found += [
            Party(e, scene.entity(e).kind, True, False, clause.trigger.first)
            for e in _recent(scene)
            if _meant(scene, e, _whose(clause), role) and not (scene.entity(e).kind == "unnamed" and e in sources)
        ]
    roles.give(role, found[:wanted])


def _recent(scene: Scene) -> list[str]:
    """Acting entities that the last sentence with any named, no preposition before, the last first."""
    for chunks in reversed(scene.told):
        names = [party(scene, c) for c in reversed(chunks) if c.kind == "name" and not c.prep]
        found = [named.entity for named in names if named is not None and named.acts]
        if found:
            return found[:_RECENT]
    return []


_RECENT = 4
