"""Incidents as one web page that stands alone: an index by day, then each incident with its accounts side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from riwaya.export import report_labels as labels
from riwaya.export.incidents_view import views
from riwaya.export.report_html import SURROGATE
from riwaya.export.report_time import arabic_range, arabic_time
from riwaya.records import Incident, Range

if TYPE_CHECKING:
    from jinja2 import Environment, Template

POLICIES: Final[Mapping[str, str]] = {
    "range of distinct origins": "من أدنى إلى أعلى ما قالته المصادر المتمايزة",
    "lowest of distinct origins": "أدنى ما ثبت عليه أي مصدر",
    "latest of each origin": "من أدنى إلى أعلى آخر ما قاله كل مصدر",
}
KINDS: Final[Mapping[str, str]] = {"contradiction": "تعارض", "update": "تحديث للحصيلة"}
SCOPES: Final[Mapping[str, str]] = {
    "single": "",
    "joint": "حصيلة مشتركة لأكثر من موضع",
    "recap": "حصيلة فترة، لا واقعة واحدة",
}
VERDICTS: Final[Mapping[str, str]] = {"same": "واقعة واحدة", "different": "واقعتان مختلفتان", "unsure": "غير متيقَّن"}
LEVELS: Final[Mapping[str, str]] = {
    "village": "قرية",
    "town": "بلدة",
    "city": "مدينة",
    "quarter": "حي",
    "camp": "مخيم",
    "area": "منطقة",
    "district": "قضاء",
    "governorate": "محافظة",
    "region": "إقليم",
    "country": "بلد",
}
INCIDENTS: Final = labels.Noun("واقعة واحدة", "واقعتان", "وقائع", "واقعة", "واقعة")
ORIGINS: Final = labels.Noun("مصدر واحد", "مصدران", "مصادر", "مصدراً", "مصدر")
OUTLETS: Final = labels.Noun("ناشر واحد", "ناشران", "ناشرين", "ناشراً", "ناشر")
ACCOUNTS: Final = labels.Noun("رواية واحدة", "روايتان", "روايات", "رواية", "رواية")


def render(found: Sequence[Incident]) -> str:
    """One page for all incidents, in their order."""
    return SURROGATE.sub("\ufffd", _template().render(views=views(found)))


@cache
def _template() -> Template:
    made = _environment()
    made.filters.update(when=arabic_time, total=_total, web=_web_address)
    made.globals.update(
        labels=labels,
        counted=labels.counted,
        span_of=arabic_range,
        policies=POLICIES,
        kinds=KINDS,
        scopes=SCOPES,
        verdicts=VERDICTS,
        levels=LEVELS,
        nouns={"incidents": INCIDENTS, "origins": ORIGINS, "outlets": OUTLETS, "accounts": ACCOUNTS},
    )
    return made.get_template("incidents.html.j2")


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("riwaya.export")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _web_address(url: str | None) -> str | None:
    """The address if a reader can safely follow it; others are shown but not linked."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _total(found: Range | None) -> str:
    """A summary's range: a plain number where both bounds are one, a dash where nothing is known."""
    if found is None or found.low is None:
        return "—"
    return arabic_range(found.low, found.high if found.high is not None else found.low)
