"""The forms of a verb that a newspaper prints, made from its dictionary forms: a table, not a stemmer.

Given the perfect (قال), imperfect (يقول), active participle (قائل) and masdar (قول), :func:`conjugate` lists the third
person forms with what each says of gender and number. Spelling is that of the input; folding is up to the caller.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

Aspect = Literal["perfect", "imperfect", "participle", "masdar", "passive", "fixed"]
Agreement = Literal["ms", "fs", "md", "fd", "mp", "fp", "1s", "1p", ""]
PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا")


class Form(msgspec.Struct, frozen=True, gc=False):
    """One written form: its aspect, agreement (gender and number; empty where it has none) and pronoun at its end."""

    text: str
    aspect: Aspect = "fixed"
    agreement: Agreement = ""
    pronoun: str = ""


def _perfect(stem: str) -> Iterator[tuple[str, Agreement]]:
    weak = stem[-1] in "ىا"
    base = stem[:-1] if weak else stem
    back = "ي" if stem[-1] == "ى" else "و" if weak else ""
    yield stem, "ms"
    yield base + "ت", "fs"
    yield base + back + "ا", "md"
    yield base + "تا", "fd"
    yield base + "وا", "mp"
    yield _first(base, back) + "ن", "fp"


def _first(base: str, back: str) -> str:
    """The stem before consonant endings; hollow verbs (قال → قلن) keep only first and last letter."""
    if not back and len(base) == 3 and base[1] == "ا":
        return base[0] + base[2]
    return base + back


def _imperfect(stem: str) -> Iterator[tuple[str, Agreement]]:
    body = stem[1:]
    weak = body[-1] in "ىيو"
    base = body[:-1] if weak else body
    dual = base + ("و" if body[-1] == "و" else "ي") if weak else base
    yield stem, "ms"
    yield "ت" + body, "fs"
    yield "ي" + dual + "ان", "md"
    yield "ت" + dual + "ان", "fd"
    yield "ي" + base + "ون", "mp"
    yield "ي" + base + "وا", "mp"
    yield "ي" + dual + "ن", "fp"
    yield "ن" + body, "1p"


def _participle(stem: str) -> Iterator[tuple[str, Agreement]]:
    weak = stem[-1] == "ي"
    base = stem[:-1] if weak else stem
    yield stem, "ms"
    yield stem + "ا", "ms"
    yield stem + "ة", "fs"
    yield stem + "تين" if stem.endswith("ة") else stem + "ين", "md"
    yield stem + "تين", "fd"
    yield base + "ين", "mp"
    yield base + "ون", "mp"
    yield stem + "ات", "fp"


def _with_pronouns(form: str, aspect: Aspect, agreement: Agreement) -> Iterator[Form]:
    base = form.removesuffix("ا") if form.endswith("وا") else form[:-1] + "ا" if form[-1] == "ى" else form
    base = base[:-1] + "ت" if base[-1] == "ة" else base
    for pronoun in PRONOUNS:
        yield Form(base + pronoun, aspect, agreement, pronoun)


def conjugate(
    perfect: str | None = None,
    imperfect: str | None = None,
    participle: str | None = None,
    masdar: str | None = None,
    *,
    pronouns: bool = False,
) -> list[Form]:
    """The forms of one verb, each once; ``pronouns`` adds those with an object pronoun (اتهمها، نفاه)."""
    tables: list[tuple[Aspect, Iterator[tuple[str, Agreement]]]] = []
    if perfect:
        tables.append(("perfect", _perfect(perfect)))
    if imperfect:
        tables.append(("imperfect", _imperfect(imperfect)))
    if participle:
        tables.append(("participle", _participle(participle)))
    out = [Form(text, aspect, agreement) for aspect, table in tables for text, agreement in table]
    if masdar:
        out.append(Form(masdar, "masdar"))
        out.extend(_with_pronouns(masdar, "masdar", ""))
    if pronouns:
        finite = [f for f in out if f.aspect in ("perfect", "imperfect") and f.agreement in ("ms", "fs", "mp")]
        out.extend(x for f in finite for x in _with_pronouns(f.text, f.aspect, f.agreement))
    return list(dict.fromkeys(out))
