"""What the demonstration takes from the tables of public facts."""

import csv

from demo.loading import content, glossary

from .content import DATA, PRISONS


def table(name):
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_only_certain_prisons_are_shown():
    sure = [row["slug"] for row in table("lapas_sumsel.csv") if row["certainty"] == "high"]
    assert sorted(PRISONS) == sorted(sure)


def test_a_prison_is_what_the_register_says():
    prison = PRISONS["lpp-palembang"]
    assert prison["name"] == "Lapas Perempuan Kelas IIA Palembang"
    assert (prison["unit_type"], prison["class_level"]) == ("lapas_perempuan", "IIA")
    assert prison["regency"] == "16.71"


def test_motifs_stand_under_their_kind_and_in_order():
    def row(motif, group, certainty="high"):
        return {"motif": motif, "group": group, "meaning_id": "Arti <b>.", "certainty": certainty}

    page = glossary.page(
        [
            row("Tretes", "jenis"),
            row("Bungo Inten", "flora"),
            row("Nago Besaung", "fauna"),
            row("Bungo Cino", "jenis/flora", "medium"),
            row("Bungo Mawar", "flora", "low"),
        ]
    )
    assert [(block["type"], block.get("text")) for block in page["body"][1::2]] == [
        ("heading", "Hewan"),
        ("heading", "Bunga dan tumbuhan"),
        ("heading", "Jenis kain dan cara menenun"),
    ]
    assert page["body"][4]["html"] == (
        "<ul><li><b>Bungo Cino</b>: Arti &lt;b&gt;.</li>"
        "<li><b>Bungo Inten</b>: Arti &lt;b&gt;.</li></ul>"
    )


def test_the_glossary_has_its_page():
    slugs = [page["slug"] for page in content.read().pages["pages"]]
    assert slugs[:2] == ["tentang", "motif-songket"]
