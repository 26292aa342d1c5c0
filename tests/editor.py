"""Fills in the editor's forms the way a browser does."""

from django.contrib.auth import get_user_model
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests import factories

PARAGRAPH = [("paragraph", '{"blocks": [{"text": "Ditenun sebulan."}], "entityMap": {}}')]


def form_of(page, parent, data, *, draft=False, user=None):
    """The bound editor form of `page` (new or stored) below `parent`; `draft` as "Simpan draf"."""
    form_class = page.get_edit_handler().get_form_class()
    form = form_class(
        nested_form_data(data),
        {},
        instance=page,
        parent_page=parent,
        for_user=user or _editor(),
    )
    if draft:
        form.defer_required_fields()
    return form


def _editor():
    users = get_user_model().objects
    return users.filter(username="penyunting").first() or factories.admin("penyunting")


def rows(*given, stored=0):
    """An inline list; each row is a dict of its fields."""
    return inline_formset(list(given), initial=stored)


def variant(sku="BTK-001", **fields):
    return {
        "label": "",
        "sku": sku,
        "price": "150000",
        "compare_at_price": "",
        "weight_grams": "500",
        **fields,
    }


def product_data(category, *variants, makers=(), **fields):
    """What the editor of a product sends; one plain variant where none is given."""
    return {
        "title": "Kain batik",
        "slug": "kain-batik",
        "summary": "Batik cap dari Palembang.",
        "category": category.pk,
        "body": streamfield([]),
        "delivery": "everywhere",
        "variants": rows(*(variants or [variant()])),
        "gallery": rows(),
        "makers": rows(*({"artisan": one.pk} for one in makers)),
        "comments": rows(),
        **fields,
    }


def story_data(*, makers=(), **fields):
    return {
        "title": "Benang emas",
        "slug": "benang-emas",
        "intro": "Sebulan untuk selembar kain.",
        "told_on": "2026-05-02",
        "body": streamfield(PARAGRAPH),
        "makers": rows(*({"artisan": one.pk} for one in makers)),
        "product_rows": rows(),
        "comments": rows(),
        **fields,
    }


def event_data(venue, *sessions, **fields):
    """What the editor of an event sends; one session (9.00–16.00) where none is given."""
    usual = {"day": "2026-05-02", "starts": "09:00", "ends": "16:00", "note": ""}
    return {
        "title": "Bazar Kambang Iwak",
        "slug": "bazar",
        "kind": "bazar",
        "organiser": "Dinas Koperasi dan UKM",
        "intro": "Bertemu perajin di tepi danau.",
        "venue": venue.pk,
        "body": streamfield([]),
        "sessions": rows(*(sessions or [usual])),
        "prison_rows": rows(),
        "featured_rows": rows(),
        "comments": rows(),
        **fields,
    }


def row_errors(form, name):
    """{field: [messages]} of the first row of the inline list `name` that has any."""
    return next((dict(errors) for errors in form.formsets[name].errors if errors), {})
