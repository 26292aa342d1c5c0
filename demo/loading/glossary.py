"""The page that explains the motifs of songket, put together from their table."""

from itertools import groupby

from django.utils.html import format_html, format_html_join

SLUG = "motif-songket"
TITLE = "Kamus motif songket"
INTRO = "Nama-nama yang Anda temui di halaman songket, dan apa artinya."
OPENING = (
    "Songket Palembang punya namanya sendiri untuk hampir setiap bentuk. Sebagian menyebut "
    "gambarnya, sebagian menyebut cara kainnya ditenun. Arti di bawah ini yang paling sering "
    "diceritakan para penenun; di bengkel lain Anda mungkin mendengar cerita yang sedikit berbeda."
)
# What `group` in the table contains -> the heading; the first that fits. "" fits all.
HEADINGS = {
    "fauna": "Hewan",
    "flora": "Bunga dan tumbuhan",
    "geometris": "Bentuk geometris",
    "": "Jenis kain dan cara menenun",
}
# Rows of which only memory speaks ("low") are not shown.
SURE = {"high", "medium"}


def page(rows):
    """A page in the form of pages.json, from the rows (dicts) of songket_motifs.csv."""
    headings = list(HEADINGS.values())
    sure = sorted(
        (row for row in rows if row["certainty"] in SURE),
        key=lambda row: (headings.index(_heading(row)), row["motif"]),
    )
    body = [{"type": "paragraph", "html": format_html("<p>{}</p>", OPENING)}]
    for heading, motifs in groupby(sure, key=_heading):
        body.append({"type": "heading", "text": heading})
        body.append({"type": "paragraph", "html": _list(motifs)})
    return {"slug": SLUG, "title": TITLE, "intro": INTRO, "body": body}


def _heading(row):
    return next(title for word, title in HEADINGS.items() if word in row["group"])


def _list(motifs):
    items = ((row["motif"], row["meaning_id"]) for row in motifs)
    return format_html("<ul>{}</ul>", format_html_join("", "<li><b>{}</b>: {}</li>", items))
