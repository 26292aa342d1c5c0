"""Search over everything public: goods, stories, events, prisons and standard pages."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core import memory, pictures
from core.addresses import public_path, root_url_path
from core.dates import date_range
from core.money import rupiah_range
from events.models import EventPage
from home.models import StandardPage
from lapas.models import LapasPage
from products.models import ProductPage
from stories.models import StoryPage, hidden_stories

PER_PAGE = 20
LONGEST_QUERY = 100
SUGGESTIONS = 7


@dataclass(frozen=True)
class Kind:
    """A page type one can search for: its word in the address, its label, and its columns."""

    key: str
    label: str
    model: type
    text: str
    picture: str
    extra: tuple = ()


KINDS = (
    Kind("produk", _("Produk"), ProductPage, "summary", "lead_image", ("price_from", "price_to")),
    Kind("cerita", _("Cerita"), StoryPage, "intro", "lead_image"),
    Kind("acara", _("Acara"), EventPage, "intro", "lead_image", ("first_date", "last_date")),
    Kind("lapas", _("Lapas"), LapasPage, "intro", "photo"),
    Kind("halaman", _("Halaman"), StandardPage, "intro", ""),
)
BY_KEY = {kind.key: kind for kind in KINDS}


@dataclass(frozen=True)
class Hit:
    """One result; `note` is a price or a date."""

    kind: str
    title: str
    url: str
    text: str
    note: str
    picture: pictures.Picture | None


@dataclass(frozen=True)
class Results:
    """`counts` is ((Kind, number), …) of the kinds that have any; `total` of the chosen kind,
    `everything` of all."""

    query: str
    kind: str
    hits: tuple
    counts: tuple
    total: int
    page: int
    pages: int

    @property
    def everything(self):
        return sum(number for _kind, number in self.counts)


def clean_query(text):
    """What a visitor typed, fit for a search: no control characters, at most 100 characters."""
    kept = "".join(char if char.isprintable() else " " for char in text[:400])
    return " ".join(kept.split())[:LONGEST_QUERY]


def _public_pages():
    """Base queryset: live pages of the searchable types without stories that lost their consent."""
    types = ContentType.objects.get_for_models(*(kind.model for kind in KINDS))
    pages = Page.objects.live().filter(content_type__in=[one.pk for one in types.values()])
    hidden = hidden_stories()
    return pages.exclude(pk__in=hidden) if hidden else pages


def _type_of(kind):
    return ContentType.objects.get_for_model(kind.model).pk


def find(text, *, kind="", page=1):
    """Results for what somebody typed; an unknown kind counts as all, a page too far as last."""
    query, kind = clean_query(text), kind if kind in BY_KEY else ""
    return memory.recall(("search", query, kind, page), lambda: _find(query, kind, page))


def _find(query, kind, page):
    words = _words(query)
    chosen = BY_KEY.get(kind)
    if not words:
        return Results(query, chosen.key if chosen else "", (), (), 0, 1, 1)
    found, per_type = _search(words)
    counts = tuple((one, per_type.get(_type_of(one), 0)) for one in KINDS)
    total = per_type.get(_type_of(chosen), 0) if chosen else sum(per_type.values())
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(page, 1), pages)
    if chosen and total:
        found = _public_pages().filter(content_type=_type_of(chosen)).search(words)
    start = (page - 1) * PER_PAGE
    rows = list(found[start : start + PER_PAGE]) if total else []
    return Results(
        query=query,
        kind=chosen.key if chosen else "",
        hits=_hits([(row.pk, row.content_type_id) for row in rows]),
        counts=tuple((one, number) for one, number in counts if number),
        total=total,
        page=page,
        pages=pages,
    )


def _words(query):
    """`query` without quotation marks, which SQLite's index would read as its own syntax."""
    return " ".join(query.replace('"', " ").split())


def _search(words):
    found = _public_pages().search(words)
    return found, dict(found.facet("content_type_id"))


def suggest(text):
    """Up to seven (title, address, kind label) for the first letters somebody typed."""
    words = _words(clean_query(text))
    if len(words) < 2:
        return ()
    labels = {_type_of(kind): kind.label for kind in KINDS}
    root = root_url_path()
    return tuple(
        (page.title, public_path(page.url_path, root), labels[page.content_type_id])
        for page in _public_pages().autocomplete(words)[:SUGGESTIONS]
    )


def _hits(found):
    """Hits for [(page id, content type id)], in that order; a query a kind, one for pictures."""
    box, root, rows = pictures.PictureBox(), root_url_path(), {}
    for kind in KINDS:
        ids = [pk for pk, type_id in found if type_id == _type_of(kind)]
        if not ids:
            continue
        columns = [name for name in (kind.text, kind.picture, *kind.extra) if name]
        for row in kind.model.objects.filter(pk__in=ids).values(
            "pk", "title", "url_path", *columns
        ):
            rows[row["pk"]] = (kind, row)
            if kind.picture:
                box.want(pictures.THUMB, [row[kind.picture]])
    return tuple(_hit(*rows[pk], box, root) for pk, _type_id in found if pk in rows)


def _hit(kind, row, box, root):
    return Hit(
        kind=str(kind.label),
        title=row["title"],
        url=public_path(row["url_path"], root),
        text=row[kind.text],
        note=_note(row),
        picture=box.get(pictures.THUMB, row[kind.picture]) if kind.picture else None,
    )


def _note(row):
    if "price_from" in row:
        return rupiah_range(row["price_from"], row["price_to"])
    if row.get("first_date"):
        return date_range(row["first_date"], row["last_date"])
    return ""
