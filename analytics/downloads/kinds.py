"""Kinds of files: of each its media type and what writes it; the one that somebody asks for, or what there is instead."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from analytics.errors import UnknownName
from analytics.names import suggestions

Written = TypeVar("Written")


@dataclass(frozen=True)
class Kind(Generic[Written]):
    """One kind of file: its media type and what writes it."""

    media_type: str
    write: Callable[[Written], bytes]


def known_kind(name: str, kinds: Iterable[str], what: str) -> str:
    """Return `name` if it is one of `kinds`; raise `UnknownName` with the nearest otherwise: there is no `what` of that name."""
    known = list(kinds)
    if name not in known:
        said = f"There is no {what} «{name[:20]}»; there is {', '.join(known)}."
        raise UnknownName(said, suggestions(name, known), "format", name[:20])
    return name
