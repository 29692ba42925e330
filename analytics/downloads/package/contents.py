"""What a package holds, file by file, in the order in which it is written: data, then what is said of the data, then the sums."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from analytics.downloads import FORMATS
from analytics.downloads.citing import as_bibtex, as_cff
from analytics.downloads.package.ckan import ckan
from analytics.downloads.package.croissant import croissant
from analytics.downloads.package.data_package import data_package
from analytics.downloads.package.dcat import dcat
from analytics.downloads.package.dictionary import codes, dictionary
from analytics.downloads.package.notebook import notebook
from analytics.downloads.package.packing import Pack, into_archive, into_folder
from analytics.downloads.package.readme import readme
from analytics.downloads.package.tables import Listed, listed, tables_of
from analytics.downloads.provenance import as_text
from analytics.downloads.subject import Subject, subject_of
from analytics.places import CODEBOOK, HOUSE, codebook
from analytics.view import View

LICENCES = ("LICENSE", "LICENSE-DATA.md")


def write_archive(view: View, to: IO[bytes]) -> None:
    """Write the package of a view to `to` as one ZIP; the same view of the same version makes the same bytes."""
    with zipfile.ZipFile(to, "w") as archive:
        fill_pack(Pack(into_archive(archive)), subject_of(view))


def write_folder(view: View, folder: Path) -> None:
    """Write the package of a view into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    fill_pack(Pack(into_folder(folder)), subject_of(view))


def fill_pack(pack: Pack, subject: Subject) -> None:
    """Add every file of the package to `pack`."""
    told = list(_add_tables(pack, subject))
    held = [one for one in told if one.table.columns]  # an indicator that asks what an old version lacks has no columns, only its reason
    pack.add("codes.csv", FORMATS["csv"].pieces(codes(subject.version)))
    pack.add("dictionary.csv", FORMATS["csv"].pieces(dictionary(held)))
    for one in held:
        if one.is_answer:
            pack.add_text(f"sql/{one.table.name}.sql", _query(one, subject))
    pack.add_text("datapackage.json", _as_json(data_package(subject, held, pack.kept)))
    pack.add_text("croissant.json", _as_json(croissant(subject, held, pack.kept)))
    pack.add_text("dcat.jsonld", _as_json(dcat(subject, pack.kept)))
    pack.add_text("ckan.json", _as_json(ckan(subject, held, pack.kept)))
    pack.add_text("marsad.ipynb", notebook(subject))
    pack.add_text("CITATION.cff", as_cff(subject))
    pack.add_text("citation.bib", as_bibtex(subject))
    pack.add(CODEBOOK, [codebook(subject.lang).read_bytes()])
    for name in LICENCES:
        pack.add(name, [(HOUSE / name).read_bytes()])
    pack.add_text("README.md", readme(subject, told))
    pack.add_text("SHA256SUMS", pack.sums())


def _add_tables(pack: Pack, subject: Subject) -> Iterator[Listed]:
    for stem, table in tables_of(subject):
        for kind in ("csv", "parquet") if table.columns else ():
            pack.add(f"{stem}.{kind}", FORMATS[kind].pieces(table))
        pack.add_text(f"{stem}.meta.json", as_text(table.provenance))
        yield listed(stem, table)


def _query(one: Listed, subject: Subject) -> str:
    """Return the query of an indicator, ready to be asked of the database of its version."""
    return f"-- {one.title.replace(chr(10), ' ')}\n-- marsad-{subject.version}.duckdb\n{one.table.provenance['sql']}\n"


def _as_json(said: dict[str, object]) -> str:
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
