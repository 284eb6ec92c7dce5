"""Places: from the lexicon's hits, cue words and context to names with coordinates and what they lie in."""

from riwaya.mentions.place.name import find_places, smallest_first
from riwaya.mentions.place.near import innermost, nearest_place
from riwaya.mentions.place.placename import PlaceName

__all__ = ["PlaceName", "find_places", "innermost", "nearest_place", "smallest_first"]
