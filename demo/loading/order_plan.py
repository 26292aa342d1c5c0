"""Which orders the demonstration has: who bought what, how it travels, how far it has come."""

from dataclasses import dataclass, field

from cart.enums import FulfilmentState as State
from payments.enums import MethodCode
from shipping.enums import Method

COURIER, PICKUP, EVENT = Method.COURIER, Method.PICKUP, Method.EVENT
TRANSFER, QRIS, CASH = MethodCode.TRANSFER, MethodCode.QRIS, MethodCode.CASH


@dataclass(frozen=True)
class Plan:
    """One order. `buyer` is a row of orders.json, `lines` {SKU: pieces}, placed `days_ago`.

    `reached` is the state of every part, or {SKU prefix of the prison: state} where they differ.
    A `reason` goes with what was cancelled; `paid_first` if the money had come in before that, and
    was paid back. `returned` {SKU: pieces} came back later; that money is still to be paid back.
    """

    buyer: int
    lines: dict
    days_ago: float
    how: Method
    pays: MethodCode
    reached: State | dict
    reason: str = ""
    paid_first: bool = False
    returned: dict = field(default_factory=dict)

    def state_of(self, prefix):
        """State that the part of the prison with this SKU prefix has come to."""
        return self.reached[prefix] if isinstance(self.reached, dict) else self.reached

    @property
    def keeps_goods(self):
        """False where the goods went back to the shelf."""
        states = self.reached.values() if isinstance(self.reached, dict) else [self.reached]
        return not set(states) & {State.CANCELLED, State.EXPIRED}


PLANS = (
    # Done.
    Plan(8, {"LPP-BTK-01": 2, "LPP-BTK-09": 1}, 45, COURIER, TRANSFER, State.COMPLETED),
    Plan(15, {"LME-BTK-01": 1, "LME-AKS-03": 1}, 33, COURIER, TRANSFER, State.COMPLETED),
    Plan(3, {"LPP-SKT-01": 1}, 30, COURIER, QRIS, State.COMPLETED),
    Plan(23, {"LTR-CML-02": 2}, 28.2, COURIER, TRANSFER, State.COMPLETED),
    Plan(35, {"LPP-BTK-05": 1}, 25.4, COURIER, TRANSFER, State.COMPLETED),
    Plan(4, {"LKP-SKT-04": 1}, 23.3, PICKUP, TRANSFER, State.COMPLETED),
    Plan(20, {"LBA-KOS-02": 2, "LNB-JMP-04": 1}, 20.1, COURIER, TRANSFER, State.COMPLETED),
    Plan(
        2,
        {"LPP-BTK-02": 2},
        8.4,
        COURIER,
        TRANSFER,
        State.COMPLETED,
        reason="Ukurannya lebih pendek dari yang tertulis.",
        returned={"LPP-BTK-02": 1},
    ),
    Plan(0, {"LPP-MKN-01": 1, "LKP-RTI-01": 2}, 18.3, COURIER, TRANSFER, State.COMPLETED),
    Plan(31, {"LSR-CML-01": 6}, 17.2, COURIER, TRANSFER, State.COMPLETED),
    Plan(13, {"RBT-KOS-01": 1, "RBT-TAS-01": 1}, 15.4, PICKUP, CASH, State.COMPLETED),
    Plan(25, {"LPA-KOP-01": 2}, 11.3, PICKUP, TRANSFER, State.COMPLETED),
    Plan(5, {"LKP-RTI-02": 12}, 9.1, PICKUP, CASH, State.COMPLETED),
    # On the way.
    Plan(
        33,
        {"LKP-SKT-02": 1, "LPP-BTK-10": 1},
        7.2,
        COURIER,
        TRANSFER,
        {"LKP": State.SHIPPED, "LPP": State.COMPLETED},
    ),
    Plan(
        18,
        {"LNM-AKS-02": 2, "LLG-AKS-02": 4},
        5.3,
        COURIER,
        TRANSFER,
        {"LNM": State.SHIPPED, "LLG": State.PROCESSING},
    ),
    Plan(17, {"LLH-CML-01": 3}, 4.2, COURIER, QRIS, State.SHIPPED),
    Plan(30, {"LPA-KOP-02": 4, "LPP-CML-01": 3}, 3.4, COURIER, TRANSFER, State.SHIPPED),
    Plan(26, {"LSK-TAS-04": 1}, 3.2, COURIER, TRANSFER, State.SHIPPED),
    Plan(2, {"RPB-TAS-02": 1}, 3.1, COURIER, TRANSFER, State.SHIPPED),
    Plan(28, {"LPP-BTK-03": 1, "LPP-TAS-08": 10}, 2.3, COURIER, TRANSFER, State.SHIPPED),
    # Waiting to be fetched.
    Plan(19, {"LSK-TAS-01": 1}, 2.2, PICKUP, CASH, State.READY),
    Plan(10, {"LPP-JMP-02": 1, "LPP-AKS-06": 2}, 1.6, EVENT, CASH, State.READY),
    Plan(1, {"LKP-PMP-01": 4}, 1.3, PICKUP, CASH, State.READY),
    # Packed.
    Plan(27, {"RPB-TAS-01": 1}, 6.3, COURIER, TRANSFER, State.PACKED),
    Plan(14, {"LKA-KOS-01": 3}, 4.4, COURIER, TRANSFER, State.PACKED),
    Plan(7, {"LNB-JMP-01": 1, "LKP-BTK-01": 1}, 2.1, EVENT, TRANSFER, State.PACKED),
    # To be packed.
    Plan(12, {"LPP-RTI-01": 1}, 2.4, PICKUP, TRANSFER, State.PROCESSING),
    Plan(21, {"LLG-AKS-02": 5}, 1.2, COURIER, TRANSFER, State.PROCESSING),
    Plan(0, {"LSK-TAS-02": 1}, 0.8, COURIER, TRANSFER, State.PROCESSING),
    Plan(22, {"LTR-PMP-01": 1}, 0.5, COURIER, TRANSFER, State.PROCESSING),
    Plan(4, {"LPP-PMP-03": 6}, 0.3, COURIER, QRIS, State.PROCESSING),
    Plan(9, {"LKP-PMP-05": 1}, 0.2, PICKUP, CASH, State.PROCESSING),
    # The money has not come yet.
    Plan(16, {"LBA-HOD-01": 1}, 0.6, COURIER, TRANSFER, State.AWAITING_PAYMENT),
    Plan(5, {"LSK-TAS-03": 1}, 0.4, PICKUP, TRANSFER, State.AWAITING_PAYMENT),
    Plan(6, {"LPP-MKN-11": 1, "LPP-AKS-01": 3}, 0.25, COURIER, TRANSFER, State.AWAITING_PAYMENT),
    Plan(34, {"LPKA-HJB-01": 2}, 0.1, COURIER, QRIS, State.AWAITING_PAYMENT),
    # Came to nothing.
    Plan(24, {"LPP-TAS-05": 5}, 12.3, COURIER, TRANSFER, State.EXPIRED),
    Plan(11, {"RTP-KOS-01": 2}, 6.1, PICKUP, QRIS, State.EXPIRED),
    Plan(
        29,
        {"LPP-SKT-08": 1},
        16.2,
        COURIER,
        TRANSFER,
        State.CANCELLED,
        reason="Pembeli berubah pikiran sebelum membayar.",
    ),
    Plan(
        32,
        {"LNB-MKN-01": 1},
        10.2,
        COURIER,
        TRANSFER,
        State.CANCELLED,
        reason="Ada noda celup pada bagian muka; uang pembeli sudah dikembalikan.",
        paid_first=True,
    ),
    Plan(
        15,
        {"LME-AKS-05": 1},
        3.3,
        PICKUP,
        CASH,
        State.CANCELLED,
        reason="Pembeli tidak jadi mengambil.",
    ),
)


@dataclass(frozen=True)
class Recount:
    """A count that found fewer pieces than the book says."""

    sku: str
    missing: int
    days_ago: float
    reason: str


RECOUNTS = (
    Recount("LPP-TAS-08", 2, 21.5, "Dua helai robek waktu dijahit, dipakai sebagai contoh"),
    Recount("LKP-RTI-03", 1, 6.4, "Satu kotak penyok, dimakan bersama di bengkel"),
)
