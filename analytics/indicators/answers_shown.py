"""An answer as a document shows it: title, sentence, what it stands on, and its chart drawn without a browser."""

from dataclasses import dataclass

from analytics.charts.look import Look
from analytics.charts.svg.layers import Layers, layers_of
from analytics.indicators.answers import Answer
from analytics.indicators.telling import notes_of, sentence_of, title_of
from analytics.words import written


@dataclass(frozen=True)
class Shown:
    """One answer as a document of `lang` shows it; `picture` draws its chart, and is not to be asked of a refusal."""

    answered: Answer
    lang: str

    @property
    def title(self) -> str:
        """Return the title of the chart."""
        return title_of(self.answered, self.lang)

    @property
    def sentence(self) -> str:
        """Return its sentence, or why there is no answer."""
        return sentence_of(self.answered, self.lang)

    @property
    def notes(self) -> str:
        """Return what it stands on, on one line."""
        return " · ".join(f"\u2068{note}\u2069" for note in notes_of(self.answered, self.lang))

    @property
    def limits(self) -> str:
        """Return what it cannot say."""
        return written(self.answered.indicator.limits, self.lang)

    def figure(self, theme: str = "light") -> dict:
        """Return its chart as a Plotly figure in a theme, light or dark."""
        look = Look(self.lang, theme, self.answered.last_whole_year, self.answered.indicator.labels, self.answered.view.chosen)
        return self.answered.indicator.chart.figure(list(self.answered.rows), look)

    def picture(self, width: int, height: int | None = None) -> Layers | None:
        """Return its chart in the light theme, `width` pixels wide and as high as on a page, or `height`; None where there is no answer."""
        if self.answered.refusal:
            return None
        figure = self.figure()
        return layers_of({**figure, "layout": {**figure["layout"], **({"height": height} if height else {})}}, width)
