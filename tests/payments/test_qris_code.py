"""The drawn code says exactly what the payment asks for."""

import io
import xml.etree.ElementTree as ElementTree

import pytest
from PIL import Image

from payments import qris, qris_code
from payments.interface import Request
from payments.methods import METHODS
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def payment():
    factories.bank_account(qris_text=factories.QRIS)
    return METHODS["qris"].open(Request(150_000, None, all_collected=True, prisons=1))


def test_the_official_code_unchanged(payment):
    card = qris_code.card(payment)
    assert (card.name, card.nmid) == ("SENTRA KARYA CONTOH", "ID0000000000000")
    assert card.has_amount is False
    assert qris_code._text(payment) == factories.QRIS


def test_the_code_with_the_amount(payment):
    payment.account.qris_has_amount = True
    assert qris_code.card(payment).has_amount is True
    assert qris.parse(qris_code._text(payment)).amount == payment.amount


def test_the_drawing_fits_a_page_under_a_strict_policy(payment):
    svg = qris_code.card(payment).svg
    root = ElementTree.fromstring(svg)
    assert root.attrib["viewBox"] == "0 0 57 57"
    assert "style" not in svg
    assert len(svg) < 6_000


def test_the_picture_is_large_enough_to_be_read_from_a_gallery(payment):
    picture = Image.open(io.BytesIO(qris_code.png(payment)))
    assert (picture.format, picture.size) == ("PNG", (684, 684))
    assert picture.convert("L").getpixel((0, 0)) == 255
