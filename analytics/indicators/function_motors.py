"""Motors: chains between functions in the records of the same organisations, beside what chance gives."""

from analytics.charts.motor_table import MotorTable
from analytics.indicators.facts_coding import CHAINS_OF_ALL_YEARS, FUNCTION_CHAINS
from analytics.indicators.facts_functions import FUNCTION_LIMITS, FUNCTION_METHOD, FUNCTION_REFERENCE, motor_facts
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.motors import function_chains

INDICATOR = Indicator(
    page=("functions", 50),
    title={"fr": "Moteurs entre fonctions", "ar": "المحركات بين الوظائف", "en": "Motors between functions"},
    why={
        "fr": "Un système d’innovation avance quand ses fonctions se renforcent l’une l’autre.",
        "ar": "تتقدم منظومة الابتكار حين تقوي وظائفها بعضها بعضا.",
        "en": "An innovation system moves when its functions strengthen one another.",
    },
    unit="chains beside chance",
    basis=CHAINS_OF_ALL_YEARS,
    sql=FUNCTION_CHAINS,
    statistic=function_chains,
    chart=MotorTable(row="function", column="next_function", value="ratio"),
    sentence=Sentence(
        motor_facts,
        fr="Enchaînements plus fréquents que le hasard : {leaders}. Examinés : {tested} ; trop rares pour l’être : {untested}. "
        "Un enchaînement ne se voit 80 fois sur 100 qu’à {visible:tenth} fois le hasard (médiane). Lire la ligne, puis la colonne.",
        ar="التسلسلات التي تتكرر أكثر مما تعطيه الصدفة: {leaders}. المفحوصة: {tested}؛ وما هو أندر من أن يُفحص: {untested}. "
        "ولا يُرصد تسلسل 80 مرة من 100 إلا من {visible:tenth} مرة مما تعطيه الصدفة (الوسيط). يُقرأ السطر ثم العمود.",
        en="Chains more frequent than chance: {leaders}. Looked at: {tested}; too rare to be: {untested}. "
        "A chain is seen 80 times in 100 only from {visible:tenth} times chance (median). Read the row, then the column.",
        only={
            "fr": "Aucun enchaînement n’est plus fréquent que le hasard. Examinés : {tested} ; trop rares pour l’être : {untested}. "
            "Un enchaînement ne se voit 80 fois sur 100 qu’à {visible:tenth} fois le hasard (médiane). Lire la ligne, puis la colonne.",
            "ar": "لا تسلسل أكثر تكرارا مما تعطيه الصدفة. المفحوصة: {tested}؛ وما هو أندر من أن يُفحص: {untested}. "
            "ولا يُرصد تسلسل 80 مرة من 100 إلا من {visible:tenth} مرة مما تعطيه الصدفة (الوسيط). يُقرأ السطر ثم العمود.",
            "en": "No chain is more frequent than chance. Looked at: {tested}; too rare to be: {untested}. "
            "A chain is seen 80 times in 100 only from {visible:tenth} times chance (median). Read the row, then the column.",
        },
    ),
    method=with_more(
        FUNCTION_METHOD,
        fr="Un enchaînement : une organisation prend part à une fiche de la première fonction, puis, un ou deux ans après, à une fiche de la "
        "seconde. Le tableau divise leur nombre par celui de mondes simulés, où les fiches d’une fonction échangent leurs années, ou bien "
        "celles d’une organisation leurs fonctions ; le plus exigeant des deux compte. Le seuil n’est dépassé par une case quelconque que "
        "dans 5 % de ces mondes ; le rapport visible est celui qui le passerait 80 fois sur 100. "
        "Au-delà de 5 000 participations, un échantillon fixe d’organisations est suivi. Les années de la vue ne s’appliquent pas.",
        ar="التسلسل: تشارك منظمة في بطاقة من الوظيفة الأولى، ثم بعد سنة أو سنتين في بطاقة من الثانية. ويقسم الجدول عدد التسلسلات على عددها في عوالم محاكاة "
        "تتبادل فيها بطاقات الوظيفة سنواتها، أو بطاقات المنظمة وظائفها؛ ويُعتمد الأشد منهما. ولا تتجاوز أي خانة العتبة إلا في 5% من هذه "
        "العوالم؛ والنسبة المرصودة هي التي تتجاوزها 80 مرة من 100. وفوق 5000 مشاركة تُتتبع عينة ثابتة من المنظمات. ولا تُطبق سنوات العرض.",
        en="A chain: an organisation takes part in a record of the first function, then, one or two years on, in a record of the second. The "
        "table divides their number by that of simulated worlds, in which the records of a function trade their years, or those of an "
        "organisation their functions; the harder of the two counts. Only in 5% of these worlds does any cell pass the bar; the visible ratio is the one "
        "that would pass it 80 times in 100. "
        "Beyond 5,000 participations a fixed sample of organisations is followed. "
        "The years of the view do not apply.",
    ),
    limits=with_more(
        FUNCTION_LIMITS,
        fr="Un enchaînement est une suite, pas une cause ; il ne suit que les organisations nommées.",
        ar="والتسلسل تتابع لا سبب؛ ولا يتتبع إلا المنظمات المسماة.",
        en="A chain is a sequence, not a cause; it follows only organisations that are named.",
    ),
    reference=FUNCTION_REFERENCE,
    reviewed="2026-11-29",
    labels={
        "starts": {"fr": "Départs", "ar": "البدايات", "en": "Starts"},
        "followed": {"fr": "Suivis", "ar": "المتبوعة", "en": "Followed"},
        "expected": {"fr": "Attendus par hasard", "ar": "المتوقع بالصدفة", "en": "Expected by chance", "format": "decimal"},
        "expected_low": {"fr": "Attendus, borne basse", "ar": "المتوقع، الحد الأدنى", "en": "Expected, low bound", "format": "decimal"},
        "expected_high": {"fr": "Attendus, borne haute", "ar": "المتوقع، الحد الأعلى", "en": "Expected, high bound", "format": "decimal"},
        "visible_ratio": {
            "fr": "Rapport visible 80 fois sur 100",
            "ar": "النسبة التي تُرصد 80 مرة من 100",
            "en": "Ratio seen 80 times in 100",
            "format": "decimal",
        },
        "low": {
            "fr": "Suivis rapportés au seuil",
            "ar": "المتبوعة مقسومة على العتبة",
            "en": "Followed, divided by the bar",
            "format": "decimal",
        },
    },
)
