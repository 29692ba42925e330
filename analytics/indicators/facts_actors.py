"""What the indicators on regions, actors and the partnership share: conditions on the records they stand on, limits."""

from analytics.warehouse.part import Part

# National and international are scopes, not regions; a record without a place is counted as missing.
IN_A_REGION = Part("(region IS NULL OR region IN (SELECT code FROM vocabulary_regions WHERE kind = 'region'))", ("no_region",))

# At least one organisation by name: groups such as «banks» are no organisation.
NAMES_AN_ORGANISATION = Part(
    (
        "project_id IN (SELECT project_id FROM project_organisations JOIN organisations USING (organisation_id) WHERE NOT is_group)",
        "event_id IN (SELECT event_id FROM event_organisations JOIN organisations USING (organisation_id) WHERE NOT is_group)",
    ),
    ("no_organisation",),
)

# What ADD or MNC led or joined, in projects and in events.
OF_THE_PARTNERSHIP = Part(
    (
        "project_id IN (SELECT project_id FROM project_organisations "
        "WHERE organisation_id IN ('agence-de-developpement-du-digital-add', 'maroc-numeric-cluster-mnc'))",
        "event_id IN (SELECT event_id FROM event_organisations "
        "WHERE organisation_id IN ('agence-de-developpement-du-digital-add', 'maroc-numeric-cluster-mnc'))",
    ),
    ("not_partnership",),
)

# An event that is the same thing as a project of theirs is that project: one record.
_ONE_OF_THEIR_PROJECTS = (
    "SELECT event_id FROM project_event_links JOIN selected_projects USING (project_id) JOIN project_organisations USING (project_id) "
    "WHERE relation = 'same_thing' AND organisation_id IN ('agence-de-developpement-du-digital-add', 'maroc-numeric-cluster-mnc')"
)
OF_THE_PARTNERSHIP_ONCE = OF_THE_PARTNERSHIP & Part(("true", f"event_id NOT IN ({_ONE_OF_THEIR_PROJECTS})"), ("already_project",))

# The same, in as many years before 2020 as the register covers to their end since; undated records are counted as missing.
_AROUND_2020 = Part(
    "(year IS NULL OR year BETWEEN (SELECT 4040 - last_whole_year FROM registers WHERE register = 'projects') "
    "AND (SELECT last_whole_year FROM registers WHERE register = 'projects'))",
    ("other_years",),
)
OF_THE_PARTNERSHIP_AROUND_2020 = OF_THE_PARTNERSHIP_ONCE & _AROUND_2020

PLACE_LIMITS = {
    "fr": "Les fiches nationales, internationales ou sans lieu n’y figurent pas. Les registres viennent de la presse, qui couvre mieux "
    "les grandes villes : un petit nombre peut être un manque de couverture.",
    "ar": "لا تشمل البطاقات الوطنية أو الدولية أو التي لا تذكر مكانا. والسجلات مستمدة من الصحافة التي تغطي المدن الكبرى أكثر من غيرها: "
    "قد يعكس العدد القليل نقصا في التغطية.",
    "en": "National and international records and those without a place are not in it. The registers come from the press, which covers "
    "the large cities better: a small number may be a lack of coverage.",
}

ACTOR_LIMITS = {
    "fr": "Le registre vient de la presse : les organisations qui communiquent beaucoup y sont plus visibles. Le type d’acteur est un "
    "codage sur lequel deux codeurs s’accordent avec un kappa de 0,93.",
    "ar": "السجل مستمد من الصحافة: المنظمات كثيرة التواصل أكثر ظهورا فيه. ونوع الفاعل ترميز يتفق عليه مرمِّزان بمعامل كابا 0,93.",
    "en": "The register comes from the press: organisations that communicate a lot are more visible in it. The actor type is a coding on "
    "which two coders agree with a kappa of 0.93.",
}

ORGANISATION_LIMITS = {
    "fr": "Une organisation que la presse ne nomme pas n’apparaît pas, pas plus qu’une fiche sans organisation. Les groupes "
    "(« des banques ») ne sont pas des organisations et ne sont pas comptés.",
    "ar": "لا تظهر المنظمة التي لا تسميها الصحافة، ولا البطاقة التي لا تسمي أي منظمة. والمجموعات (مثل «أبناك») ليست منظمات ولا تُحتسب.",
    "en": "An organisation that the press does not name does not appear, nor does a record without an organisation. Groups (“banks”) are "
    "no organisations and are not counted.",
}

PARTNERSHIP_LIMITS = {
    "fr": "Seules comptent les fiches dont une source publique nomme l’ADD ou le MNC. Le registre vient de la presse : il mesure la "
    "couverture autant que l’activité, et les échecs y sont rares.",
    "ar": "لا تُحتسب إلا البطاقات التي يسمي فيها مصدر عمومي الوكالة أو الكلاستر. والسجل مستمد من الصحافة: يقيس التغطية بقدر ما يقيس "
    "النشاط، ونادرا ما تُذكر فيه حالات الفشل.",
    "en": "Only records in which a public source names ADD or MNC count. The register comes from the press: it measures coverage as much "
    "as activity, and failures are rare in it.",
}
