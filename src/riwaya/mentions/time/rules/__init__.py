"""The rules in order: where two match the same words, the earlier one is asked first."""

from riwaya.mentions.time.pattern import TimeRule
from riwaya.mentions.time.rules.clock import CLOCK
from riwaya.mentions.time.rules.dates import DATES
from riwaya.mentions.time.rules.days import DAYS
from riwaya.mentions.time.rules.feasts import FEASTS
from riwaya.mentions.time.rules.offsets import OFFSETS
from riwaya.mentions.time.rules.periods import PERIODS
from riwaya.mentions.time.rules.within_month import WITHIN_MONTH

RULES: tuple[TimeRule, ...] = (*DATES, *WITHIN_MONTH, *DAYS, *PERIODS, *OFFSETS, *FEASTS, *CLOCK)
