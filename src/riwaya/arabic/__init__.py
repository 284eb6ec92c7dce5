"""Script facts: folding with an offset map, tokens, clitics, quotation marks, sentences, verb forms. No news here."""

from riwaya.arabic.clitics import LEFT_EDGES, LeftEdge, spread_article
from riwaya.arabic.fold import Folded, fold, fold_text, shadow_of
from riwaya.arabic.quotes import Quote
from riwaya.arabic.script import Script, Sentence, Token, analyse
from riwaya.arabic.verbs import Form, conjugate

__all__ = [
    "LEFT_EDGES",
    "Folded",
    "Form",
    "LeftEdge",
    "Quote",
    "Script",
    "Sentence",
    "Token",
    "analyse",
    "conjugate",
    "fold",
    "fold_text",
    "shadow_of",
    "spread_article",
]
