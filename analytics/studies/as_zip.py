"""The package behind a study: its folder as it is, each answer as rows with their provenance and query, README, citation and sums."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from analytics.downloads import FORMATS
from analytics.downloads.citing import LICENCE, plain
from analytics.downloads.package.contents import LICENCES
from analytics.downloads.package.packing import Pack, into_archive
from analytics.downloads.provenance import as_text
from analytics.downloads.subject import public_address
from analytics.downloads.table import Table, table_of_answer
from analytics.indicators.answers import Answer
from analytics.indicators.telling import title_of
from analytics.places import CODEBOOK, HOUSE, codebook
from analytics.studies.basis import address_of, citation
from analytics.studies.document import Document
from analytics.studies.kept import plain as plain_data
from analytics.studies.package_readme import readme
from analytics.studies.study import place
from analytics.studies.telling import known_to, study_words
from analytics.vocabulary import LANGUAGES

_NAMING = ("version", "query", "page")  # facts of a provenance that name the version


def write(document: Document) -> bytes:
    """Return the archive; the same study and version give the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        _fill(Pack(into_archive(archive)), document)
    return file.getvalue()


def _fill(pack: Pack, document: Document) -> None:
    for path in sorted((place() / document.study.name).glob("*")):
        if path.name in {f"study.{lang}.md" for lang in LANGUAGES} | {"published.json"}:
            pack.add(f"{document.study.name}/{path.name}", [path.read_bytes()])
    stems = {}
    for stem, key, answered in answers_named(document):
        stems[stem] = (key, answered)
        table = answer_table(answered, document)
        if table.columns:
            pack.add(f"answers/{stem}.csv", FORMATS["csv"].pieces(table))
        pack.add_text(f"answers/{stem}.meta.json", as_text(table.provenance))
        pack.add_text(f"answers/{stem}.sql", f"-- {title_of(answered, document.lang)}\n-- {document.standing.version}\n{answered.sql}\n")
    for lang in LANGUAGES:
        pack.add_text(f"README.{lang}.md", readme(document, lang, stems))
    pack.add_text("CITATION.cff", as_cff(document))
    pack.add(CODEBOOK, [codebook(document.lang).read_bytes()])
    for name in LICENCES:
        pack.add(name, [(HOUSE / name).read_bytes()])
    pack.add_text("SHA256SUMS", pack.sums())


def answers_named(document: Document) -> Iterator[tuple[str, str, Answer]]:
    """Yield (name of its files, how the text calls it, answer) of each answer of a study."""
    digits = len(str(len(document.answers)))
    for number, (key, answered) in enumerate(document.answers.items(), 1):
        yield f"{number:0{digits}}-{answered.name}", key, answered


def answer_table(answered: Answer, document: Document) -> Table:
    """Return the rows of an answer; names in its provenance are those of a version on the shelf where its own left it."""
    known = known_to(document)
    table = table_of_answer(replace(answered, version=known), document.lang)
    said = {key: str(value).replace(known, answered.version) if key in _NAMING else value for key, value in table.provenance.items()}
    about = {**said, "as_of": document.standing.as_of, "study": document.study.name, "sha256": plain_data(answered)["sha256"]}
    return replace(table, provenance=about)


def as_cff(document: Document) -> str:
    """Return the citation of a study as a CITATION.cff."""
    front = document.front
    said: dict[str, object] = {
        "cff-version": "1.2.0",
        "message": study_words("package", "please_cite", document.lang),
        "type": "dataset",
        "title": plain(front.title),
        "abstract": plain(f"{front.question} {citation(document)}"),
        "version": document.standing.version,
        "date-released": front.published.isoformat(),
        "license": LICENCE,
        "authors": [{"name": author} for author in front.authors],
        **({"url": address_of(document, host)} if (host := public_address()) else {}),
    }
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items())  # JSON is YAML
