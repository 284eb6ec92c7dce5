"""Positions off a place in a direction: what «شمالي حلب» and «جنوب لبنان» mean on a map, roughly."""

from __future__ import annotations

import math

#: How far from its place the middle of «شمالي X» or «ريف X الشمالي» is put, in km.
REACH_KM = {"city": 15.0, "town": 8.0, "village": 4.0, "governorate": 40.0, "district": 12.0}

_SMALL = frozenset("LB PS IL QA KW BH CY XK ME SI MK LU MT SG DJ GM SZ RW BI".split())
_LARGE = frozenset("DZ LY SD SA IR TD ML NE MR US CA RU CN AU BR IN KZ CD AR MX".split())


def country_reach(code: str | None) -> float:
    """The same for a country, by its size."""
    return 60.0 if code in _SMALL else 400.0 if code in _LARGE else 200.0


def moved(point: tuple[float, float], bearing: int, km: float) -> tuple[float, float]:
    """The point ``km`` away from ``point`` (lat, lon) at ``bearing`` degrees from north."""
    lat, lon = point
    north, east = km * math.cos(math.radians(bearing)), km * math.sin(math.radians(bearing))
    return round(lat + north / 111.2, 3), round(lon + east / (111.2 * math.cos(math.radians(lat))), 3)
