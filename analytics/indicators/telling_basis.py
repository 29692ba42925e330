"""How an indicator is computed, in words, and what it stands on: its registers, and the columns a record must have to be counted."""

from analytics.indicators.indicator import Indicator
from analytics.words import book, say, written
from analytics.words.columns import label


def definition_of(one: Indicator, lang: str) -> dict[str, str]:
    """Return the parts of the definition of an indicator in `lang`, each by the name of its heading."""
    return {
        "definition": written(one.method, lang),
        "stands_on": basis_of(one, lang),
        "limits": written(one.limits, lang),
        "reference": reference_of(one, lang),
    }


def reference_of(one: Indicator, lang: str) -> str:
    """Return what an indicator goes by: our own documents are named in `lang`, publications stay as published."""
    said = one.reference
    for words in book("references").values():
        said = said.replace(words["en"], written(words, lang))
    return said


def basis_of(one: Indicator, lang: str) -> str:
    """Return the registers and needed columns of an indicator in `lang`; a column whose absence is counted too is not needed."""
    comma = written(book("view")["comma"], lang)
    registers = comma.join(say(name, lang) for name in one.basis.registers)
    needs = [label(name, lang, one.labels) for name in one.basis.needs if name not in one.basis.shown]
    return say("basis_needs", lang, registers=registers, names=comma.join(needs)) if needs else registers
