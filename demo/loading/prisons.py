"""Prisons with their staff, and the artisans with their consents."""

from datetime import timedelta

from django.utils import timezone

from demo.loading import tree
from lapas.models import Artisan, Consent, LapasPage

DAYS_OPEN = 150


def make_prisons(content, index, *, by):
    """{slug: LapasPage} below `index`; their staff is set up afterwards (users.let_in)."""
    opened = timezone.now() - timedelta(days=DAYS_OPEN)
    made = {}
    for row in content.prisons:
        page = LapasPage(
            title=row["name"],
            slug=row["slug"],
            unit_type=row["unit_type"],
            class_level=row["class_level"],
            regency=row["regency"],
            address=row["address"],
            postal_code=row["postal_code"],
            pickup_hours=row["pickup_hours"],
            whatsapp=row["whatsapp"],
            sku_prefix=row["sku_prefix"],
            crafts=", ".join(row["crafts"]),
            intro=row["intro"],
            search_description=row["intro"],
        )
        made[row["slug"]] = tree.add(index, page, by=by, on=opened)
    return made


def describe(content, prisons, library, bodies):
    """Gives the prisons their picture and text, which need the prisons' own collections first."""
    for row in content.prisons:
        page = prisons[row["slug"]]
        if page.photo_id or page.body:
            continue
        blocks = [{"type": "paragraph", "html": f"<p>{text}</p>"} for text in row["about"]]
        page.photo_id = library.image_id(row["picture"])
        page.body = bodies.stream(blocks, page.slug)
        tree.publish(page, by=page.owner)
        page.refresh_from_db()


def make_artisans(content, prisons, library, *, by):
    """{key: Artisan} with the consents that `by` recorded; existing ones are left as they are."""
    today = timezone.localdate()
    made = {}
    for row in content.artisans:
        artisan, is_new = Artisan.objects.get_or_create(
            display_name=row["display_name"],
            prison=prisons[row["prison"]],
            defaults={
                "craft": row["craft"],
                "about": row["about"],
                "portrait_id": library.image_id(row["portrait"]),
            },
        )
        if is_new:
            _record_consent(artisan, row["consent"], today, by)
        made[row["key"]] = artisan
    return made


def _record_consent(artisan, row, today, by):
    given = today - timedelta(days=row["from_days_ago"])
    Consent.objects.create(
        artisan=artisan,
        valid_from=given,
        valid_until=given + timedelta(days=row["for_days"]),
        given_how=row["given_how"],
        recorded_by=by,
        **{f"covers_{purpose}": True for purpose in row["purposes"]},
    )
