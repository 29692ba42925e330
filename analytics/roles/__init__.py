"""In which role the present work is done: for the public, for a partner or for a data steward."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

PUBLIC, PARTNER, STEWARD = ROLES = ("public", "partner", "steward")


@dataclass(frozen=True)
class Acting:
    """A role, and what the one who has it is called; empty where nobody signed in."""

    role: str = PUBLIC
    person: str = ""


_NOBODY = Acting()  # who does not say a role is the public: a forgotten word shows too little
_ACTING: ContextVar[Acting] = ContextVar("acting", default=_NOBODY)


def acting() -> Acting:
    """Return the present role and person."""
    return _ACTING.get()


def is_public() -> bool:
    """Return whether the present role is the public's."""
    return acting().role == PUBLIC


@contextmanager
def acting_as(who: Acting | str) -> Generator[None]:
    """Do what is done inside in another role: one of `ROLES`, or with the name of a person."""
    before = _ACTING.set(Acting(who) if isinstance(who, str) else who)
    try:
        yield
    finally:
        _ACTING.reset(before)


def in_role_of(who: Callable[[], Acting], work: Callable[..., None]) -> Callable[..., None]:
    """Return `work` to be done later in the role that `who` says then."""

    def done(*arguments: object) -> None:
        with acting_as(who()):
            work(*arguments)

    return done
