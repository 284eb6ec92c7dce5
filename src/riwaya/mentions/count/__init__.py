"""Numbers and counts: how many at least and at most, of what, and whether they are a part of the count before."""

from riwaya.mentions.count.find import find_counts
from riwaya.mentions.count.numbers import number_at

__all__ = ["find_counts", "number_at"]
