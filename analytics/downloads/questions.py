"""Example questions for those who took a whole version home: each in words, and as SQL over its tables."""

from dataclasses import dataclass

from analytics.words import book, written


@dataclass(frozen=True)
class ExampleQuestion:
    """One question: its name, its words by language, and a query that runs on the database and on the Parquet tables alike."""

    name: str
    words: dict[str, str]
    sql: str

    def asked(self, lang: str) -> str:
        """Return the question in `lang`."""
        return written(self.words, lang)


def example_questions() -> tuple[ExampleQuestion, ...]:
    """Return all questions, in order."""
    return tuple(
        ExampleQuestion(name, {lang: words for lang, words in said.items() if lang != "sql"}, said["sql"].strip())
        for name, said in book("questions").items()
    )
