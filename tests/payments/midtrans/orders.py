"""Orders as the shop would send them."""

import json
from pathlib import Path

_SAMPLES = json.loads(
    (Path(__file__).parents[2] / "data" / "midtrans_api_samples.json").read_text(encoding="utf-8")
)
ORDER = _SAMPLES["create_transaction"]["request"] | {"enabled_payments": []}
AMOUNT = 275000


def order(order_id="SWB-1", **more):
    return {"transaction_details": {"order_id": order_id, "gross_amount": AMOUNT}, **more}
