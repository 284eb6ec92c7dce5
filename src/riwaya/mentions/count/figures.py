"""Numbers written in figures: three digit sets (folded before), decimal and thousands marks, signs."""

from __future__ import annotations

import re

from riwaya.arabic import Script, Token

_GROUPED = re.compile(r"\d{1,3}(?:[,٬]\d{3})+(?:[.٫]\d+)?|[1-9]\d{0,2}(?:\.\d{3})+")
_DECIMAL = re.compile(r"\d+[.٫,]\d+")


def figure(text: str) -> float | None:
    """``1,200`` and ``1.200`` are 1200, ``1.5`` and ``1٫5`` are 1.5; None for what is no single number (3.2.2022)."""
    if text.isdigit():
        return float(text)
    if _GROUPED.fullmatch(text):
        return _grouped(text)
    if _DECIMAL.fullmatch(text):
        return float(re.sub("[٫,]", ".", text))
    return None


def _grouped(text: str) -> float:
    """The point is a thousands mark only where no comma is: ``1,200.5`` has a decimal."""
    plain = re.sub("[,٬]", "", text)
    if plain == text and "٫" not in text:
        return float(text.replace(".", ""))
    return float(plain.replace("٫", "."))


def figure_at(script: Script, token: int) -> tuple[float, int] | None:
    """The number in figures that starts at a token, with the token after it: ``-1.2``, ``.77``."""
    tokens = script.tokens
    sign, at = _sign(tokens, token)
    if at < len(tokens) and tokens[at].norm in (".", "٫") and _glued(tokens, at):
        return sign * float(f"0.{tokens[at + 1].norm}"), at + 2
    if at >= len(tokens) or tokens[at].kind != "n":
        return None
    value = figure(tokens[at].norm)
    return None if value is None else (sign * value, at + 1)


def _sign(tokens: list[Token], token: int) -> tuple[int, int]:
    """A hyphen is a minus where it is glued to a figure and to nothing before it."""
    free = token == 0 or tokens[token - 1].end < tokens[token].start or tokens[token - 1].kind == "b"
    if tokens[token].norm in "-−" and free and _glued(tokens, token):
        return -1, token + 1
    return 1, token


def _glued(tokens: list[Token], at: int) -> bool:
    """Whether a figure follows without a gap."""
    return at + 1 < len(tokens) and tokens[at + 1].kind == "n" and tokens[at + 1].start == tokens[at].end
