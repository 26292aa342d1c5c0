"""Makes a small shop in an empty database and writes down the orders that will be sent to it.

Run by the .venv's Python with the site's variables set; the orders go to stdout as JSON: for each
the cookies and the form of a buyer who has filled in the checkout page.
"""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

import django  # noqa: E402 - the project has to be on the path first

django.setup()

from django.core.management import call_command  # noqa: E402

from tests import factories  # noqa: E402
from tests.cart.buying import cookies_of  # noqa: E402

FLASH_STOCK = 100


def main(orders, flash_buyers):
    """Prints {"orders": [...], "flash": [...]}; each entry has "cookies" and "form"."""
    call_command("migrate", verbosity=0)
    factories.site_tree()
    factories.bank_account()
    factories.rates()
    first, second = factories.prison(), factories.prison("Lapas Sekayu")
    lines = {}
    # Each buyer takes five kinds of goods from two prisons, out of a shop with sixty.
    for number in range(60):
        sku = f"BRG-{number:03}"
        factories.product(first if number % 2 else second, sku=sku, stock=100_000)
        lines[sku] = 1 + number % 2
    factories.product(first, "Kain edisi terbatas", sku="KILAT-1", stock=FLASH_STOCK)
    skus = list(lines)
    wanted = []
    for number in range(orders):
        some = [skus[(number * 7 + step * 13) % len(skus)] for step in range(5)]
        wanted.append(_request({sku: lines[sku] for sku in some}))
    flash = [_request({"KILAT-1": 1}) for _buyer in range(flash_buyers)]
    json.dump({"orders": wanted, "flash": flash}, sys.stdout)


def _request(lines):
    basket = factories.basket(lines)
    buyer = factories.details(**factories.TO_PALEMBANG)
    ready = factories.wanted(lines, delivery="kurir", buyer=buyer, key=basket.key)
    form = {
        "kunci": basket.key,
        "rincian": ready.seen_digest,
        "nama": buyer.name,
        "whatsapp": "0813-7788-9900",
        "provinsi": buyer.province,
        "kabupaten": buyer.regency,
        "kecamatan": buyer.district,
        "kelurahan": buyer.village,
        "kode_pos": buyer.postal_code,
        "alamat": buyer.street,
        "pembayaran": "transfer",
        "setuju": "on",
        **ready.deliveries,
    }
    return {"cookies": cookies_of(basket), "form": form}


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
