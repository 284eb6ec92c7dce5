"""Who did it and to whom: the phrases of a clause given the parts that the trigger's entry names, voice in mind."""

from __future__ import annotations

from collections.abc import Callable

from riwaya.events.adjectives import nisba
from riwaya.events.governed import read_governed
from riwaya.events.model import HEADS, Chunk, Clause, Party, Phrase, is_thing
from riwaya.events.people import Roles, hit, parties, struck
from riwaya.events.protest import crowds
from riwaya.events.scene import Scene
from riwaya.events.states import country, seat
from riwaya.events.supply import supply, told_of_self
from riwaya.events.whoever import harms, whoever
from riwaya.events.words import FIRE, SIDES

_HITS = frozenset({"ASSAULT", "COERCE"})


def read_roles(scene: Scene, chunks: list[Chunk], clause: Clause, prior: list[Party]) -> Roles:
    """The roles of one trigger; ``prior`` are the doers told before it in its sentence and voice."""
    roles = Roles()
    if clause.trigger.verb:
        _verb(scene, chunks, clause, roles)
    else:
        _noun(scene, chunks, clause, roles)
    if clause.governed:
        read_governed(scene, chunks, clause, roles)
    supply(scene, chunks, clause, roles, prior)
    return roles


def _noun(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles) -> None:
    data = clause.trigger.data
    if clause.genitive is not None:
        role = data.get("genitive", "none")
        if _spot(chunks, clause.genitive) and (data.get("prep") or {}).get("إلى") == "target":  # «زيارة تونس»
            role = "target"
        head = chunks[clause.genitive.first]
        if head.name is not None and head.name.kind in ("place", "facility"):  # «محادثات الدوحة»
            roles.struck.add(head.first)
        found = (struck if role == "target" and clause.trigger.cls == "act" else parties)(
            scene, chunks, clause.genitive
        )
        if data.get("type") == "RETREAT" and head.kind == "name" and head.name is not None:
            state = seat(scene, head, head.name)  # «انسحاب واشنطن من الاتفاق»
            found = [state] if state is not None else found
        if data.get("type") == "PROTEST" or _of_land(clause):  # «احتجاجات العراق», «حرب اليمن»: where, not who
            found = [p for p in found if p.kind != "government"]
        roles.give(
            "actor" if role == "target" and _doer(scene, chunks, clause, found) else whoever(clause, role), found
        )
    if (roles.actors or clause.trigger.hit.form.pronoun) and data.get("type") in _HITS and clause.trigger.cls != "toll":
        _object_of(scene, chunks, clause, roles)
    if not roles.actors and not _of_land(clause):
        roles.actors += nisba(scene, clause)
    if clause.at and subject_of(chunks, clause.at - 1) == clause.at:
        _struck_by(scene, chunks, clause, roles)
    if _disperses(chunks, clause):
        roles.targets.append(Party(scene.adopt("متظاهرون"), "unnamed", True, False, clause.trigger.last))


def _of_land(clause: Clause) -> bool:
    """Whether a war is called after a land: «الحرب السورية», but «الحرب الإسرائيلية على غزة»."""
    return bool(clause.trigger.data.get("state")) and not any(p in ("على", "ضد") for p, _ in clause.governed)


def _disperses(chunks: list[Chunk], clause: Clause) -> bool:
    """«تفريق مظاهرة»: those who protest are dispersed."""
    if clause.trigger.type != "COERCE" or clause.genitive is not None or clause.at + 1 == len(chunks):
        return False
    held, after = clause.trigger.data.get("genitive") == "target", chunks[clause.at + 1].trigger
    return held and after is not None and after.type == "PROTEST" and not after.verb


def subject_of(chunks: list[Chunk], at: int) -> int | None:
    """«استهدف القصف …», «استهدفت غارة …»: the noun of a deed right after a verb that points to one."""
    verb = chunks[at].trigger
    if verb is None or verb.cls != "link" or not verb.verb or at + 1 == len(chunks) or chunks[at + 1].prep:
        return None
    noun = chunks[at + 1].trigger
    return at + 1 if noun is not None and not noun.verb and noun.cls == "act" and not chunks[at + 1].joined else None


def _struck_by(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles) -> None:
    """«استهدف القصف حافلة», «استهدفت غارة سيارة»: after the verb and the deed stands what was hit."""
    first = clause.genitive if clause.genitive is not None and not roles.actors else None
    phrase = first or next(iter(clause.bare), None)
    if phrase is not None:
        roles.give("target", hit(scene, chunks, clause, phrase))


def _object_of(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles) -> None:
    """«قصف القوات سوقا», «اعتقالهم الصحفي»: a noun whose doer is told governs its object like a verb."""
    first = clause.bare[0] if clause.bare else None
    start = clause.genitive.last if clause.genitive is not None else clause.at + 1
    for prep, phrase in clause.governed:  # «قصف القوات بالمدفعية سوقا»
        if prep == "ب" and phrase.first == start:
            start = phrase.last
    if first is not None and first.first == start and chunks[start].kind in ("name", "quantity", "victim"):
        roles.give("target", struck(scene, chunks, first))


def _doer(scene: Scene, chunks: list[Chunk], clause: Clause, found: list[Party]) -> bool:
    """«استهداف الطائرات لمزرعة», «منع الجيش لهم»: with an object after ل the body in the idafa is the doer."""
    follows = bool(clause.bare) or (bool(clause.governed) and clause.governed[0][0] == "ل")
    held = clause.genitive
    follows = follows or (
        held is not None and any(scene.norms[c.first] in _TO_THEM for c in chunks[held.first + 1 : held.last + 1])
    )
    fights = bool(found) and found[0].armed and found[0].acts
    if clause.trigger.cls == "harm" and clause.bare and chunks[clause.bare[0].first].kind == "quantity":
        return fights and found[0].kind in ("group", "government")  # «قتل الجيش 15 مدنيا»
    named = held is not None and chunks[held.first].kind == "name"
    body = named and bool(found) and found[0].kind in ("group", "government") and bool(clause.bare)
    return (fights or body) and follows and clause.trigger.cls == "act"


_TO_THEM = frozenset({"له", "لها", "لهم", "لهما"})


def _verb(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles) -> None:
    roles.about = subject_of(chunks, clause.at)
    if roles.about is not None:
        return
    data, bare = clause.trigger.data, [p for p in clause.bare if not _where(scene, chunks, clause, p)]
    subject = _subject_before(scene, chunks, clause)
    pronoun = bool(clause.trigger.hit.form.pronoun) or _did_it(scene, clause)
    if clause.relative is not None and chunks[clause.relative].kind == "trigger":
        roles.about = clause.relative
        if not pronoun:
            subject = None
            roles_of = data.get("subject", "actor")
            take = roles_of in ("actor", "event") or clause.trigger.cls == "link"
            _objects(scene, chunks, clause, roles, bare, take)
            return
    subject = told_of_self(scene, clause) if subject is None else subject
    roles.passive = passive(scene, chunks, clause, subject, bare)
    if roles.passive:
        doers = subject or (parties(scene, chunks, bare.pop(0)) if bare else [])
        roles.give("target" if data.get("object") != "party" else "party", doers)
        return
    if "after" in data and bare:  # «أودت بحياة …», «أطلق سراح …»
        roles.give(str(data["after"]), parties(scene, chunks, bare[0]))
        roles.give(data.get("subject", "actor"), subject or [])  # «وكانت السلطات قد أطلقت سراح …»
        return
    told = False
    if (
        subject is None
        and bare
        and not _object_alone(scene, chunks, clause, bare)
        and (clause.relative is None or pronoun)
    ):
        told = harms(scene, chunks, clause, bare)
        subject = _told(clause)(scene, chunks, bare.pop(0))
    roles.give("anybody" if told else whoever(clause, data.get("subject", "actor")), subject or [])
    if not pronoun:
        _objects(scene, chunks, clause, roles, bare)


def _told(clause: Clause) -> Callable[[Scene, list[Chunk], Phrase], list[Party]]:
    """How a verb's subject is read: crowds of protests, things that a deed is done to («تعرضت نقطة عسكرية لقصف»)."""
    if clause.trigger.type == "PROTEST":
        return crowds
    suffers = clause.trigger.cls == "light" and clause.trigger.data.get("subject") == "target"
    return struck if suffers else parties


def _did_it(scene: Scene, clause: Clause) -> bool:
    """«الهجمات التي قامت بها القوات», «شارك فيها»: a pronoun after the verb is the deed, as one at its end."""
    after = clause.trigger.last
    return clause.trigger.cls == "light" and after < len(scene.norms) and scene.norms[after] in _IT


_IT = frozenset("به بها بهما فيه فيها فيهما خلاله خلالها".split())


def _objects(
    scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles, bare: list[Phrase], take: bool = True
) -> None:
    role = clause.trigger.data.get("object", "target")
    if not (take and bare) or role in ("none", "event", "weapon"):
        return
    land = chunks[bare[0].first]
    if clause.trigger.data.get("mode") == "visit" and land.name is not None and land.name.kind == "place":
        roles.struck.add(land.first)  # «زار العراق»: whom and where
    if role == "target" and clause.trigger.data.get("type") in _HITS:
        roles.give(role, hit(scene, chunks, clause, bare[0]))
    else:
        roles.give(role, parties(scene, chunks, bare[0]))


def _subject_before(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party] | None:
    if clause.before is not None and not _crowd_after(scene, chunks, clause):
        return _told(clause)(scene, chunks, clause.before)
    if clause.relative is None or clause.trigger.hit.form.pronoun or chunks[clause.relative].kind not in HEADS:
        return None
    found = parties(scene, chunks, Phrase(clause.relative, clause.relative + 1))
    return found or (None if chunks[clause.relative].kind == "name" else [])


def _crowd_after(scene: Scene, chunks: list[Chunk], clause: Clause) -> bool:
    """«… الجيش، احتشد المتظاهرون»: protesters right after the verb are its subject, whoever stands before."""
    bare = clause.bare[0] if clause.trigger.type == "PROTEST" and clause.bare else None
    return bare is not None and any(scene.has("protesters", c.first, c.last) for c in chunks[bare.first : bare.last])


def _plural(clause: Clause, bare: list[Phrase]) -> bool:
    """«وأحرقوا منازل»: who did it stands before; what follows at once is the object."""
    text = str(clause.trigger.hit.form.text)
    return text.endswith("وا") and bool(bare) and bare[0].first == clause.at + 1


def _object_alone(scene: Scene, chunks: list[Chunk], clause: Clause, bare: list[Phrase]) -> bool:
    """«وأحرقوا منازل», «شنت الطائرات غارات واستهدفت محطة»: after the verb stands only what was hit."""
    if _plural(clause, bare) or _accusative(scene, chunks, clause, bare):
        return True
    if clause.trigger.type == "AID" and len(bare) == 1:  # «… أسعفت امرأة»
        return chunks[bare[0].first].kind in ("victim", "quantity")
    if clause.trigger.type != "ASSAULT" or clause.trigger.cls not in ("act", "link") or len(bare) > 1:
        return False
    return is_thing(chunks[bare[0].first])


def _accusative(scene: Scene, chunks: list[Chunk], clause: Clause, bare: list[Phrase]) -> bool:
    """«… واعتقلت مسلحين»: people in the accusative, alone after a verb that و joins, are no subject."""
    head = chunks[bare[0].first]
    people = head.kind == "victim" or (head.kind == "name" and head.name is not None and head.name.how == "unnamed")
    return people and len(bare) == 1 and chunks[clause.at].joined and scene.norms[head.last - 1].endswith("ين")


def _where(scene: Scene, chunks: list[Chunk], clause: Clause, phrase: Phrase) -> bool:
    """«اعتقلت الشرطة شمالي البلاد …», «قتل عامل … غرب المدينة»: a side of a place, or a place by one who is killed."""
    first = chunks[phrase.first]
    if first.name is None or first.name.kind != "place":
        return False
    counted = phrase.first > 0 and chunks[phrase.first - 1].kind == "quantity"
    theirs = counted and scene.norms[first.first - 1].endswith("ا") and scene.norms[first.first].endswith("يا")
    hurt = bool(clause.trigger.data.get("count")) and (theirs or not country(scene, first.name))
    return scene.norms[first.first] in SIDES or hurt  # «تعتقل إسرائيل مئات …», but «قتل 42 جنديا | سوريا»


def passive(scene: Scene, chunks: list[Chunk], clause: Clause, subject: list[Party] | None, bare: list[Phrase]) -> bool:
    """Whether the subject suffered it: by its entry, its vowels, or since one phrase alone is there and no doer."""
    trigger = clause.trigger
    if trigger.data.get("passive") or trigger.certain_passive:
        return True
    if trigger.type == "AID" and subject and not bare:  # «الأطفال أسعفوا»
        return all(p.kind == "unnamed" and not (p.acts or p.armed) for p in subject)
    if not trigger.data.get("either") or trigger.hit.form.pronoun:
        return False
    if trigger.cls == "harm" and any(prep == FIRE for prep, _ in clause.governed):
        return True  # «قتل المسلح برصاص الشرطة»
    if trigger.data.get("object") == "weapon":
        return not subject and bool(bare) and chunks[bare[0].first].kind == "weapon"
    if trigger.cls != "harm" and any(p.armed for p in subject or ()):
        return False  # «الطائرات قصفت بعد ذلك …»
    if subject is not None:
        return all(chunks[p.first].kind == "word" and scene.norms[chunks[p.first].first][0] == "و" for p in bare)
    if not bare:
        return True
    if len(bare) >= 2 or _plural(clause, bare):
        return False
    if chunks[clause.at].joined and trigger.cls == "act" and _spot(chunks, bare[0]):
        return False  # «أقلعت طائرة وقصفت بلدة»
    found = parties(scene, chunks, bare[0])
    unnamed = _some(chunks, bare[0]) or all(p.kind == "unnamed" for p in found)
    if trigger.cls == "harm" and trigger.type == "ASSAULT" and unnamed:
        return True  # «قتل جندي في هجوم»: who kills kills somebody
    return not any(p.armed or p.kind in ("government", "group") for p in found) or _counted(chunks, bare[0])


def _some(chunks: list[Chunk], phrase: Phrase) -> bool:
    """Whether a phrase opens with people that nobody names («عنصران من الشرطة»)."""
    head = chunks[phrase.first]
    return head.kind == "victim" or (head.name is not None and head.name.kind == "unnamed")


def _spot(chunks: list[Chunk], phrase: Phrase) -> bool:
    name = chunks[phrase.first].name
    return name is not None and name.kind in ("place", "facility")


def _counted(chunks: list[Chunk], phrase: Phrase) -> bool:
    return chunks[phrase.first].kind == "quantity"
