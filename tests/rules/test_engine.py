from __future__ import annotations

from riwaya.rules import Match, Rule, draw, first

EVEN: Rule[int, str] = Rule("even", "divides by two", lambda n: "even" if n % 2 == 0 else None)
LARGE: Rule[int, str] = Rule("large", "above ten", lambda n: "large" if n > 10 else None)


def test_the_first_rule_that_has_a_result_wins() -> None:
    assert first((EVEN, LARGE), 12) == (EVEN, "even")
    assert first((LARGE, EVEN), 12) == (LARGE, "large")
    assert first((EVEN, LARGE), 3) is None


def test_the_tree_shows_rule_entry_and_words() -> None:
    tree = Match("statement", "assert", None, "", (Match("cue.verb", "cue", (0, 3), "verbs.yml:7"),))
    assert draw(tree, "قال سليم") == "assert  [statement]\n  cue  [cue.verb]  verbs.yml:7\n      0-3  قال"
