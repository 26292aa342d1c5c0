import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cart.enums import Action, FulfilmentState, OrderState
from cart.models import Fulfilment, HistoryEntry, Order
from cart.transitions import MoveRefused, allowed, find, move
from payments.models import Payment
from products.models import StockMovement
from tests import factories, worlds
from tests.factories import advance, stock_of

pytestmark = pytest.mark.django_db

State = FulfilmentState
A = Action
STATES = list(State)
PEOPLE = [A.CONFIRM_PAYMENT, A.LATE_PAYMENT, A.PACK, A.READY, A.SHIP, A.COMPLETE, A.CANCEL]

# What may happen in each state, and where it leads; by how the goods reach the buyer.
BOTH = {
    State.AWAITING_PAYMENT: {
        A.CONFIRM_PAYMENT: State.PROCESSING,
        A.CANCEL: State.CANCELLED,
        A.EXPIRE: State.EXPIRED,
    },
    State.PROCESSING: {A.PACK: State.PACKED, A.CANCEL: State.CANCELLED},
    State.PACKED: {A.CANCEL: State.CANCELLED},
    State.EXPIRED: {A.LATE_PAYMENT: State.PROCESSING},
    # As the factory cancels it: before anything was paid.
    State.CANCELLED: {A.LATE_PAYMENT: State.PROCESSING},
}
COLLECTED = {
    **BOTH,
    State.PROCESSING: {**BOTH[State.PROCESSING], A.READY: State.READY},
    State.PACKED: {**BOTH[State.PACKED], A.READY: State.READY},
    State.READY: {A.COMPLETE: State.COMPLETED, A.CANCEL: State.CANCELLED},
}
SENT = {
    **BOTH,
    State.PROCESSING: {**BOTH[State.PROCESSING], A.SHIP: State.SHIPPED},
    State.PACKED: {**BOTH[State.PACKED], A.SHIP: State.SHIPPED},
    State.SHIPPED: {A.COMPLETE: State.COMPLETED},
}
TABLES = {"lapas": COLLECTED, "acara": COLLECTED, "kurir": SENT}
# Nothing leads there.
NEVER = {("kurir", State.READY), ("lapas", State.SHIPPED), ("acara", State.SHIPPED)}
CASES = [
    pytest.param(delivery, state, action, id=f"{delivery}-{state}-{action}")
    for delivery in TABLES
    for state in STATES
    for action in [*PEOPLE, A.EXPIRE]
    if (delivery, state) not in NEVER
]


def order_in(state, delivery="lapas", lines=None):
    """An order of 2 pieces of BTK-001 whose only part is in `state`."""
    prison = factories.prison()
    factories.product(prison, sku="BTK-001", stock=10)
    if delivery == "acara":
        event = factories.event(prisons=[prison], offers_pickup=True)
        delivery = f"acara-{event.sessions.get().pk}"
    return factories.order(lines or {"BTK-001": 2}, state=state, delivery=delivery)


def do(part, action, **texts):
    return move(part, action, **{"reason": "Pembeli batal", "tracking_number": "JP123", **texts})


def everything():
    """All that a move may change, to compare."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (Order, Payment, HistoryEntry, StockMovement)
    ] + [stock_of("BTK-001")]


# --- the whole table ------------------------------------------------------------------------


@worlds.fixture
def order(site_tree, state, delivery):
    return order_in(state, delivery)


@pytest.mark.parametrize(("delivery", "state", "action"), CASES)
def test_every_action_in_every_state(order, delivery, state, action):
    part = order.fulfilments.get()
    target = TABLES[delivery].get(state, {}).get(action)
    if target:
        assert do(part, action).state == target
        part.refresh_from_db()
        assert part.state == target
        return
    before = everything()
    with pytest.raises(MoveRefused) as refused:
        do(part, action)
    assert str(refused.value) == (
        f"“{action.label}” tidak bisa dilakukan: pesanan ini berstatus {state.label}."
    )
    part.refresh_from_db()
    assert part.state == state
    assert everything() == before


@pytest.mark.parametrize(
    ("delivery", "state"), sorted({case.values[:2] for case in CASES}, key=str)
)
def test_people_are_offered_what_the_table_allows(site_tree, delivery, state):
    part = Fulfilment(state=state, method=delivery, order=Order(payment=Payment()))
    expected = [action for action in PEOPLE if action in TABLES[delivery].get(state, {})]
    assert sorted(set(allowed(part)), key=PEOPLE.index) == expected
    assert A.EXPIRE not in allowed(part)


@pytest.mark.parametrize(
    ("action", "label"),
    [
        (A.CONFIRM_PAYMENT, "Konfirmasi pembayaran"),
        (A.PACK, "Tandai sudah dikemas"),
        (A.READY, "Siap diambil"),
        (A.SHIP, "Kirim"),
        (A.COMPLETE, "Selesaikan"),
        (A.CANCEL, "Batalkan"),
    ],
)
def test_actions_as_they_stand_on_the_buttons(action, label):
    assert action.label == label


def test_an_order_that_is_over_says_so(site_tree):
    with pytest.raises(MoveRefused) as refused:
        find(Fulfilment(state=State.COMPLETED, method="lapas"), A.PACK)
    assert str(refused.value) == (
        "“Tandai sudah dikemas” tidak bisa dilakukan: pesanan ini berstatus Selesai."
    )


# --- texts that a move needs ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "delivery", "action", "texts", "errors"),
    [
        (State.PROCESSING, "lapas", A.CANCEL, {"reason": " "}, {"reason": ["Tulis alasannya."]}),
        (
            State.AWAITING_PAYMENT,
            "lapas",
            A.CANCEL,
            {"reason": ""},
            {"reason": ["Tulis alasannya."]},
        ),
        (
            State.PACKED,
            "kurir",
            A.SHIP,
            {"tracking_number": ""},
            {"tracking_number": ["Tulis nomor resi."]},
        ),
    ],
)
def test_a_missing_text_is_refused(site_tree, state, delivery, action, texts, errors):
    part = order_in(state, delivery).fulfilments.get()
    before = everything()
    with pytest.raises(ValidationError) as refused:
        do(part, action, **texts)
    assert refused.value.message_dict == errors
    part.refresh_from_db()
    assert part.state == state
    assert everything() == before


def test_the_tracking_number_is_kept(site_tree):
    part = order_in(State.PACKED, "kurir").fulfilments.get()
    do(part, A.SHIP, tracking_number="  JP 123 456  ", reason="")
    part.refresh_from_db()
    assert part.tracking_number == "JP 123 456"
    assert part.history.latest("pk").reason == "JP 123 456"


def test_the_reason_is_kept(site_tree):
    part = order_in(State.PROCESSING).fulfilments.get()
    do(part, A.CANCEL, reason="  Kain cacat  ")
    part.refresh_from_db()
    assert part.cancel_reason == "Kain cacat"
    assert part.history.latest("pk").reason == "Kain cacat"


# --- history --------------------------------------------------------------------------------


def test_each_move_is_written_down_with_who_and_from_where(site_tree):
    order = order_in(State.AWAITING_PAYMENT)
    officer, part = factories.officer(order.fulfilments.get().prison), order.fulfilments.get()
    for action in (A.CONFIRM_PAYMENT, A.PACK, A.READY, A.COMPLETE):
        move(part, action, by=officer)
    rows = order.history.values_list("fulfilment", "action", "from_state", "to_state", "by")
    assert list(rows) == [
        (None, "place", "", "awaiting_payment", None),
        (part.pk, "confirm_payment", "awaiting_payment", "processing", officer.pk),
        (part.pk, "pack", "processing", "packed", officer.pk),
        (part.pk, "ready", "packed", "ready", officer.pk),
        (part.pk, "complete", "ready", "completed", officer.pk),
    ]


# --- stock ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "delivery", "stock"),
    [
        (State.AWAITING_PAYMENT, "lapas", (10, 2)),
        (State.PROCESSING, "lapas", (10, 2)),
        (State.PACKED, "lapas", (10, 2)),
        (State.READY, "lapas", (10, 2)),
        (State.COMPLETED, "lapas", (8, 0)),
        (State.SHIPPED, "kurir", (8, 0)),
        (State.COMPLETED, "kurir", (8, 0)),
        (State.CANCELLED, "lapas", (10, 0)),
        (State.EXPIRED, "lapas", (10, 0)),
    ],
)
def test_pieces_stay_reserved_until_they_leave_the_house(site_tree, state, delivery, stock):
    order_in(state, delivery)
    assert stock_of("BTK-001") == stock


@pytest.mark.parametrize("state", [State.PROCESSING, State.PACKED, State.READY])
def test_a_cancelled_part_gives_its_pieces_back(site_tree, state):
    order = order_in(state)
    do(order.fulfilments.get(), A.CANCEL, reason="Kain cacat")
    assert stock_of("BTK-001") == (10, 0)
    row = StockMovement.objects.latest("pk")
    assert (row.kind, row.reserved_change, row.reference, row.reason) == (
        "release",
        -2,
        f"{order.number}/BTK-001",
        "Kain cacat",
    )


def test_shipping_consumes_under_the_number_of_the_order(site_tree):
    order = order_in(State.SHIPPED, "kurir")
    row = StockMovement.objects.latest("pk")
    assert (row.kind, row.on_hand_change, row.reserved_change, row.reference) == (
        "consume",
        -2,
        -2,
        f"{order.number}/BTK-001",
    )


@pytest.mark.parametrize("state", [State.COMPLETED, State.CANCELLED, State.EXPIRED])
def test_goods_made_to_order_never_touch_the_stock(lapas, state):
    factories.product(lapas, sku="SKT-001", stock=3, made_to_order_days=30)
    rows = StockMovement.objects.count()
    factories.order({"SKT-001": 1}, state=state)
    assert (stock_of("SKT-001"), StockMovement.objects.count()) == ((3, 0), rows)


# --- the whole order ------------------------------------------------------------------------


@worlds.fixture
def two_parts(site_tree):
    """An unpaid order of two prisons, both to be collected."""
    prisons = [factories.prison("Lapas Perempuan Palembang"), factories.prison("Lapas Lahat")]
    factories.product(prisons[0], sku="BTK-001")
    factories.product(prisons[1], sku="LHT-001")
    return factories.order({"BTK-001": 1, "LHT-001": 1})


def states(order):
    return list(order.fulfilments.order_by("pk").values_list("state", flat=True))


def part_of(order, place):
    return order.fulfilments.order_by("pk")[place]


@pytest.mark.parametrize(
    ("action", "state", "order_state", "payment_state"),
    [
        (A.CONFIRM_PAYMENT, State.PROCESSING, OrderState.PROCESSING, "paid"),
        (A.CANCEL, State.CANCELLED, OrderState.CANCELLED, "void"),
        (A.EXPIRE, State.EXPIRED, OrderState.EXPIRED, "void"),
    ],
)
def test_an_unpaid_order_moves_as_a_whole(two_parts, action, state, order_state, payment_state):
    do(part_of(two_parts, 1), action)
    two_parts.refresh_from_db()
    assert states(two_parts) == [state, state]
    assert two_parts.state == order_state
    assert two_parts.payment.state == payment_state
    assert two_parts.history.filter(action=action).count() == 2


def test_a_paid_order_moves_part_by_part(two_parts):
    advance(two_parts, State.PROCESSING)
    do(part_of(two_parts, 0), A.PACK)
    do(part_of(two_parts, 1), A.CANCEL)
    two_parts.refresh_from_db()
    assert states(two_parts) == [State.PACKED, State.CANCELLED]
    assert (two_parts.state, two_parts.payment.state) == (OrderState.PROCESSING, "paid")
    assert (stock_of("BTK-001"), stock_of("LHT-001")) == ((10, 1), (10, 0))


@pytest.mark.parametrize(
    ("first", "second", "order_state"),
    [
        (State.COMPLETED, State.PROCESSING, OrderState.PROCESSING),
        (State.COMPLETED, State.COMPLETED, OrderState.COMPLETED),
        (State.COMPLETED, State.CANCELLED, OrderState.COMPLETED),
        (State.CANCELLED, State.CANCELLED, OrderState.CANCELLED),
    ],
)
def test_the_state_of_an_order_follows_its_parts(two_parts, first, second, order_state):
    advance(two_parts, State.PROCESSING)
    for place, state in enumerate((first, second)):
        steps = {
            State.PROCESSING: (),
            State.COMPLETED: (A.READY, A.COMPLETE),
            State.CANCELLED: (A.CANCEL,),
        }[state]
        for action in steps:
            do(part_of(two_parts, place), action)
    two_parts.refresh_from_db()
    assert two_parts.state == order_state


# --- money ----------------------------------------------------------------------------------


def test_a_confirmed_payment_names_who_confirmed_it(site_tree):
    order, office = order_in(State.AWAITING_PAYMENT), factories.kanwil()
    before = timezone.now()
    move(order.fulfilments.get(), A.CONFIRM_PAYMENT, by=office)
    payment = Payment.objects.get()
    assert (payment.state, payment.confirmed_by) == ("paid", office)
    assert before <= payment.confirmed_at <= timezone.now()


def test_cash_is_taken_when_the_goods_are_handed_over(lapas):
    factories.product(lapas, sku="BTK-001")
    order = factories.order({"BTK-001": 1}, payment="tunai", state=State.READY)
    assert order.payment.state == "pending"
    officer = factories.officer(lapas)
    move(order.fulfilments.get(), A.COMPLETE, by=officer)
    payment = Payment.objects.get()
    assert (payment.state, payment.confirmed_by) == ("paid", officer)


def test_cash_of_a_cancelled_order_is_never_taken(lapas):
    factories.product(lapas, sku="BTK-001")
    order = factories.order({"BTK-001": 1}, payment="tunai")
    do(order.fulfilments.get(), A.CANCEL)
    assert Payment.objects.get().state == "void"


def test_a_transfer_that_was_paid_stays_paid_when_the_order_is_cancelled(site_tree):
    order = order_in(State.PROCESSING)
    do(order.fulfilments.get(), A.CANCEL)
    assert Order.objects.get().state == OrderState.CANCELLED
    assert Payment.objects.get().state == "paid"


def test_the_sum_of_a_cancelled_order_may_be_asked_for_again(site_tree):
    first = order_in(State.CANCELLED)
    again = Payment.objects.create(
        method="transfer",
        amount=first.payment.amount,
        unique_code=first.payment.unique_code,
        account=first.payment.account,
    )
    assert again.pk
