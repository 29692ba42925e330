"""The digest of a version: what the rules say, in one language, as Markdown, as a page and as a feed."""

from dataclasses import dataclass

from analytics.errors import MarsadError
from analytics.warehouse import versions
from analytics.watching.evaluating import STATES, Outcome
from analytics.watching.telling import Told, say, set_for, told
from analytics.words import book, written
from analytics.words import say as interface


@dataclass(frozen=True)
class Digest:
    """The outcomes of one version in words of one language, alarms first; `built` is when the version was built (ISO 8601)."""

    lang: str
    version: str
    built: str
    title: str
    why: str
    counts: str
    caveat: str
    source: str
    told: tuple[Told, ...]

    @property
    def news(self) -> tuple[Told, ...]:
        """Return what a reader must be told: alarms, and rules without an answer."""
        return tuple(one for one in self.told if one.state != "quiet")


def digest_of(outcomes: list[Outcome], version: str, lang: str) -> Digest:
    """Return the digest of `outcomes`, all of `version`; the same version and rules give the same digest."""
    if not outcomes:
        raise MarsadError("A digest needs at least one rule.")
    manifest = versions.manifest_of(version)
    in_turn = sorted(outcomes, key=lambda one: STATES.index(one.state))
    numbers = {state: sum(one.state == state for one in outcomes) for state in STATES}
    words = {
        "title": say("digest", "title", lang),
        "why": say("digest", "why", lang, version=version, as_of=manifest.as_of),
        "counts": say("digest", "counts", lang, **numbers),
        "caveat": written(book("briefing")["page"]["reported"], lang),
        "source": interface("source_line", lang, version=version, as_of=manifest.as_of),
    }
    said = {name: set_for(lang, one) for name, one in words.items()}
    return Digest(lang, version, manifest.built, told=tuple(told(one, lang) for one in in_turn), **said)
