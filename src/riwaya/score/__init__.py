"""How well reports agree with annotations of the same articles: precision, recall, F1 for each kind of record.

An annotation folder holds ``articles.jsonl`` (riwaya's input) and a file ``ID.json`` for each article: statements,
events, dates, commitments and conflicts, with every text a piece of the article (see docs/reference/annotations.md).
Reports are matched to articles by document id.
"""

from riwaya.score.compare import Comparison, Pairing, compare
from riwaya.score.gold import read_gold
from riwaya.score.measures import Measure, measure, table
from riwaya.score.reports import read_reports, sheet_of
from riwaya.score.sheet import Sheet

__all__ = [
    "Comparison",
    "Measure",
    "Pairing",
    "Sheet",
    "compare",
    "measure",
    "read_gold",
    "read_reports",
    "sheet_of",
    "table",
]
