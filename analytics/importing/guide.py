"""The column guide: what each column of a register means, what may stand in it, and which words its list holds."""

from dataclasses import dataclass

from analytics.importing.cells.numbers import LARGEST_OF
from analytics.importing.columns import Manner, columns_of
from analytics.registry.description import Column, descriptions
from analytics.vocabulary import LANGUAGES, Term, vocabularies
from analytics.words import book, written
from analytics.words.columns import label
from analytics.words.numbers import number

NOT_IN_TEMPLATE = "budget_mad"  # an amount and its currency say the same
_EITHER = {"events": {"start_date", "year"}}


@dataclass(frozen=True)
class Entry:
    """One column of a dataset as the guide tells it; `years` are the plausible ones."""

    column: Column
    dataset: str
    years: range

    @property
    def name(self) -> str:
        """Return the name of the column in files."""
        return self.column.name

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return the terms of the column's list, none where it has no list."""
        return vocabularies()[self.column.vocabulary].terms if self.column.vocabulary else ()

    def label(self, lang: str) -> str:
        """Return the name of the column in `lang`."""
        return label(self.name, lang)

    def must(self, lang: str) -> str:
        """Return whether the column must be filled in, in `lang`."""
        either = self.name in _EITHER.get(self.dataset, ())
        return template_words("required" if self.column.required else "one_of_two" if either else "optional", lang)

    def meaning(self, lang: str) -> str:
        """Return what the column says, in `lang`."""
        return written(book("guide")["meanings"][self.name], lang)

    def form(self, lang: str) -> str:
        """Return what is accepted in the column, in `lang`."""
        facts = {"first": self.years[0], "last": self.years[-1], "largest": number(LARGEST_OF.get(self.name), lang)}
        key = "integer_up_to" if self.name in LARGEST_OF else self.column.type
        return written(book("guide")["forms"][key], lang).format_map(facts)

    def examples(self, lang: str) -> tuple[str, ...]:
        """Return cells that are accepted, in `lang`: the first word of a list with its code, else made-up ones."""
        if self.terms:
            return (self.terms[0].full[lang], self.terms[0].code)
        known = book("guide")["examples"]
        said = known.get(self.name) or known[self.column.type]
        own = said if isinstance(said, str) else said[lang]
        return tuple(example.strip() for example in own.split("|"))

    def words(self, lang: str) -> tuple[str, ...]:
        """Return the words of the column's list in `lang`, in order."""
        return tuple(term.full[lang] for term in self.terms)


def guide(dataset: str) -> tuple[Entry, ...]:
    """Return an entry for each column that a file of `dataset` may have, in the order of its register."""
    years = Manner(int(descriptions()[dataset].as_of[:4])).years
    return tuple(Entry(column, dataset, years) for column in columns_of(dataset))


def template_columns(dataset: str) -> tuple[Entry, ...]:
    """Return the entries of the columns that a template has."""
    return tuple(entry for entry in guide(dataset) if entry.name != NOT_IN_TEMPLATE)


def template_words(key: str, lang: str) -> str:
    """Return the words of a template in `lang`."""
    return written(book("guide")["template"][key], lang)


def other_names(entry: Entry, lang: str) -> tuple[str, ...]:
    """Return the names of a column in the other languages."""
    return tuple(entry.label(other) for other in LANGUAGES if other != lang)
