"""The home page: its large picture, and the blocks an editor would have put together."""

from demo.loading import tree
from home.models import HomePage

HERO_PICTURE = {
    "shape": "hands-weaving",
    "motif": "songket-nago-besaung",
    "palette": "crimson-gold",
    "seed": 1001,
}
HERO_ALT = "Sepasang tangan menyisipkan benang emas pada tenunan songket merah tua"
HERO_STORY = "cerita-nago-besaung"
CHOSEN = (
    "selendang-nago-besaung",
    "mukena-jumputan-pelangi",
    "tas-serat-nanas-tangan",
    "roti-sobek-mentega",
)

NEW_PRODUCTS = {"title": "Baru dari bengkel", "text": "Yang paling akhir selesai dikerjakan."}
CATEGORIES = {"title": "Cari menurut jenisnya", "text": "Dari kain sampai camilan."}
STORIES = {
    "title": "Cerita di balik barang",
    "text": "Tentang motif, alat, dan tangan yang mengerjakannya.",
}
CHOICE = {"title": "Pilihan pekan ini"}
EVENTS = {
    "title": "Temui kami di luar",
    "text": "Bazar, pameran, dan pelatihan dalam waktu dekat.",
}
PRISONS = {
    "title": "Siapa yang membuat",
    "text": "Setiap lapas punya etalase dan keahliannya sendiri.",
}
QUOTE = {
    "text": "Orang melihat naganya. Saya melihat hitungannya.",
    "attribution": "Cik Ros, penenun songket",
}


def make(content, *, by):
    """The HomePage, still without what refers to other pages; the one that exists already stays."""
    hero = content.pages["home"]["hero"]
    page = HomePage(
        title=content.pages["site"]["name"],
        slug="beranda",
        hero_title=hero["title"],
        hero_text=hero["text"],
        search_description=hero["text"],
    )
    return tree.home_page(page, by=by)


def furnish(content, home, *, pages, stories, products, library, bodies, by):
    """Hangs the large picture and composes the body, unless editors have done so already."""
    # Read again: it has got children since.
    home = HomePage.objects.get(pk=home.pk)
    if home.body or home.hero_image_id:
        return
    home.hero_image_id = library.image_id(HERO_PICTURE)
    home.hero_alt = HERO_ALT
    home.hero_page = stories.get(HERO_STORY)
    chosen = [key for key in CHOSEN if key in products]
    choice = [{"type": "products", "keys": chosen, "title": CHOICE["title"]}] if chosen else []
    invented = [*choice, {"type": "quote", **QUOTE}]
    home.body = bodies.stream(_blocks(content, pages, invented), home.slug)
    tree.publish(home, by=by)


def furnish_plainly(content, home, *, pages, bodies, by):
    """Composes the body of what fills itself once there are goods, stories and events."""
    home = HomePage.objects.get(pk=home.pk)
    home.body = bodies.stream(_blocks(content, pages, []), home.slug)
    tree.publish(home, by=by)


def _blocks(content, pages, invented):
    """The blocks, with `invented` ones in their midst."""
    how, about = content.pages["home"]["how_it_works"], content.pages["home"]["about"]
    about_page = pages["tentang"]
    return [
        {"type": "new_products", **NEW_PRODUCTS},
        {"type": "categories", **CATEGORIES},
        {"type": "latest_stories", **STORIES},
        *invented,
        {"type": "next_events", **EVENTS},
        {"type": "how_it_works", "title": how["title"], "text": "", "steps": how["steps"]},
        {"type": "prisons", **PRISONS},
        {
            "type": "band",
            "title": about["title"],
            "text": "",
            "body": about["text"],
            "page": about_page.pk,
            "link_text": about_page.title,
        },
    ]
