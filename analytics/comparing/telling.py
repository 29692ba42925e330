"""What the answers of a comparison say in words: each sentence goes from side to side, in the reader's order."""

from collections.abc import Callable, Sequence

from analytics.comparing.naming import several
from analytics.indicators.facts import quoted
from analytics.indicators.indicator import Row, Rows, Sentence, Words
from analytics.statistics.of_sides import of_side
from analytics.vocabulary import LANGUAGES
from analytics.words import book
from analytics.words.fill import Several

_BETWEEN = {"fr": "\u00a0; ", "ar": "؛ ", "en": "; "}
_NOTHING = dict.fromkeys(LANGUAGES, "")
Piece = Callable[[Several, list[Row]], Several]


def worded(words: Words, noun: str) -> Words:
    """Return words about what is counted: «#» is its noun."""
    return {lang: words[lang].replace("#", noun) for lang in LANGUAGES}


def piece(key: str, noun: str, facts: Row) -> Several:
    """Return one piece of a sentence with its facts."""
    return Several(worded(book("compare")["pieces"][key], noun), [facts])


def in_turn(count: int) -> Words:
    """Return the template that says `count` pieces one after another."""
    return {lang: _BETWEEN[lang].join(f"{{side_{place}}}" for place in range(count)) for lang in LANGUAGES}


def side_by_side(names: Sequence[Several], faces: Sequence[Row], rows_of: Callable[[Rows], Rows], say: Piece) -> Sentence:
    """Return the sentence that says, for each side, the piece `say` makes of its rows among `rows_of` the answer.

    `faces` are the columns and values that tell each side apart.
    """

    def facts(rows: Rows) -> dict[str, object]:
        told = rows_of(rows)
        return {f"side_{place}": say(name, of_side(told, faces[place])) for place, name in enumerate(names)}

    words = in_turn(len(names))
    return Sentence(facts, fr=f"{words['fr']}.", ar=f"{words['ar']}.", en=f"{words['en']}.")


def of_first_span(rows: Rows) -> Rows:
    """Return the rows of what is counted first: all years."""
    return [row for row in rows if row["counted"] == rows[0]["counted"]]


def size_piece(noun: str) -> Piece:
    """Return the piece: how many, and how this compares with the first side."""
    return lambda name, rows: piece("size", noun, {"name": name, "count": rows[0][noun], "gap": _gap(rows[0], noun)})


def yearly_piece(noun: str) -> Piece:
    """Return the piece: how many a year on average, in how many years."""

    def say(name: Several, rows: list[Row]) -> Several:
        [row] = rows
        if row[f"{noun}_a_year"] is None:
            return piece("no_year", noun, {"name": name})
        mean = round(row[f"{noun}_a_year"], 1)
        facts = {"name": name, "count": mean, "whole": row[noun], "years": row["years"], "gap": _gap(row, noun)}
        return piece("a_year", noun, facts)

    return say


def _gap(row: Row, noun: str) -> Several:
    if not row["ratio"] or row["high"] is None:
        return Several(_NOTHING, [{}])
    verdict = piece("clear" if row["low"] > 1 or row["high"] < 1 else "chance", noun, {})
    percent = row["growth_pct"]
    key = "ratio" if percent is None else "more" if percent >= 0 else "less"
    return piece(key, noun, {**row, "percent": abs(percent or 0), "verdict": verdict})


def profile_piece(by: str, noun: str) -> Piece:
    """Return the piece: the category with the largest share of a side."""

    def say(name: Several, rows: list[Row]) -> Several:
        if rows[0]["share_pct"] is None:
            return piece("no_profile", noun, {"name": name, "total": rows[0]["total"]})
        most = max(row[noun] for row in rows)
        leaders = [row for row in rows if row[noun] == most]
        return piece(
            "profile_tied" if len(leaders) > 1 else "profile",
            noun,
            {**leaders[0], "name": name, "count": most, "leaders": Several(quoted(by), leaders)},
        )

    return say


def years_piece(noun: str) -> Piece:
    """Return the piece: the fullest years of a side."""

    def say(name: Several, rows: list[Row]) -> Several:
        most = max((row[noun] for row in rows), default=0)
        if not most:
            return piece("no_years", noun, {"name": name})
        fullest = [row for row in rows if row[noun] == most]
        return piece("years", noun, {"name": name, "count": most, "years": Several(dict.fromkeys(LANGUAGES, "{year:year}"), fullest)})

    return say


def median_piece(part: str, noun: str, columns: tuple[str, str, str]) -> Piece:
    """Return the piece: the median of a side with its interval, `columns` hold the three."""

    def say(name: Several, rows: list[Row]) -> Several:
        [row] = rows
        values = dict(zip(("median", "low", "high"), (row[column] for column in columns), strict=True))
        form = "no_median" if values["median"] is None else f"{part}_alone" if values["low"] is None else part
        return piece(form, noun, {"name": name, "known": row["known"], **values})

    return say


def organisations_piece(name: Several, rows: list[Row]) -> Several:
    """Return the piece: how many organisations, how many of them elsewhere too."""
    return piece("organisations", "organisations", {**rows[0], "name": name})


def of_fullest_kind(median: str) -> Callable[[Rows], Rows]:
    """Return the rows of the kind of amount with the most values of which some side has a median."""

    def rows_of(rows: Rows) -> Rows:
        kind = next(row["amount_kind"] for row in rows if row[median] is not None)
        return [row for row in rows if row["amount_kind"] == kind]

    return rows_of


def of_a_kind(sentence: Sentence, rows_of: Callable[[Rows], Rows], count: int) -> Sentence:
    """Return `sentence` about the rows of one kind of amount, which it names."""
    words, inside = book("compare")["sentences"]["amounts"], in_turn(count)
    said = {lang: words[lang].replace("{sides}", inside[lang]) for lang in LANGUAGES}
    return Sentence(lambda rows: {**sentence.facts(rows), "amount_kind": rows_of(rows)[0]["amount_kind"]}, **said)


def gaps_sentence(names: Sequence[Several], column: str, by: str) -> Sentence:
    """Return the sentence that names the largest clear gap in share to the first side, or says that there is none."""
    said = book("compare")["sentences"]

    def facts(rows: Rows) -> dict[str, object]:
        known = [row for row in rows if row["gap_points"] is not None]
        clear = [row for row in known if row["gap_low_points"] > 0 or row["gap_high_points"] < 0]
        whole = {"compared": len(known), "clear": len(clear), "first": names[0]}
        if not clear:
            return {**whole, "form": "only"}
        top = max(clear, key=lambda row: abs(row["gap_points"]))
        sides = list(dict.fromkeys(row[column] for row in rows))
        first = next(row for row in rows if row[by] == top[by] and row[column] == sides[0])
        other = names[sides.index(top[column])]
        return {**top, **whole, "other": other, "category": Several(quoted(by), [top]), "first_share": first["share_pct"]}

    return Sentence(facts, **said["gaps"], only=said["no_gap"])


def top_line(key: str, names: Sequence[Several], counts: Sequence[Sequence[Several]]) -> tuple[Words, dict[str, object]]:
    """Return the words, and their facts, of the line on top, in the form `key`: each side with its `counts`, which come by register."""
    top, inside = book("compare")["top"], in_turn(len(names))
    words = {lang: top[key][lang].replace("{sides}", inside[lang]) for lang in LANGUAGES}
    sides = enumerate(zip(names, zip(*counts, strict=True), strict=True))
    return words, {f"side_{place}": Several(top["side"], [{"name": name, "counts": several(list(own))}]) for place, (name, own) in sides}
