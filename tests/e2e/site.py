"""A small shop for the browser tests: three prisons, goods of every kind of delivery, one event."""

from dataclasses import dataclass

from core.models import SiteSettings
from home.models import HomePage
from lapas.enums import UnitType
from tests import factories


@dataclass(frozen=True)
class Shop:
    """What tests ask about: pages by a short name."""

    women: object
    sekayu: object
    own_account: object
    scarf: object
    basket: object
    pempek: object
    bread: object
    prayer_set: object
    coffee: object
    story: object
    event: object


def build():
    """Makes the site in the test database; returns it as a Shop."""
    tree = factories.site_tree()
    SiteSettings.objects.update_or_create(
        pk=1,
        defaults={
            "whatsapp": "+6281200000099",
            "email": "halo@karyabinaan.example",
            "notice": "Situs peragaan: semua nama, harga dan pesanan di sini rekaan.",
        },
    )
    for title, slug in (("Syarat belanja", "syarat"), ("Kebijakan privasi", "kebijakan-privasi")):
        factories.standard_page(title, slug=slug, show_in_menus=True)
    factories.bank_account(qris_text=factories.QRIS, midtrans_name="UJI")
    factories.rates()
    cloth = factories.category("Kain", slug="kain")
    food = factories.food_category(slug="pempek")

    women = factories.prison(slug="perempuan-palembang", sku_prefix="LPP")
    sekayu = factories.prison(
        "Lapas Kelas IIB Sekayu",
        slug="sekayu",
        sku_prefix="SKY",
        unit_type=UnitType.LAPAS,
        regency="16.06",
        address="Jl. Kolonel Wahid Udin",
        postal_code="30711",
        whatsapp="+6281234560002",
    )
    own_account = factories.prison(
        "Lapas Kelas III Pagar Alam",
        slug="pagar-alam",
        sku_prefix="PGA",
        unit_type=UnitType.LAPAS,
        regency="16.72",
        whatsapp="+6281234560003",
    )
    factories.bank_account(own_account, number="2700800900", holder="Lapas Pagar Alam")

    def picture(title, colour):
        return factories.image(title, data=factories.jpeg(size=(640, 640), colour=colour))

    scarf = factories.product(
        women,
        "Selendang Songket",
        slug="selendang-songket",
        category=cloth,
        images=[picture("Selendang", (138, 18, 49))],
        makers=[factories.artisan(women, "Ibu Sri")],
        variants=[
            {"label": "Merah", "sku": "LPP-SLD-M", "price": 450_000, "stock": 8},
            {"label": "Hitam", "sku": "LPP-SLD-H", "price": 475_000, "stock": 2},
        ],
    )
    prayer_set = factories.product(
        women,
        "Mukena Jumputan",
        slug="mukena-jumputan",
        category=cloth,
        sku="LPP-MUK-1",
        price=320_000,
        stock=0,
        made_to_order_days=14,
        images=[picture("Mukena", (40, 90, 120))],
    )
    pempek = factories.product(
        women,
        "Pempek Campur",
        slug="pempek-campur",
        category=food,
        sku="LPP-PMP-1",
        price=90_000,
        **factories.FOOD_LABEL,
    )
    bread = factories.product(
        women,
        "Roti Sisir",
        slug="roti-sisir",
        category=food,
        sku="LPP-ROT-1",
        price=12_000,
        **{**factories.FOOD_LABEL, "delivery": "pickup_only"},
    )
    basket = factories.product(
        sekayu,
        "Keranjang Rotan",
        slug="keranjang-rotan",
        category=cloth,
        sku="SKY-RTN-1",
        price=85_000,
        stock=5,
        images=[picture("Rotan", (170, 120, 60))],
    )
    coffee = factories.product(
        own_account,
        "Kopi Semendo",
        slug="kopi-semendo",
        category=food,
        sku="PGA-KOP-1",
        price=55_000,
        **{**factories.FOOD_LABEL, "delivery": "everywhere"},
    )
    story = factories.story(
        women,
        "Benang emas di Merdeka",
        slug="benang-emas",
        products=[scarf],
        body=[
            ("paragraph", "<p>Benang ditata sehelai demi sehelai.</p>"),
            ("products", {"title": "Yang diceritakan", "items": [{"product": scarf}]}),
        ],
    )
    event = factories.event(
        "Bazar Kambang Iwak",
        slug="bazar-kambang-iwak",
        prisons=[women, sekayu],
        offers_pickup=True,
    )
    HomePage.objects.update(hero_title="Karya yang ditenun pelan-pelan", hero_page=story)
    home = HomePage.objects.get(pk=tree.home.pk)
    home.body = [
        ("latest_stories", {"title": "Cerita terbaru", "text": ""}),
        ("new_products", {"title": "Produk terbaru", "text": ""}),
    ]
    home.save()
    return Shop(
        women=women,
        sekayu=sekayu,
        own_account=own_account,
        scarf=scarf,
        basket=basket,
        pempek=pempek,
        bread=bread,
        prayer_set=prayer_set,
        coffee=coffee,
        story=story,
        event=event,
    )
