"""What a briefing says: its view, key figures, charts with their sentence, caveats and sources, all in words of one language."""

from dataclasses import dataclass
from functools import cached_property

from analytics.briefings.choosing import on_first_page, on_second_page
from analytics.downloads.citing import in_words
from analytics.downloads.subject import Subject
from analytics.headlines.headline import Headline, headline_year, headlines
from analytics.indicators.answers import answer
from analytics.indicators.answers_shown import Shown
from analytics.indicators.facts_targets import standing_counts
from analytics.vocabulary import word_of
from analytics.warehouse.calendar import last_whole_year
from analytics.warehouse.sources import publisher_of, source_of
from analytics.words import book, say, written
from analytics.words.fill import fill

REGISTERS = ("projects", "events")


@dataclass(frozen=True)
class Standing:
    """Where the targets stand, in the words of a key figure: how many are judged, of them those in time, the others, the date."""

    name: str
    value: str
    change: str
    why: str
    coverage: str

    @property
    def is_known(self) -> bool:
        """Return that it is: what nobody judged is counted too."""
        return True


@dataclass(frozen=True)
class Briefing:
    """A subject on `pages` pages (1 or 2)."""

    subject: Subject
    pages: int

    @property
    def lang(self) -> str:
        """Return the language of the briefing."""
        return self.subject.lang

    def say(self, key: str, **facts: object) -> str:
        """Return words of the briefing in its language."""
        return fill(written(book("briefing")["page"][key], self.lang), facts, self.lang)

    @property
    def title(self) -> str:
        """Return what the briefing is about: digital innovation in Morocco, and its view in words."""
        return f"{self.say('about')} · {self.subject.sentence}"

    @property
    def keys_title(self) -> str:
        """Return the line above the key figures: their year, or why there are none."""
        year = headline_year(self.subject.view)
        return say("kpi_year", self.lang, year=year) if year else self.say("nothing")

    @cached_property
    def headlines(self) -> list[Headline]:
        """Return the key figures but those of a register that the view leaves out: paper has no room to say so six times."""
        return [one for one in headlines(self.subject.view) if not one.is_of_another_register]

    @cached_property
    def targets(self) -> Standing | None:
        """Return where the national targets of the view stand, None where it holds none."""
        answered = answer("targets_status", self.subject.view)
        if answered.refusal:
            return None
        facts = {**standing_counts(answered.rows), "as_of": source_of("targets", self.subject.version).as_of}
        said = {part: self.say(f"targets_{part}", **facts) for part in ("name", "value", "change", "why", "coverage")}
        return Standing(**said)

    @property
    def keys(self) -> list[Headline | Standing]:
        """Return what stands first: the key figures, then the targets."""
        return [*self.headlines, *([self.targets] if self.targets else [])]

    @cached_property
    def shown(self) -> list[Shown]:
        """Return the three charts of the first page."""
        return [Shown(one, self.lang) for one in on_first_page(self.subject.view)]

    @cached_property
    def more(self) -> list[Shown]:
        """Return the charts of the second page, none where there is no such page."""
        return [Shown(one, self.lang) for one in on_second_page(self.subject.view)] if self.pages > 1 else []

    @property
    def caveats(self) -> list[str]:
        """Return what a reader must know of all its figures, and the limits of its first breakdown."""
        last = last_whole_year("projects", self.subject.version)
        is_seen = self.subject.as_of[:4] > str(last) and (self.subject.view.year_to or last + 1) > last
        partial = [self.say("partial", year=last + 1)] if is_seen else []
        return [self.say("reported"), *partial, *(one.limits for one in self.shown[1:2])]

    @property
    def sources(self) -> list[str]:
        """Return who publishes each register, under which licence, as of when."""
        return [self._source(register) for register in REGISTERS]

    @property
    def citation(self) -> str:
        """Return how to cite the view, without its address."""
        return in_words(self.subject)

    def _source(self, register: str) -> str:
        source = source_of(register, self.subject.version)
        publisher = written(publisher_of(register, self.subject.version), self.lang)
        named = {"register": word_of("registers", register, self.lang), "publisher": publisher, "licence": source.licence}
        return self.say("source", as_of=source.as_of, **named)


def briefing_of(subject: Subject, pages: int) -> Briefing:
    """Return the briefing of a subject on one or two pages."""
    return Briefing(subject, pages)
