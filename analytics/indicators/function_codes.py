"""The coding table: every rule with its reason and the records it codes in the view."""

from analytics.charts.rule_bars import RuleBars
from analytics.indicators.facts import first_place
from analytics.indicators.facts_coding import NOT_TWICE
from analytics.indicators.facts_functions import FUNCTION_LIMITS, FUNCTION_METHOD, FUNCTION_REFERENCE
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.warehouse.coverage import both
from analytics.words.columns import known
from analytics.words.numbers import ABSENT

_RULE = {
    "fr": "{rule_id} (« {function} »)",
    "ar": "{rule_id} («{function}»)",
    "en": "{rule_id} (“{function}”)",
}
_OF_THE_OTHER_REGISTER = {"fr": ABSENT, "ar": ABSENT, "en": ABSENT}
_ANY_AXIS = {"fr": "Tout axe", "ar": "أي محور", "en": "Any axis"}

INDICATOR = Indicator(
    page=("functions", 70),
    title={"fr": "La table de codage, règle par règle", "ar": "جدول الترميز قاعدة قاعدة", "en": "The coding table, rule by rule"},
    why={
        "fr": "Sur quelles règles tout repose-t-il ? Chacune peut être contestée.",
        "ar": "على أي قواعد يقوم كل شيء؟ وكل قاعدة قابلة للنقاش.",
        "en": "On which rules does it all rest? Each of them is open to dispute.",
    },
    unit="records",
    basis=both("year", where=NOT_TWICE),
    sql="""
WITH twice AS (
    SELECT event_id FROM project_event_links JOIN selected_projects USING (project_id)
    WHERE relation = 'same_thing' AND year IS NOT NULL
), dated AS (
    SELECT kind, NULL AS event_type, axis FROM selected_projects WHERE year IS NOT NULL
    UNION ALL
    SELECT NULL AS kind, event_type, axis FROM selected_events
    WHERE year IS NOT NULL AND event_id NOT IN (SELECT event_id FROM twice)
), grouped AS (
    SELECT kind, event_type, axis, count(*) AS records FROM dated GROUP BY kind, event_type, axis
), ruled AS (
    SELECT coalesce(narrow.rule_id, wide.rule_id) AS rule_id, sum(grouped.records) AS records
    FROM grouped
    LEFT JOIN function_codes AS narrow
        ON (narrow.kind = grouped.kind OR narrow.event_type = grouped.event_type) AND narrow.axis = grouped.axis
    LEFT JOIN function_codes AS wide
        ON (wide.kind = grouped.kind OR wide.event_type = grouped.event_type) AND wide.axis IS NULL
    GROUP BY coalesce(narrow.rule_id, wide.rule_id)
)
SELECT function_codes.rule_id, kind, event_type, axis, function, second_function, coalesce(records, 0) AS records, COLUMNS('^reason')
FROM function_codes LEFT JOIN ruled ON ruled.rule_id = function_codes.rule_id
ORDER BY coalesce(records, 0) DESC, function_codes.rule_id
""",
    chart=RuleBars(category="rule_id", value="records"),
    sentence=Sentence(
        first_place("records", _RULE),
        fr="La règle qui pèse le plus, {leaders}, code {records:records} sur {whole}.",
        ar="القاعدة الأثقل وزنا، {leaders}، ترمز {records:records} من أصل {whole}.",
        en="The rule that weighs most, {leaders}, codes {records} of {whole:records}.",
        tied={
            "fr": "Les règles qui pèsent le plus, {leaders}, codent {records:records} chacune, sur {whole}.",
            "ar": "القواعد الأثقل وزنا، {leaders}، ترمز كل منها {records:records} من أصل {whole}.",
            "en": "{leaders} share first place among the rules: {records} of {whole:records} each.",
        },
        only={
            "fr": "Une seule règle, {leaders} : {records:records}.",
            "ar": "قاعدة واحدة، {leaders}: {records:records}.",
            "en": "Only one rule, {leaders}: {records:records}.",
        },
    ),
    method=with_more(
        FUNCTION_METHOD,
        fr="Sans axe, la règle vaut pour tous ceux qu’aucune autre ne nomme. Le second codage ne change aucun chiffre.",
        ar="والقاعدة بلا محور تسري على كل محور لا تسميه قاعدة أخرى. ولا يغير الترميز الثاني أي رقم.",
        en="A rule without an axis holds for all that no other rule names. The second coding changes no figure.",
    ),
    limits=FUNCTION_LIMITS,
    reference=FUNCTION_REFERENCE,
    reviewed="2026-11-29",
    labels={
        "kind": {**known()["kind"], "absent": _OF_THE_OTHER_REGISTER},
        "event_type": {**known()["event_type"], "absent": _OF_THE_OTHER_REGISTER},
        "axis": {**known()["axis"], "absent": _ANY_AXIS},
    },
)
