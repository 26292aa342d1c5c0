import pytest

from cart import quotes
from cart.forms import AddForm, CheckoutForm, LookupForm
from tests import factories, worlds

CONTACT = {"nama": "Rina Marlina", "whatsapp": "081234567890", "setuju": "on"}
ADDRESS = {
    "provinsi": "16",
    "kabupaten": "16.71",
    "kecamatan": "Ilir Barat I",
    "kelurahan": "Lorok Pakjo",
    "kode_pos": "30137",
    "alamat": "Jl. Kapten A. Rivai No. 7",
}


@worlds.fixture
def lines(lapas):
    factories.bank_account()
    factories.rates()
    factories.product(lapas, sku="BTK-1")
    return {"BTK-1": 1}


def checkout_form(lines, lapas, data, *, delivery="lapas"):
    field = quotes.field_name(lapas.pk)
    quote = quotes.make(lines, regency=data.get("kabupaten", ""), chosen={field: delivery})
    return CheckoutForm({**CONTACT, "pembayaran": "transfer", field: delivery, **data}, quote=quote)


@pytest.mark.parametrize(
    "typed", ["081234567890", "62 812-3456-7890", "+62 812 3456 7890", "0812.3456.7890"]
)
def test_one_phone_number_however_it_is_written(lines, lapas, typed):
    form = checkout_form(lines, lapas, {"whatsapp": typed})
    assert form.is_valid(), form.errors
    assert form.details().phone == "+6281234567890"


@pytest.mark.parametrize("typed", ["abc", "08", "0812345678901234", "+62"])
def test_what_is_no_phone_number(lines, lapas, typed):
    form = checkout_form(lines, lapas, {"whatsapp": typed})
    assert form.errors["whatsapp"] == ["Tulis nomor WhatsApp yang aktif, misalnya 0812-3456-7890."]


def test_the_address_of_what_is_sent(lines, lapas):
    form = checkout_form(lines, lapas, ADDRESS, delivery="kurir")
    assert form.is_valid(), form.errors
    details = form.details()
    assert (details.street, details.regency, details.postal_code) == (
        "Jl. Kapten A. Rivai No. 7",
        "16.71",
        "30137",
    )


def test_the_address_of_what_is_collected_is_not_kept(lines, lapas):
    form = checkout_form(lines, lapas, ADDRESS)
    assert form.is_valid(), form.errors
    details = form.details()
    assert (details.street, details.province, details.regency) == ("", "", "")


def test_village_is_optional_and_the_province_follows_the_regency(lines, lapas):
    form = checkout_form(
        lines, lapas, {**ADDRESS, "provinsi": "", "kelurahan": ""}, delivery="kurir"
    )
    assert form.is_valid(), form.errors
    assert form.details().province == "16"


@pytest.mark.parametrize("typed", ["30 137", " 30137 "])
def test_spaces_in_a_postcode_do_not_matter(lines, lapas, typed):
    form = checkout_form(lines, lapas, {**ADDRESS, "kode_pos": typed}, delivery="kurir")
    assert form.is_valid(), form.errors
    assert form.details().postal_code == "30137"


@pytest.mark.parametrize(
    ("name", "length", "message"),
    [
        ("nama", 101, "Terlalu panjang; paling banyak 100 huruf."),
        ("alamat", 256, "Terlalu panjang; paling banyak 255 huruf."),
        ("kecamatan", 81, "Terlalu panjang; paling banyak 80 huruf."),
        ("kelurahan", 81, "Terlalu panjang; paling banyak 80 huruf."),
        ("catatan", 501, "Catatan paling banyak 500 huruf."),
    ],
)
def test_what_is_too_long(lines, lapas, name, length, message):
    form = checkout_form(lines, lapas, {name: "a" * length})
    assert form.errors == {name: [message]}


def test_an_address_of_mail_fits_its_column(lines, lapas):
    form = checkout_form(lines, lapas, {"email": f"{'a' * 60}@{'b.' * 110}example"})
    assert "email" in form.errors


def test_the_fields_stand_in_the_order_of_the_page(lines, lapas):
    names = list(checkout_form(lines, lapas, {}).fields)
    assert names == [
        "nama",
        "whatsapp",
        "email",
        "provinsi",
        "kabupaten",
        "kecamatan",
        "kelurahan",
        "kode_pos",
        "alamat",
        f"pengiriman-{lapas.pk}",
        "pembayaran",
        "catatan",
        "setuju",
    ]


def test_refused_fields_point_at_their_message(lines, lapas):
    form = checkout_form(lines, lapas, {"nama": ""})
    html = str(form["nama"])
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_nama_error"' in html


def test_all_regencies_are_offered_in_groups_so_that_it_works_without_javascript(lines, lapas):
    html = str(checkout_form(lines, lapas, {})["kabupaten"])
    assert html.count("<optgroup") == 38
    assert html.count("<option") == 515


@pytest.mark.parametrize(
    "data", [{"sku": "BTK-1\x00", "jumlah": "1"}, {"sku": "  ", "jumlah": "1"}]
)
def test_a_nonsense_sku_is_refused(data):
    assert "sku" in AddForm(data).errors


def test_a_number_is_read_as_people_write_it():
    form = LookupForm({"nomor": " kb-261124-7qf2 ", "whatsapp": "0812 3456 7890"})
    assert form.is_valid()
    assert form.cleaned_data == {"nomor": "KB-261124-7QF2", "whatsapp": "+6281234567890"}


def days_of_events(lapas, count):
    factories.event(
        sessions=[factories.days_ahead(2 + day) for day in range(count)],
        prisons=[lapas],
        offers_pickup=True,
    )


def group_of(lines, lapas, *, delivery="lapas"):
    (group,) = checkout_form(lines, lapas, {}, delivery=delivery).delivery_groups()
    return group


def test_few_event_days_all_stand_open(lines, lapas):
    days_of_events(lapas, 3)
    group = group_of(lines, lapas)
    assert len(group.options) == 5
    assert group.more == []


def test_of_many_event_days_the_next_ones_stand_open(lines, lapas):
    days_of_events(lapas, 6)
    group = group_of(lines, lapas)
    assert [option.method for option in group.options] == ["kurir", "lapas", *["acara"] * 3]
    assert group.more == group.part.options[5:]
    assert not group.more_is_chosen


def test_a_day_that_is_too_early_does_not_take_the_place_of_one_that_is_not(
    lines, lapas, time_machine
):
    time_machine.move_to("2026-11-23T05:00:00Z")  # a Monday
    factories.product(lapas, sku="MUK-1", stock=0, made_to_order_days=4)
    days_of_events(lapas, 6)
    group = group_of({"MUK-1": 1}, lapas)
    assert all(option.possible for option in group.options)
    assert [option.possible for option in group.more] == [False, False, True]


def test_a_far_day_that_is_chosen_is_not_folded_away(lines, lapas):
    days_of_events(lapas, 6)
    far = group_of(lines, lapas).more[-1].key
    assert group_of(lines, lapas, delivery=far).more_is_chosen
