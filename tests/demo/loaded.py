"""A part of the demonstration that loads in seconds: few goods, and pictures of a few pixels."""

from dataclasses import replace

from PIL import Image

from cart.models import Order
from demo.loading import whole
from demo.loading.content import read
from products.models import StockItem
from tests.books import assert_balanced

# Goods of the orders that show every state, both ways to pay and all ways of delivery.
SKUS = {
    "LPP-SKT-01",  # completed, sent
    "LKP-RTI-02",  # completed, cash
    "LKP-SKT-02",  # one parcel on the way …
    "LPP-BTK-10",  # … the other arrived
    "LSK-TAS-01",  # ready, cash
    "LPP-JMP-02",  # ready at an event, cash …
    "LPP-AKS-06",
    "LNB-JMP-01",  # packed for an event, two prisons …
    "LKP-BTK-01",
    "LPP-PMP-03",  # to be packed
    "LSK-TAS-03",  # not paid
    "RTP-KOS-01",  # expired
    "LPP-SKT-08",  # cancelled before it was paid
    "LNB-MKN-01",  # cancelled afterwards
    "LLG-AKS-02",  # made to order
    "LKP-RTI-03",  # counted anew
}
# A shop window of two prisons, for looking at.
WINDOW_SKUS = {
    *("LPP-SKT-01", "LPP-SKT-08", "LPP-MKN-01", "LPP-PMP-01", "LPP-RTI-01", "LPP-BTK-06"),
    *("LPP-AKS-08", "LSK-TAS-01"),
}
WINDOW_EVENTS = {"kambang-iwak-pekan-depan", "peluncuran-batik-duku", "hari-terbuka-lpp"}
# Of demo.loading.order_plan those whose goods are all among these.
ORDERS = 13


def some_content():
    return _with_goods(SKUS)


def two_prisons(*skus, events=()):
    """Content of two prisons, with the goods of these SKUs and the events of these keys only."""
    slugs = {"lpp-palembang", "lapas-sekayu"}
    some = _with_goods(skus)
    return replace(
        some,
        events=[
            {**row, "prisons": [slug for slug in row["prisons"] if slug in slugs]}
            for row in some.events
            if row["key"] in events
        ],
        prisons=[row for row in some.prisons if row["slug"] in slugs],
        artisans=[row for row in some.artisans if row["prison"] in slugs],
    )


def shop_window():
    return two_prisons(*WINDOW_SKUS, events=WINDOW_EVENTS)


def _with_goods(skus):
    everything = read()
    return everything.only(
        row["key"]
        for row in everything.products
        if {variant["sku"] for variant in row["variants"]} & set(skus)
    )


def draw(spec, size):
    """A plain picture in place of a drawn one."""
    return Image.new("RGB", (40, 40 if size[0] == size[1] else 25), (140, 20, 40))


def load(some, **options):
    whole.load(some, draw=draw, workers=0, **options)


def check_books():
    """Every total, sum and counter agrees with the rows it is made of, and time runs forwards."""
    assert_balanced()
    for order in Order.objects.select_related("payment").prefetch_related("history"):
        check_history(order)
    for item in StockItem.objects.prefetch_related("movements"):
        check_ledger(item)


def check_history(order):
    """The rows of each part follow one another and lead to its state."""
    assert order.number[3:9] == f"{order.placed_at.astimezone():%y%m%d}", order
    rows = sorted(order.history.all(), key=lambda row: (row.at, row.pk))
    assert (rows[0].action, rows[0].at) == ("place", order.placed_at), order
    for part in order.fulfilments.all():
        state = rows[0].to_state
        for row in rows:
            if row.fulfilment_id == part.pk:
                assert row.from_state == state, order
                state = row.to_state
        assert state == part.state, order


def check_ledger(item):
    """Each movement says what it left; the last one what there is now."""
    on_hand = reserved = 0
    for row in sorted(item.movements.all(), key=lambda row: (row.at, row.pk)):
        on_hand += row.on_hand_change
        reserved += row.reserved_change
        assert (row.on_hand_after, row.reserved_after) == (on_hand, reserved), (item, row)
        assert 0 <= reserved <= on_hand, (item, row)
    assert (item.on_hand, item.reserved) == (on_hand, reserved), item
