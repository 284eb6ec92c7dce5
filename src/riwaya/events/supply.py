"""Doers that the clause leaves to the words around it: blame, dropped subjects, pronouns, the host of a meeting."""

from __future__ import annotations

import msgspec

from riwaya.events.blame import blamed, nearest_doer, origin
from riwaya.events.model import Chunk, Clause, Party, Phrase
from riwaya.events.people import Roles, parties
from riwaya.events.scene import Scene
from riwaya.events.words import AMONG
from riwaya.records import Statement

#: Happenings whose doer is the subject of whatever verb stands before the noun («أعلنت السلطات حظر التجول»).
_HOSTED = frozenset({"MOBILIZE", "INVESTIGATE", "CONSULT", "AGREE", "SANCTION", "COOPERATE"})
_HOSTED_MODES = frozenset({"curfew", "martial-law", "disarm"})
_MEETING = frozenset({"CONSULT", "AGREE"})
_BACK = 12
IMPLIED = -1
"""Where a party stands that no word names: protesters of a protest."""


def supply(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles, prior: list[Party]) -> None:
    """Fill in doers that no phrase of the clause gives."""
    data = clause.trigger.data
    if clause.trigger.cls == "toll":
        return
    if not clause.trigger.verb and _whose(clause):
        _pronoun(scene, chunks, clause, roles)
    if roles.passive and not (roles.targets or roles.weak):
        roles.give("target", _among(scene, chunks, clause))
    if roles.actors:
        return
    roles.actors += (
        origin(scene, chunks, clause)
        or blamed(scene, chunks, clause)
        or _denier(scene, clause)
        or _with(scene, chunks, clause, prior)
        or _obliged(scene, chunks, clause)
        or (_same_doers(scene, clause) if _likewise(scene, clause) else [])
    )
    if data.get("type") == "PROTEST" and not roles.actors:
        roles.actors.append(Party(scene.adopt("متظاهرون"), "unnamed", True, False, IMPLIED))
    if not roles.actors and clause.trigger.verb and _dropped(chunks, clause, roles, data):
        met, roles.parties = roles.parties, []
        roles.give(data.get("subject", "actor"), prior or nearest_doer(scene, chunks, clause.at))
        roles.parties += met
    if not roles.actors and not roles.parties and not roles.passive:
        roles.give(data.get("subject", "none"), _self(scene, clause))
    if not roles.actors and not clause.trigger.verb and not roles.parties:
        if _hosted(clause):
            roles.actors += _host(scene, chunks, clause) or _announcer(scene, clause)
        elif data.get("genitive") == "target" and clause.genitive is not None and clause.trigger.cls == "act":
            roles.actors += [p for p in _announcer(scene, clause) if p.kind in ("group", "government")]
    if data.get("type") in _MEETING:
        _meeting(scene, chunks, clause, roles)


def _meeting(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles) -> None:
    """It takes two: whoever spoke of it, or a counterpart known by his office."""
    unnamed = _counterpart(scene, chunks, clause)
    if not roles.parties and unnamed is not None:
        roles.parties = _other_side(scene, chunks, clause, None)
    elif len(roles.parties) == 1 and unnamed is None and clause.trigger.data.get("mode") != "visit":
        roles.parties = [*_other_side(scene, chunks, clause, roles.parties[0]), *roles.parties]
    if len(roles.parties) == 1 and unnamed is not None:
        roles.parties += _of_office(scene, unnamed, roles.parties[0])


def _among(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """«قتل كثيرون، بينهم نساء وأطفال»: those of the hurt who are told apart, where the rest have no name."""
    for n in range(clause.at + 1, min(clause.end - 1, clause.at + _PART)):
        if scene.norms[chunks[n].first] in AMONG:
            return parties(scene, chunks, Phrase(n + 1, n + 2))
    return []


_PART = 6


def _with(scene: Scene, chunks: list[Chunk], clause: Clause, prior: list[Party]) -> list[Party]:
    """«ردت القوات بقصف», «إعلان الحكومة شن غارات»: the name right before; «… لتفريق»: the doer before."""
    chunk = chunks[clause.at]
    if clause.trigger.verb or clause.trigger.cls not in ("act", "light"):
        return []
    if chunk.prep == "ل" and clause.genitive is not None:
        return prior
    if chunk.prep != "ب" and clause.trigger.cls != "light":
        return []
    n = clause.at - 1
    while n > 0 and chunks[n].kind == "time":
        n -= 1
    beside = chunks[n] if n >= 0 else None
    if beside is None or beside.kind != "name" or beside.prep:
        return []
    return [p for p in parties(scene, chunks, Phrase(n, n + 1)) if p.acts]


def _obliged(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """«على السلطات وقف الاعتقالات والإفراج عن …»: upon whom a deed is laid, at the head of what is said."""
    n = clause.at - 1
    chunk = chunks[n] if n >= 0 else None
    if clause.trigger.verb or chunk is None or chunk.kind != "name" or chunk.prep != "على":
        return []
    before = scene.norms[chunk.first - 2] if chunk.first > 1 else ""
    opens = n == 0 or chunks[n - 1].kind in ("mark", "cue", "turn") or before.removeprefix("و") in _MUST
    return [p for p in parties(scene, chunks, Phrase(n, n + 1)) if p.acts] if opens else []


_MUST = frozenset("يجب ينبغي يتعين يتوجب تعين".split())


def _likewise(scene: Scene, clause: Clause) -> bool:
    """«قصف مماثل»: by those who did the last."""
    after = scene.norms[clause.trigger.last : clause.trigger.last + 3]
    return any(norm.removesuffix("ا") in _ALIKE for norm in after)


def _same_doers(scene: Scene, clause: Clause) -> list[Party]:
    """Who did the last deed of this kind, in this sentence or one not far before."""
    first, doers = scene.did.get(clause.trigger.type, (0, []))
    if scene.sentence_of(clause.trigger.first) - scene.sentence_of(first) > _NEXT:
        return []
    return [msgspec.structs.replace(p, at=IMPLIED, last=0) for p in doers]


_NEXT = 3
"""How many sentences back a deed «of the same kind» may point."""
_ALIKE = frozenset({"مماثل", "مماثله", "مشابه", "مشابهه"})


def _self(scene: Scene, clause: Clause) -> list[Party]:
    """«قالت الحكومة إنها تمكنت من …»: a verb that opens what was said, without a subject, is about the speaker."""
    voice = scene.voice[clause.trigger.first]
    alone = clause.trigger.verb and clause.before is None and clause.relative is None and not clause.bare
    if voice < 0 or not alone or clause.trigger.first - scene.content(scene.statements[voice])[0] > 2:
        return []
    return _speaker(scene, scene.statements[voice])


def _speaker(scene: Scene, statement: Statement) -> list[Party]:
    """Who speaks of his own deeds: neither an accuser nor who only passes news on."""
    if statement.speaker is None or statement.act == "accuse" or _outlet(scene, statement):
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


def _outlet(scene: Scene, statement: Statement) -> bool:
    """Who only passes news on does nothing himself."""
    return scene.kind(statement.speaker) == "outlet"


def _announcer(scene: Scene, clause: Clause) -> list[Party]:
    """«أعلنت السلطات حظر التجول»: who announces a measure takes it."""
    voice = scene.voice[clause.trigger.first]
    if voice < 0:
        return []
    statement = scene.statements[voice]
    near = clause.trigger.first - scene.content(statement)[0] <= 1
    if statement.act not in ("announce", "order") or statement.speaker is None or not near or _outlet(scene, statement):
        return []
    return [Party(statement.speaker, scene.entity(statement.speaker).kind, True, True, IMPLIED)]


def _counterpart(scene: Scene, chunks: list[Chunk], clause: Clause) -> int | None:
    """«اجتماع مع نظيره»: the token of somebody who is not named."""
    phrases = [p for prep, p in clause.governed if prep == "مع"] + clause.bare
    heads = [chunks[p.first] for p in phrases if scene.norms[chunks[p.first].first].startswith("نظير")]
    return next((c.first for c in heads if c.name is None or scene.entity(c.name.entity).name.startswith("نظير")), None)


def _of_office(scene: Scene, token: int, known: Party) -> list[Party]:
    """«بحث وزير الخارجية التركي مع نظيره الروسي»: he who holds the same office elsewhere."""
    entity = scene.entity(known.entity)
    office = (entity.role or entity.name).split()
    states = scene.hits.at(token + 1, "nisba") if token + 1 < len(scene.tokens) else []
    if not states or len(office) < 2 or not office[-1].startswith("ال") or not office[-1].endswith(("ي", "ية")):
        return []
    name = " ".join([*office[:-1], scene.words(token + 1, token + 2)])
    found = scene.holder(name) or scene.adopt(name, "person")
    return [Party(found, "person", True, False, token, last=token + 2)]


def _other_side(scene: Scene, chunks: list[Chunk], clause: Clause, known: Party | None) -> list[Party]:
    """A meeting needs two: the subject before it, else who speaks of it («قال … بعد اجتماعه مع نظيره»)."""
    other = known.entity if known is not None else ""
    found = [p for p in _host(scene, chunks, clause) if p.entity != other]
    if found:
        return found
    first = chunks[0].first
    for statement in scene.statements:
        cue = scene.script.tokens_of(statement.cue)[0]
        if (
            first <= cue <= clause.trigger.first
            and statement.speaker not in (None, other)
            and not _outlet(scene, statement)
        ):
            return [Party(str(statement.speaker), "person", True, False, IMPLIED)]
    return []


def _denier(scene: Scene, clause: Clause) -> list[Party]:
    """«نفت … شن الهجوم»: who denies a deed right away denies that it was his."""
    voice = scene.voice[clause.trigger.first]
    if voice < 0 or clause.trigger.verb:
        return []
    statement = scene.statements[voice]
    cue, start = scene.script.tokens_of(statement.cue), scene.script.tokens_of(statement.content[0])[0]
    denial = any(h.entry.data["status"] == "denied" for j in range(*cue) for h in scene.hits.at(j, "event-status"))
    own = clause.trigger.cls == "light" or clause.trigger.data.get("mode") == "unconventional"
    if denial and own and statement.speaker and clause.trigger.first <= start + 1 and statement.act == "deny":
        return [Party(statement.speaker, "group", True, True, cue[0])]
    return []


def _hosted(clause: Clause) -> bool:
    data = clause.trigger.data
    return data.get("type") in _HOSTED or data.get("mode") in _HOSTED_MODES


def _whose(clause: Clause) -> str:
    """The pronoun at a noun's end («هجومها»), be it a form's own or written out in the list; «ة» is none."""
    form = clause.trigger.hit.form
    written = str(form.text)
    found = form.pronoun or next((p for p in ("هما", "ها", "هم", "ه") if written.endswith(p)), "")
    return str(found) if not written.endswith("جيه") else ""  # «توجيه» has none


_FEMININE = ("unnamed", "group", "facility")


def _meant(scene: Scene, entity: str, pronoun: str, role: str) -> bool:
    """Whether a pronoun may mean an entity to which something is done: «اعتقاله» a person, «ترحيلهم» people."""
    kind = scene.entity(entity).kind
    if role != "target":
        return True
    return kind in {"ه": ("person",), "هم": ("unnamed", "group"), "ها": _FEMININE}.get(pronoun, (kind,))


def _pronoun(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles) -> None:
    """«لقائه», «اجتماعهما», «قصفها»: the last one named before; the last two for a dual."""
    role = clause.trigger.data.get("genitive", "none")
    governs = bool(clause.governed) and clause.governed[0][0] == "ل"  # «قتله للصحفي»
    role = "actor" if role == "either" or (role == "target" and governs) else role
    if role == "target" and clause.trigger.data.get("mode") == "destroy":  # «تدميره»: a thing, which no party is
        return
    wanted = 2 if _whose(clause).endswith("هما") else 1
    found: list[Party] = []
    for n in range(clause.at - 1, max(-1, clause.at - 30), -1):
        if chunks[n].kind == "name" and chunks[n].prep != "ل":
            found += [
                p
                for p in parties(scene, chunks, Phrase(n, n + 1))
                if p.acts
                and p.entity not in {f.entity for f in found}
                and _meant(scene, p.entity, _whose(clause), role)
            ]
        if len(found) >= wanted:
            break
    if len(found) < wanted:
        found += [
            Party(e, scene.entity(e).kind, True, False, clause.trigger.first)
            for e in scene.recent
            if _meant(scene, e, _whose(clause), role)
        ]
    roles.give(role, found[:wanted])


def _dropped(chunks: list[Chunk], clause: Clause, roles: Roles, data: dict[str, object]) -> bool:
    """A verb that و joins and no doer follows goes on with the subject before."""
    if roles.passive or data.get("subject", "actor") not in ("actor", "party"):
        return False
    meets = data.get("type") in _MEETING and chunks[clause.at - 1].kind == "turn"  # «حيث اجتمع بفلان»
    plural = (
        meets
        or clause.trigger.hit.form.agreement in ("mp", "md", "fd")
        or str(clause.trigger.hit.form.text).endswith("وا")
    )
    return (chunks[clause.at].joined or plural) and not clause.before


def _host(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """The nearest acting party before the noun in its clause, no mark between."""
    for n in range(clause.at - 1, max(-1, clause.at - _BACK), -1):
        chunk = chunks[n]
        if (
            chunk.kind in ("turn", "mark", "trigger")
            or scene.voice[chunk.first] != scene.voice[chunks[clause.at].first]
        ):
            return []
        if chunk.kind == "name" and not chunk.prep:
            return [p for p in parties(scene, chunks, Phrase(n, n + 1)) if p.acts and p.kind != "outlet"]
        if chunk.kind == "word" and not chunk.prep and scene.marked(chunk.first, "armed"):
            return parties(scene, chunks, Phrase(n, n + 1))
    return []
