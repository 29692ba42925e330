"""What indicators on two breakdowns share: the sentence that names the largest pair."""

from analytics.indicators.facts import first_place
from analytics.indicators.indicator import Sentence, Words


def widest_flow(names: Words) -> Sentence:
    """Return the sentence that names the flow of most projects, each said as `names`."""
    return Sentence(
        first_place("projects", names),
        fr="En tête, {leaders} : {projects:projects}.",
        ar="في الصدارة {leaders}: {projects:projects}.",
        en="First place goes to {leaders}: {projects:projects}.",
        tied={
            "fr": "À égalité en tête, {leaders} : {projects:projects} dans chaque cas.",
            "ar": "في الصدارة بالتساوي {leaders}: {projects:projects} لكل حالة.",
            "en": "First place is shared by {leaders}: {projects:projects} each.",
        },
        only={
            "fr": "Une seule combinaison dans cette vue, {leaders} : {projects:projects}.",
            "ar": "لا تظهر في هذا العرض سوى حالة واحدة، {leaders}: {projects:projects}.",
            "en": "Only one combination in this view, {leaders}: {projects:projects}.",
        },
    )
