"""Numbers and counts: what is counted, how many at least and at most, and of what."""

from riwaya.mentions.count.numbers import number_at
def find_counts(reading): return []

__all__ = ["find_counts", "number_at"]
