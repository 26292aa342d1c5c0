"""Stories, the standard pages and what stands around every page."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from core.models import SiteSettings
from demo.loading import tree
from home.models import StandardPage
from stories.models import StoryMaker, StoryPage, StoryProduct

OPERATOR = "Kantor Wilayah Direktorat Jenderal Pemasyarakatan Sumatera Selatan"
COMPLAINTS = "Ditjen PKTN, Kementerian Perdagangan RI, WhatsApp 0853-1111-1010"
LUNCH = time(12, 0)


def make_settings(content):
    """The site's settings, unless somebody has already filled them in."""
    row, settings = content.pages["site"], SiteSettings.load()
    if settings.operator or settings.notice:
        return
    settings.site_name = row["name"]
    settings.tagline = row["tagline"]
    settings.notice = row["notice"]
    settings.operator = OPERATOR
    settings.address = row["address"]
    settings.email = row["contact_email"]
    settings.whatsapp = row["whatsapp"]
    settings.footer_text = f"<p>{row['footer_text']}</p>"
    settings.complaint_contact = COMPLAINTS
    settings.save()


def make_standard_pages(content, home, bodies, *, by):
    """{slug: StandardPage} below the home page, all in the footer's menu."""
    return {
        row["slug"]: tree.add(
            home,
            StandardPage(
                title=row["title"],
                slug=row["slug"],
                intro=row["intro"],
                search_description=row["intro"],
                show_in_menus=True,
                body=bodies.stream(row["body"], row["slug"]),
            ),
            by=by,
        )
        for row in content.pages["pages"]
    }


def make_stories(content, *, prisons, artisans, products, library, bodies, by):
    """{key: StoryPage}, told `days_ago`."""
    today = timezone.localdate()
    made = {}
    for row in sorted(content.stories, key=lambda row: -row["days_ago"]):
        told = today - timedelta(days=row["days_ago"])
        page = StoryPage(
            title=row["title"],
            slug=row["slug"],
            intro=row["intro"],
            search_description=row["intro"],
            told_on=told,
            lead_image_id=library.image_id(row["picture"]),
            lead_image_alt=row["alt"],
            body=bodies.stream(row["body"], row["key"]),
        )
        page.makers = [
            StoryMaker(sort_order=number, artisan=artisans[key])
            for number, key in enumerate(row["makers"])
        ]
        page.product_rows = [
            StoryProduct(sort_order=number, product=products[key])
            for number, key in enumerate(row["products"])
        ]
        on = timezone.make_aware(datetime.combine(told, LUNCH))
        made[row["key"]] = tree.add(prisons[row["prison"]], page, by=by, on=min(on, timezone.now()))
    return made
