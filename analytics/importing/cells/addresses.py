"""Addresses of sources: what is not http(s) is dropped, a password in one is taken out; the row stays."""

import re
from urllib.parse import urlsplit, urlunsplit

from analytics.importing.columns import Manner
from analytics.importing.remarks import Read, repaired
from analytics.registry.description import Column

_NOT_IN_AN_ADDRESS = re.compile(r'[\s<>"\\]')


def as_address(cell: object, column: Column, manner: Manner) -> Read:
    """Return an http(s) address without credentials, None with a remark for anything else."""
    text = str(cell)
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and parts.hostname and not _NOT_IN_AN_ADDRESS.search(text)
    except ValueError:  # a bracket that is not closed, a port that is no number
        usable = False
    if not usable:
        return Read(None, (repaired("address_dropped", text, None),))
    if "@" not in parts.netloc:
        return Read(parts.scheme + text[len(parts.scheme) :])
    bare = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    return Read(bare, (repaired("address_credentials", bare, bare),))
