"""What tests know of the sentences' templates."""

import re

GRAMMAR = frozenset({"s", "are", "them"})
"""Fields that only English needs."""
_FIELD = re.compile(r"\{(\w+)\}")


def fields_of(template: str) -> list[str]:
    """Names of the fields of a template, in order, those that come twice twice."""
    return _FIELD.findall(template)
