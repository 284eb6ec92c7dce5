"""The engine: rules are named values in an ordered list; what matched is kept as a tree of spans. No Arabic here."""

from riwaya.rules.engine import Match, Rule, draw, first

__all__ = ["Match", "Rule", "draw", "first"]
