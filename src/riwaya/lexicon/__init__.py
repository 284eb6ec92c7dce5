"""Word lists for humans (``data/**/*.yml``): checked, compiled once into one automaton, found in one pass over a text.

A list is a YAML file::

    kind: cue            # which list it is; hits are asked for by kind
    left: verb           # what may be written before the word: none | conj | verb | name | noun
    entries:
      - verb: {perfect: نفى, imperfect: ينفي, participle: نافي, masdar: نفي, pronouns: true}
        act: deny        # any other key is the entry's own data, given to the stage that asked
      - forms: [بحسب, وفق]   # forms as they stand; spelling variants need not be listed: text and lists are folded

Optional keys of an entry: ``id`` (default: its first form), ``left`` (this entry's own), ``exact: true`` (hamza, ya and
ta marbuta must be as written: على is not علي), ``without`` (forms of the verb table to leave out, with a comment why).
"""

from riwaya.lexicon.compile import Entry, Lexicon, load
from riwaya.lexicon.find import Hit, Hits, find

__all__ = ["Entry", "Hit", "Hits", "Lexicon", "find", "load"]
