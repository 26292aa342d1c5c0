import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core import generation
from products import stock
from products.enums import MovementKind
from products.models import StockItem, StockMovement
from products.stock import NotReserved, OutOfStock, Pieces, Shortage
from tests import factories, worlds
from tests.factories import stock_of

pytestmark = pytest.mark.django_db

COLUMNS = (
    "item__sku",
    "kind",
    "on_hand_change",
    "reserved_change",
    "on_hand_after",
    "reserved_after",
    "reference",
    "reason",
)


def ledger():
    """Rows of the ledger in the order they were written."""
    return list(StockMovement.objects.order_by("pk").values_list(*COLUMNS))


@worlds.fixture
def goods(lapas):
    """BTK-001 with 10 and BTK-002 with 4 pieces; the ledger of that is put aside."""
    factories.product(lapas, sku="BTK-001", stock=10)
    factories.product(lapas, sku="BTK-002", stock=4)
    return StockMovement.objects.count()


@worlds.fixture
def officer(lapas):
    return factories.officer(lapas)


@pytest.fixture
def unchanged(goods):
    """Function that asserts that neither the counters nor the ledger have changed."""

    def check():
        assert (stock_of("BTK-001"), stock_of("BTK-002")) == ((10, 0), (4, 0))
        assert StockMovement.objects.count() == goods

    return check


# --- receiving and correcting ---------------------------------------------------------------


def test_received_pieces_are_there_and_in_the_ledger(goods, officer):
    item = stock.receive("BTK-001", 5, by=officer, reason="Selesai dijahit")
    assert (item.on_hand, item.reserved, stock_of("BTK-001")) == (15, 0, (15, 0))
    row = StockMovement.objects.latest("pk")
    assert ledger()[goods:] == [("BTK-001", "receive", 5, 0, 15, 0, "", "Selesai dijahit")]
    assert row.by == officer


@pytest.mark.parametrize("quantity", [0, -1])
def test_receiving_nothing_is_refused(unchanged, quantity):
    with pytest.raises(ValidationError) as refused:
        stock.receive("BTK-001", quantity, by=None)
    assert refused.value.messages == ["Jumlah barang masuk harus lebih dari nol."]
    unchanged()


def test_receiving_an_unknown_sku_is_refused(unchanged):
    with pytest.raises(StockItem.DoesNotExist):
        stock.receive("TIDAK-ADA", 1, by=None)
    unchanged()


@pytest.mark.parametrize(("counted", "change"), [(7, -3), (0, -10), (12, 2)])
def test_a_correction_sets_what_was_counted(goods, officer, counted, change):
    item = stock.correct("BTK-001", counted, by=officer, reason="  Hitung ulang  ")
    assert (item.on_hand, stock_of("BTK-001")) == (counted, (counted, 0))
    assert ledger()[goods:] == [("BTK-001", "correct", change, 0, counted, 0, "", "Hitung ulang")]


@pytest.mark.parametrize(
    ("counted", "reason", "message"),
    [
        (7, "", "Tulis alasan koreksi."),
        (7, "   ", "Tulis alasan koreksi."),
        (10, "Hitung ulang", "Jumlahnya sama dengan catatan; tidak ada yang dikoreksi."),
    ],
)
def test_a_correction_without_sense_is_refused(unchanged, counted, reason, message):
    with pytest.raises(ValidationError) as refused:
        stock.correct("BTK-001", counted, by=None, reason=reason)
    assert refused.value.messages == [message]
    unchanged()


def test_what_is_ordered_cannot_be_corrected_away(goods):
    stock.reserve([Pieces("BTK-001", 6, "KB-1/BTK-001")])
    with pytest.raises(ValidationError) as refused:
        stock.correct("BTK-001", 5, by=None, reason="Hilang")
    assert refused.value.messages == ["Sudah dipesan 6; jumlah tidak bisa kurang dari itu."]
    assert stock_of("BTK-001") == (10, 6)
    assert stock.correct("BTK-001", 6, by=None, reason="Hilang").free == 0


# --- reserving ------------------------------------------------------------------------------


def test_reserved_pieces_stay_in_the_house(goods):
    stock.reserve([Pieces("BTK-002", 1, "KB-1/BTK-002"), Pieces("BTK-001", 3, "KB-1/BTK-001")])
    assert (stock_of("BTK-001"), stock_of("BTK-002")) == ((10, 3), (4, 1))
    assert ledger()[goods:] == [
        ("BTK-001", "reserve", 0, 3, 10, 3, "KB-1/BTK-001", ""),
        ("BTK-002", "reserve", 0, 1, 4, 1, "KB-1/BTK-002", ""),
    ]


def test_the_last_piece_can_be_reserved(goods):
    stock.reserve([Pieces("BTK-002", 4, "KB-1/BTK-002")])
    assert stock_of("BTK-002") == (4, 4)


def test_one_piece_too_many_cannot(unchanged):
    with pytest.raises(OutOfStock) as refused:
        stock.reserve([Pieces("BTK-002", 5, "KB-1/BTK-002")])
    assert refused.value.shortages == (Shortage("BTK-002", 5, 4),)
    unchanged()


def test_every_shortage_is_told_at_once_and_nothing_reserved(unchanged):
    with pytest.raises(OutOfStock) as refused:
        stock.reserve(
            [
                Pieces("BTK-002", 9, "KB-1/BTK-002"),
                Pieces("TIDAK-ADA", 1, "KB-1/TIDAK-ADA"),
                Pieces("BTK-001", 11, "KB-1/BTK-001"),
            ]
        )
    assert refused.value.shortages == (
        Shortage("BTK-001", 11, 10),
        Shortage("BTK-002", 9, 4),
        Shortage("TIDAK-ADA", 1, 0),
    )
    assert str(refused.value) == "BTK-001: 10/11, BTK-002: 4/9, TIDAK-ADA: 0/1"
    unchanged()


def test_one_shortage_takes_back_what_was_free(unchanged):
    with pytest.raises(OutOfStock):
        stock.reserve([Pieces("BTK-001", 1, "KB-1/BTK-001"), Pieces("BTK-002", 5, "KB-1/BTK-002")])
    unchanged()


def test_what_others_ordered_is_not_free(goods):
    stock.reserve([Pieces("BTK-002", 3, "KB-1/BTK-002")])
    with pytest.raises(OutOfStock) as refused:
        stock.reserve([Pieces("BTK-002", 2, "KB-2/BTK-002")])
    assert refused.value.shortages == (Shortage("BTK-002", 2, 1),)
    assert stock_of("BTK-002") == (4, 3)


def test_a_sku_that_is_not_offered_cannot_be_reserved(unchanged):
    StockItem.objects.filter(sku="BTK-001").update(is_listed=False)
    with pytest.raises(OutOfStock) as refused:
        stock.reserve([Pieces("BTK-001", 1, "KB-1/BTK-001")])
    assert refused.value.shortages == (Shortage("BTK-001", 1, 0),)
    unchanged()


def test_one_sku_on_two_lines_adds_up(goods):
    stock.reserve([Pieces("BTK-002", 1, "KB-1/a"), Pieces("BTK-002", 2, "KB-1/b")])
    assert stock_of("BTK-002") == (4, 3)
    assert [row[3:6] for row in ledger()[goods:]] == [(1, 4, 1), (2, 4, 3)]


def test_one_sku_on_two_lines_is_not_sold_beyond_the_stock(unchanged):
    with pytest.raises(OutOfStock):
        stock.reserve([Pieces("BTK-002", 3, "KB-1/a"), Pieces("BTK-002", 2, "KB-1/b")])
    unchanged()


def test_nothing_to_reserve_is_fine(unchanged):
    stock.reserve([])
    unchanged()


# --- releasing and consuming ----------------------------------------------------------------


@worlds.fixture
def reserved(goods):
    """Three pieces of BTK-001 reserved for KB-1."""
    pieces = [Pieces("BTK-001", 3, "KB-1/BTK-001")]
    stock.reserve(pieces)
    return pieces


def test_released_pieces_are_free_again(reserved, officer):
    stock.release(reserved, by=officer, reason="Pembeli batal")
    assert stock_of("BTK-001") == (10, 0)
    assert ledger()[-1] == (
        "BTK-001",
        "release",
        0,
        -3,
        10,
        0,
        "KB-1/BTK-001",
        "Pembeli batal",
    )
    assert StockMovement.objects.latest("pk").by == officer


def test_consumed_pieces_are_gone(reserved):
    stock.consume(reserved)
    assert stock_of("BTK-001") == (7, 0)
    assert ledger()[-1] == ("BTK-001", "consume", -3, -3, 7, 0, "KB-1/BTK-001", "")


@pytest.mark.parametrize("move", [stock.release, stock.consume])
def test_more_than_is_reserved_cannot_move(reserved, move):
    before = ledger()
    with pytest.raises(NotReserved):
        move([Pieces("BTK-001", 4, "KB-9/BTK-001")])
    assert (stock_of("BTK-001"), ledger()) == ((10, 3), before)


@pytest.mark.parametrize("move", [stock.release, stock.consume])
def test_one_that_is_not_reserved_stops_all(reserved, move):
    before = ledger()
    with pytest.raises(NotReserved):
        move([*reserved, Pieces("BTK-002", 1, "KB-1/BTK-002")])
    assert (stock_of("BTK-001"), stock_of("BTK-002"), ledger()) == ((10, 3), (4, 0), before)


def test_a_sku_no_longer_offered_can_still_be_handed_over(reserved):
    StockItem.objects.filter(sku="BTK-001").update(is_listed=False)
    stock.consume(reserved)
    assert stock_of("BTK-001") == (7, 0)


@pytest.mark.parametrize("move", [stock.reserve, stock.release, stock.consume])
def test_the_same_thing_never_happens_twice(goods, move):
    stock.reserve([Pieces("BTK-001", 5, "KB-0/BTK-001")])
    pieces = [Pieces("BTK-001", 1, "KB-1/BTK-001")]
    move(pieces)
    after, rows = stock_of("BTK-001"), ledger()
    with pytest.raises(IntegrityError), transaction.atomic():
        move(pieces)
    assert (stock_of("BTK-001"), ledger()) == (after, rows)


def test_receiving_twice_is_no_repetition(goods):
    stock.receive("BTK-001", 1, by=None)
    stock.receive("BTK-001", 1, by=None)
    assert stock_of("BTK-001") == (12, 0)


# --- the database keeps the rules too -------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [{"reserved": 11}, {"on_hand": -1}, {"reserved": -1}, {"on_hand": 2, "reserved": 3}],
)
def test_impossible_numbers_are_refused_by_the_database(unchanged, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        StockItem.objects.filter(sku="BTK-001").update(**change)
    unchanged()


def test_a_sku_has_one_stock_item(goods, lapas):
    with pytest.raises(IntegrityError), transaction.atomic():
        StockItem.objects.create(sku="BTK-001", name="Kembar", prison=lapas)


def test_a_row_of_the_ledger_cannot_be_changed(goods):
    row = StockMovement.objects.latest("pk")
    row.on_hand_change = 99
    with pytest.raises(ValidationError) as refused:
        row.save()
    assert refused.value.messages == ["Catatan stok tidak dapat diubah."]
    row.refresh_from_db()
    assert row.on_hand_change == 4


def test_a_row_of_the_ledger_cannot_be_deleted(goods):
    with pytest.raises(ValidationError) as refused:
        StockMovement.objects.latest("pk").delete()
    assert refused.value.messages == ["Catatan stok tidak dapat dihapus."]
    assert StockMovement.objects.count() == goods


def test_stock_with_a_history_cannot_be_deleted(goods):
    with pytest.raises(IntegrityError):
        StockItem.objects.get(sku="BTK-001").delete()
    assert StockItem.objects.filter(sku="BTK-001").exists()


# --- counters and ledger agree --------------------------------------------------------------


def test_the_counters_are_the_sum_of_the_ledger(goods):
    stock.receive("BTK-001", 5, by=None)
    stock.reserve([Pieces("BTK-001", 4, "KB-1/x"), Pieces("BTK-001", 2, "KB-2/x")])
    stock.consume([Pieces("BTK-001", 4, "KB-1/x")])
    stock.release([Pieces("BTK-001", 2, "KB-2/x")])
    stock.correct("BTK-001", 9, by=None, reason="Hitung ulang")
    rows = [row for row in ledger() if row[0] == "BTK-001"]
    assert (sum(row[2] for row in rows), sum(row[3] for row in rows)) == stock_of("BTK-001")
    assert rows[-1][4:6] == stock_of("BTK-001") == (9, 0)


@pytest.mark.parametrize("kind", MovementKind.values)
def test_every_kind_of_movement_has_a_name(kind):
    assert MovementKind(kind).label


# --- cached pages ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pieces", "stale"),
    [
        (1, False),  # 10 → 9: "Tersedia" before and after
        (4, False),  # 10 → 6
        (5, True),  # 10 → 5: "Sisa 5"
        (10, True),
    ],
)
def test_pages_are_stale_only_when_they_would_look_different(
    goods, django_capture_on_commit_callbacks, pieces, stale
):
    before = generation.current()
    with django_capture_on_commit_callbacks(execute=True):
        stock.reserve([Pieces("BTK-001", pieces, "KB-1/BTK-001")])
    assert (generation.current() != before) is stale
