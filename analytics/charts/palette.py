"""The colours: warm paper and ink, one accent, seven axis hues, each in a light and a dark tone."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tones:
    """The colours of one theme; `axes` are the seven hues, the same everywhere.

    `ochre` and `deep` are the third and fourth tone of series, after `accent` and `data`.
    """

    paper: str
    raised: str
    ink: str
    quiet: str
    line: str
    data: str
    accent: str
    on_accent: str
    warning: str
    ochre: str
    deep: str
    axes: dict[str, str]

    @property
    def series(self) -> tuple[str, str, str, str]:
        """Return the tones of up to four series, the one the sentence talks about first."""
        return self.accent, self.data, self.ochre, self.deep


def _axes(*hues: str) -> dict[str, str]:
    names = ("rd_platforms", "training", "ai", "industry40", "studies", "events", "financing")
    return dict(zip(names, hues, strict=True))


TONES = {
    "light": Tones(
        paper="#FBF8F2", raised="#FFFFFF", ink="#1E2428", quiet="#5C646A", line="#E4DFD4", data="#868E94",
        accent="#0B6B62", on_accent="#FFFFFF", warning="#9A5B00",
        ochre="#B4762A", deep="#243B63",
        axes=_axes("#2A48AD", "#E25C38", "#8967D1", "#4F4A00", "#905261", "#7C0168", "#3F9B99"),
    ),
    "dark": Tones(
        paper="#161A1D", raised="#1F2529", ink="#ECE8DF", quiet="#A7AFB4", line="#333B40", data="#7C858B",
        accent="#4FC3B4", on_accent="#0C1513", warning="#E0A64B",
        ochre="#D99A4E", deep="#DDE3E6",
        axes=_axes("#3094F9", "#D59462", "#AFBBFE", "#EAD33C", "#CD4340", "#9068A4", "#24F3BF"),
    ),
}  # fmt: skip


def colour_of(axis: str | None, tones: Tones) -> str:
    """Return the hue of an axis, grey for none."""
    return tones.axes.get(axis or "", tones.data)
