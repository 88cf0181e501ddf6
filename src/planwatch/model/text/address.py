"""E-mail addresses."""

import re

_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+"
)
_LONGEST = 254


def is_address(text: str) -> bool:
    """Whether a message can be addressed so: one plain address, without a name or other signs."""
    return len(text) <= _LONGEST and _ADDRESS.fullmatch(text) is not None
