"""The sections of a card."""

from enum import StrEnum


class Topic(StrEnum):
    """A section of the card; the order is that of the page."""

    TARGET = "target"
    INDICATIONS = "indications"
    CONDITIONS = "conditions"
    NEEDLING = "needling"
    FIND_IT = "find-it"
    THROUGH = "through"
    CAUTIONS = "cautions"
    ALWAYS = "always"
    DISAGREEMENTS = "disagreements"
    COUNTERPARTS = "counterparts"
    CORTEX = "cortex"
    EVIDENCE = "evidence"
    SOURCES = "sources"


FOLDING = frozenset(topic.value for topic in Topic)
"""Every section folds; of one that holds what concerns life the first such line stays."""
