"""Loads the whole demonstration, or nothing of it."""

import random
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from core import generation
from demo.loading import (
    agenda,
    bulk_goods,
    bulk_orders,
    catalogue,
    drawing,
    front_page,
    gallery,
    indexes,
    order_plan,
    prisons,
    selling,
    trading,
    tree,
    users,
    writing,
)
from demo.loading.bodies import Bodies
from events.models import EventIndexPage
from lapas.models import LapasIndexPage
from products.models import ProductIndexPage
from stories.models import StoryIndexPage

INDEX_PAGES = (
    (
        ProductIndexPage,
        "Produk",
        "produk",
        "Semua yang dibuat di lapas dan rutan se-Sumatera Selatan, dari songket sampai pempek.",
    ),
    (
        StoryIndexPage,
        "Cerita",
        "cerita",
        "Tentang motif, alat, dan orang yang mengerjakannya.",
    ),
    (
        EventIndexPage,
        "Agenda",
        "agenda",
        "Bazar di Kambang Iwak, pameran, pelatihan, dan peluncuran karya baru.",
    ),
    (
        LapasIndexPage,
        "Lapas",
        "lapas",
        "Setiap lapas, rutan, dan LPKA punya etalase sendiri di sini.",
    ),
)


# Drawn, priced and ordered the same way each time.
SEED = 20_261_124


def load(
    content,
    *,
    products=0,
    orders=0,
    draw=drawing.draw_picture,
    workers=None,
    check=lambda: None,
    say=lambda text: None,
):
    """Puts a Content (demo.loading.content) into the site: all of it, or nothing.

    Goods and orders are added until there are `products` and `orders` in all. `check` is called
    once nobody else can load any more, and may raise. `draw` and `workers`: see drawing.draw_all.
    """
    wanted = gallery.wishes(content)
    jobs = gallery.jobs(wanted)
    say(f"Drawing {len(jobs)} pictures …")
    drawn = drawing.draw_all(jobs.values(), draw=draw, workers=workers, say=say)
    with transaction.atomic():
        Page.objects.select_for_update().get(depth=1)
        check()
        with indexes.left_alone():
            logins = _fill(content, {wish: drawn[job] for wish, job in jobs.items()}, say)
        say("Building the indexes …")
        indexes.build_references()
        # Goods added for measuring stay out of the reference index ("used in …"): nothing that is
        # measured asks it, and with thousands of them it would take longest of all.
        _multiply(content, products, orders, logins[users.OFFICE], say)
        indexes.build_search()
        generation.raise_now()


def load_pages(content, *, check=lambda: None):
    """Puts in only what a real shop starts from: its pages, with nobody and nothing invented.

    `check` as for `load`. Raises tree.SlugTaken.
    """
    with transaction.atomic():
        Page.objects.select_for_update().get(depth=1)
        check()
        home = front_page.make(content, by=None)
        _index_pages(home, by=None)
        bodies = Bodies(library=None)
        pages = writing.make_standard_pages(content, home, bodies, by=None)
        front_page.furnish_plainly(content, home, pages=pages, bodies=bodies, by=None)
        generation.raise_now()


def _multiply(content, products, orders, office, say):
    """Makes a big shop of the demonstration's."""
    rng = random.Random(SEED)
    if products:
        say(f"Adding products until there are {products} …")
    skus = bulk_goods.add_products(products, rng=rng, by=office)
    if orders:
        say(f"Adding orders until there are {orders} …")
    bulk_orders.add_orders(orders, skus=skus, buyers=content.buyers, rng=rng, by=office)


def _fill(content, files, say):
    """Everything the Content says; returns the accounts, {users.Login: user}."""
    say("Setting up accounts, prisons and pages …")
    logins = users.make_all()
    admin, city = logins[users.ADMIN], logins[users.CITY]
    writing.make_settings(content)
    selling.open_account()
    selling.load_rates(content)
    home = front_page.make(content, by=admin)
    opened = timezone.now() - timedelta(days=prisons.DAYS_OPEN)
    index = _index_pages(home, by=admin, on=opened)
    places = prisons.make_prisons(content, index[LapasIndexPage], by=admin)
    users.let_in(logins, places)
    library = gallery.store(files, prisons=places, by=admin)
    prisons.describe(content, places, library, Bodies(library))
    artisans = prisons.make_artisans(content, places, library, by=admin)
    say(f"Publishing {len(content.products)} products …")
    products = catalogue.make_products(
        content,
        prisons=places,
        categories=catalogue.make_categories(content),
        artisans=artisans,
        library=library,
        bodies=Bodies(library),
        by=admin,
    )
    say(f"Publishing {len(content.stories)} stories and {len(content.events)} events …")
    bodies = Bodies(library, products)
    stories = writing.make_stories(
        content,
        prisons=places,
        artisans=artisans,
        products=products,
        library=library,
        bodies=bodies,
        by=admin,
    )
    agenda.make_events(
        content,
        index[EventIndexPage],
        prisons=places,
        products=products,
        venues=agenda.make_venues(content, library),
        library=library,
        bodies=bodies,
        by={"city": city, "": admin},
    )
    pages = writing.make_standard_pages(content, home, bodies, by=admin)
    front_page.furnish(
        content,
        home,
        pages=pages,
        stories=stories,
        products=products,
        library=library,
        bodies=bodies,
        by=admin,
    )
    say(f"Playing {len(order_plan.PLANS)} orders …")
    staff = trading.Staff(
        office=logins[users.OFFICE],
        officers={"LPP": logins[users.OFFICER], "LSK": logins[users.SECOND_OFFICER]},
    )
    trading.play(content, plans=order_plan.PLANS, recounts=order_plan.RECOUNTS, staff=staff)
    return logins


def _index_pages(home, *, by, on=None):
    return {
        model: tree.add(
            Page.objects.get(pk=home.pk),
            model(
                title=title, slug=slug, intro=intro, show_in_menus=True, search_description=intro
            ),
            by=by,
            on=on,
        )
        for model, title, slug, intro in INDEX_PAGES
    }
