"""How likely a coder of conflicts would write a row of an event: a score beside the rules, which it never overrules.

Rules read every attack or protest that a text tells, also those it only mentions, recalls or argues about. Coders write
down few of these. The score is a logistic regression (:mod:`weights`) on what the rules read of the event, on the words
of its sentence and on the words that keep the same company elsewhere (:mod:`features`); each of its reasons can be
named. It ranks: a share of .5 in the texts that it was trained on is another share in yours.
"""

from riwaya.events.likely.features import features_of
from riwaya.events.likely.weights import Weights, chance, likely, reasons, weighing, weights_of

__all__ = ["Weights", "chance", "features_of", "likely", "reasons", "weighing", "weights_of"]
