"""Times: expressions that name a day, a span or a deadline, as EDTF; the day of publication where it is missing."""

from riwaya.mentions.time.find import find_times
from riwaya.mentions.time.publish import contradictions, infer_published, sharpen_published

__all__ = ["contradictions", "find_times", "infer_published", "sharpen_published"]
