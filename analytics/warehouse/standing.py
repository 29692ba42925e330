"""Where a version stands: the current one, an earlier one, or one that was taken back."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from analytics.errors import BadVersion
from analytics.warehouse import versions
from analytics.warehouse.audit_log import became
from analytics.warehouse.manifest import Manifest

CURRENT, EARLIER, TAKEN_BACK = "current", "earlier", "taken_back"


def standings(names: Iterable[str]) -> dict[str, str]:
    """Return whether each version, or what it shows a role, is `CURRENT`, `TAKEN_BACK`, or else `EARLIER`."""
    current, back = _current(), taken_back()
    return {name: CURRENT if name in current else TAKEN_BACK if name in back else EARLIER for name in names}


def standing_of(version: str) -> str:
    """Return the same of one version; where it is the current one, nothing else is read."""
    return CURRENT if version in _current() else standings([version])[version]


def is_taken_back(version: str) -> bool:
    """Return whether a version was taken back: what it changed no longer counts."""
    return standing_of(version) == TAKEN_BACK


def _current() -> tuple[str, ...]:
    """Return the current version and what it shows each role."""
    with suppress(BadVersion):
        pointed = versions.pointed()
        return (pointed, *_editions(versions.manifest_of(pointed)))
    return ()


def taken_back() -> frozenset[str]:
    """Return the versions that did not lead to the current one: who went back went behind them, so what they changed no longer counts."""
    shelf = {one.version: one for one in versions.shelf()}
    editions = {name for one in shelf.values() for name in _editions(one)}
    with suppress(BadVersion):
        pointed = versions.pointed()
        led = _led_to(pointed, [name for name in shelf if name not in editions or name == pointed], became())
        counted = {name for one in led if one in shelf for name in (one, *_editions(shelf[one]))}
        return frozenset(shelf) - counted
    return frozenset()


def _editions(manifest: Manifest) -> tuple[str, ...]:
    return tuple(name for name in (manifest.public_edition, manifest.partner_edition) if name)


def _led_to(version: str, built: Sequence[str], before: Mapping[str, str]) -> list[str]:
    """Return `version` and those it came from, one after another: as the log tells, else the one `built` before it.

    Only an older one can have led to another: a build of data as they were long ago comes to a version that was there before.
    """
    place = {name: at for at, name in enumerate(built)}
    led = [version]
    while place.get(led[-1]):
        here = place[led[-1]]
        told = before.get(led[-1], "")
        led.append(told if place.get(told, here) < here else built[here - 1])
    return led
