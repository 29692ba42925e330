"""What the indicators on targets share: targets beside readings in one unit, in SQL; their facts, method, limits and labels."""

from analytics.indicators.indicator import Rows
from analytics.statistics.of_targets import ORDER, SAME_TARGET
from analytics.statistics.verdicts import BETWEEN, VERDICTS

# A scale beside a unit («rank of 193») is no other unit. Where no publisher is named, the site that printed the figure stands for it.
TARGETS_AND_READINGS = """
WITH closed AS (
    SELECT last_whole_year, date_part('year', as_of) AS year_of_register FROM registers WHERE register = 'targets'
), told AS (
    SELECT indicator_key, coalesce(publisher, regexp_extract(source_url, '^https?://(?:www[.])?([^/]+)', 1)) AS publisher,
           regexp_replace(unit, ' (of [0-9]+|0-1)', '') AS unit, year AS reading_year, value AS reading_value, source_url AS reading_url
    FROM progress, closed
    WHERE year <= year_of_register AND is_repeated IS NOT TRUE
)
SELECT target_id, selected_targets.indicator_key, strategy, axis, selected_targets.unit, baseline_value, baseline_year, target_value,
       target_value_min, target_year, agrees_with_other_sources, source_url, direction, publisher, reading_year, reading_value,
       reading_url, last_whole_year AS last_year
FROM closed, selected_targets
LEFT JOIN vocabulary_target_indicators ON code = selected_targets.indicator_key
LEFT JOIN told ON told.indicator_key = selected_targets.indicator_key AND told.unit = selected_targets.unit
ORDER BY target_id, publisher, reading_year, reading_value, reading_url
"""

STATISTICS_CANADA = (
    "Statistics Canada, Progress measurement methodology, as published with Open SDG, open-sdg.readthedocs.io/en/latest/progress-methodology; "
    "Rubin 1981, Annals of Statistics 9, doi 10.1214/aos/1176345338"
)

TARGET_LIMITS = {
    "fr": "Objectifs et relevés viennent de pages publiques, surtout de la presse. Un chiffre qui ne fait que répéter le précédent sous une année plus "
    "récente est montré, mais n’est pas un relevé ; seuls sont écartés ceux qu’une note du registre reconnaît comme tels. "
    "Un chiffre que deux sources lisent dans deux unités compte pour deux objectifs.",
    "ar": "الأهداف والقراءات مأخوذة من صفحات عمومية، أغلبها صحفية. والرقم الذي يكرر رقما سابقا لسنة أحدث يُعرض لكنه ليس قراءة؛ ولا يُستبعد إلا ما "
    "تصرح ملاحظة في السجل بأنه مكرر. "
    "والرقم الذي يقرؤه مصدران بوحدتين يُحتسب هدفين.",
    "en": "Targets and readings come from public pages, mostly the press. A figure that only repeats an earlier one under a later year is "
    "shown, but it is no reading; left out are only those that a note of the register tells to be such. "
    "A figure that two sources read in two units counts as two targets.",
}


def standing_counts(rows: Rows) -> dict[str, object]:
    """Return facts: how many different targets there are, how often they were published, and how many stand where; «thin» where none is judged."""
    told = {_target(row): row for row in sorted(rows, key=_weight)}
    counts = {name: sum(row["target_status"] == name for row in told.values()) for name in ORDER}
    apart = (*VERDICTS, BETWEEN, "due_unread")
    return {
        **counts,
        "targets": len(told),
        "published": len({row["target_id"] for row in rows}),
        "assessed": (assessed := sum(counts[name] for name in VERDICTS)),
        "form": "first" if assessed else "thin",
        "in_time": counts["achieved"] + counts["on_track"],
        "other_verdicts": sum(counts[name] for name in VERDICTS if name not in ("achieved", "on_track")),
        "unjudged": sum(counts[name] for name in ORDER if name not in (*VERDICTS, "due_unread")),
        "open": sum(counts[name] for name in ORDER if name not in (*apart, "no_reading")),
    }


def different(rows: Rows) -> int:
    """Return how many different targets rows of one indicator tell: what they name alike is one."""
    return len({_target(row) for row in rows})


def _target(row: dict) -> tuple:
    return tuple(row.get(name) for name in SAME_TARGET)


def _weight(row: dict) -> tuple[int, bool]:
    """Return the place of a line among those of its target, which counts under the last: its worst verdict, else what is nearest to one.

    A line between two verdicts may be as bad as its worse one; where another line is that for certain, the certain one counts.
    """
    named = row["target_status"]
    at_worst = row["worst_status"] if named == BETWEEN else named
    return (VERDICTS.index(at_worst) if at_worst in VERDICTS else -ORDER.index(named)), named != BETWEEN


TARGET_LABELS: dict[str, dict[str, str]] = {
    "readings": {"fr": "Relevés de l’éditeur", "ar": "قراءات الناشر", "en": "Readings of the publisher"},
    "start_value": {"fr": "Départ retenu", "ar": "الانطلاق المعتمد", "en": "Baseline used", "format": "figure"},
    "reading_value": {"fr": "Relevé retenu", "ar": "القراءة المعتمدة", "en": "Reading used", "format": "figure"},
    "reading_year": {"fr": "Année du relevé", "ar": "سنة القراءة", "en": "Year of the reading", "format": "year"},
    "reading_url": {"fr": "Source du relevé", "ar": "مصدر القراءة", "en": "Source of the reading"},
    "source_url": {"fr": "Source de l’objectif", "ar": "مصدر الهدف", "en": "Source of the target"},
    "gap_value": {"fr": "Écart restant", "ar": "الفارق المتبقي", "en": "Remaining gap", "format": "figure"},
    "way_pct": {"fr": "Chemin parcouru (%)", "ar": "الطريق المقطوع (%)", "en": "Way covered (%)", "format": "percent"},
    "expected_pct": {"fr": "Chemin attendu (%)", "ar": "الطريق المنتظر (%)", "en": "Way expected (%)", "format": "percent"},
    "pace_pct": {"fr": "Rythme par an (%)", "ar": "الوتيرة السنوية (%)", "en": "Pace a year (%)", "format": "percent"},
    "required_pct": {"fr": "Rythme requis (%)", "ar": "الوتيرة المطلوبة (%)", "en": "Pace required (%)", "format": "percent"},
    "pace_ratio_pct": {
        "fr": "Rapport au rythme requis (%)",
        "ar": "نسبة الوتيرة إلى المطلوبة (%)",
        "en": "Pace divided by required (%)",
        "format": "percent",
    },
    "required_from_reading_pct": {
        "fr": "Rythme requis depuis le relevé (%)",
        "ar": "الوتيرة المطلوبة منذ القراءة (%)",
        "en": "Pace required since the reading (%)",
        "format": "percent",
    },
    "chances_in_ten": {"fr": "Chances d’y arriver, sur 10", "ar": "فرص بلوغه من 10", "en": "Chances of reaching it, in 10"},
    "last_year": {"fr": "Dernière année complète", "ar": "آخر سنة مكتملة", "en": "Last whole year", "format": "year"},
}
