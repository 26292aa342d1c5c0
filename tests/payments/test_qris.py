"""QRIS texts: every sample, every reason to refuse one, and that no slip of the pen passes."""

import json
from pathlib import Path

import pytest
import qriskit
from hypothesis import given, settings
from hypothesis import strategies as st

from payments import qris
from payments.qris import QrisError, parse, with_amount

SAMPLES = json.loads(
    (Path(__file__).parents[1] / "data" / "qris_examples.json").read_text(encoding="utf-8")
)
EXAMPLES = {row["id"]: row for row in SAMPLES["examples"]}
STATIC = EXAMPLES["synthetic-static"]["payload"]
SOUND = [
    name
    for name, row in EXAMPLES.items()
    if row["crc_valid"] and row["tlv_well_formed"] and row["currency"] == "360"
]
REFUSED = {
    "bad-crc-digit": "Kode pemeriksa (CRC) QRIS tidak cocok: ada huruf yang salah salin.",
    "bad-truncated": "Teks QRIS terpotong atau rusak sesudah huruf ke-",
    "bad-missing-63": "Teks QRIS tidak lengkap: kode pemeriksa (CRC) di ujungnya tidak ada.",
    "bad-currency": "Mata uang QRIS ini bukan rupiah.",
    "bad-not-qris": "Ini bukan teks QRIS; teks QRIS diawali 000201.",
}


def sealed(text):
    """`text` without its CRC, with the right one."""
    body = f"{text}6304"
    return body + qris.crc(body)


def changed(**values):
    """The static sample with other values ({"t53": "840"}); None leaves a tag out."""
    tags = [
        (tag, values.get(f"t{tag}", value)) for tag, value in parse(STATIC).tags if tag != qris.CRC
    ]
    return sealed(
        "".join(f"{tag}{len(value):02}{value}" for tag, value in tags if value is not None)
    )


def test_the_check_vector():
    assert qris.crc(SAMPLES["check_vector"]["input"]) == SAMPLES["check_vector"]["crc"]


def test_every_sample_is_either_sound_or_refused():
    assert set(SOUND) | set(REFUSED) == set(EXAMPLES)


@pytest.mark.parametrize("name", SOUND)
def test_sound_samples(name):
    row = EXAMPLES[name]
    found = parse(row["payload"])
    assert found.text == row["payload"]
    assert list(found.tags) == [(tag["tag"], tag["value"]) for tag in row["tags"]]
    assert found.name == row["merchant_name"]
    assert found.city == row["merchant_city"]
    assert found.nmid == row["nmid"]
    assert found.amount == (int(row["amount"]) if row["amount"] else None)
    assert found.is_static is (row["kind"] == "static")


@pytest.mark.parametrize("name", REFUSED)
def test_damaged_samples(name):
    with pytest.raises(QrisError) as refused:
        parse(EXAMPLES[name]["payload"])
    assert str(refused.value).startswith(REFUSED[name])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Teks QRIS kosong."),
        (" \n", "Teks QRIS kosong."),
        (STATIC + "0" * 500, "Ini bukan teks QRIS: terlalu panjang atau ada huruf yang asing."),
        (
            STATIC.replace("SENTRA", "SENTRÁ"),
            "Ini bukan teks QRIS: terlalu panjang atau ada huruf yang asing.",
        ),
        (
            STATIC.replace("SENTRA", "SENT\nA"),
            "Ini bukan teks QRIS: terlalu panjang atau ada huruf yang asing.",
        ),
        (sealed(f"{STATIC[:-8]}5802ID"), "Teks QRIS rusak: ada bagian yang muncul dua kali."),
        (changed(t58="MY"), "QRIS ini bukan dari Indonesia."),
        (changed(t01="13"), "Teks QRIS rusak: jenisnya (bagian 01) bukan 11 atau 12."),
        (changed(t59=None), "Nama merchant tidak ada dalam QRIS ini."),
        (changed(t59="  "), "Nama merchant tidak ada dalam QRIS ini."),
        (changed(t51=None), "QRIS ini tidak memuat NMID, nomor nasional merchant."),
        (
            changed(t51="0014ID.CO.QRIS.WWW0205ID000"),
            "QRIS ini tidak memuat NMID, nomor nasional merchant.",
        ),
        (changed(t51="00"), "Teks QRIS terpotong atau rusak sesudah huruf ke-0."),
    ],
)
def test_refusals(text, message):
    with pytest.raises(QrisError) as refused:
        parse(text)
    assert str(refused.value).startswith(message)


@pytest.mark.parametrize("amount", ["1.5", "", "abc", "-5", "1.000"])
def test_an_amount_that_cannot_be_read(amount):
    body = STATIC[:-8].replace("5303360", f"530336054{len(amount):02}{amount}")
    with pytest.raises(QrisError, match=r"^Nominal di dalam QRIS ini tidak dapat dibaca\.$"):
        parse(sealed(body))


def test_whitespace_and_small_letters_of_the_crc_are_forgiven():
    assert parse(f"\n  {STATIC[:-4]}{STATIC[-4:].lower()} ").text == STATIC


# --- the same text with an amount -----------------------------------------------------------


@pytest.mark.parametrize("rupiah", [1, 250_123, 10_000_000])
def test_the_amounts_of_the_samples(rupiah):
    assert with_amount(STATIC, rupiah) == EXAMPLES[f"synthetic-static-to-{rupiah}"]["payload"]


def test_an_amount_replaces_an_amount_and_a_tip():
    assert (
        with_amount(EXAMPLES["synthetic-static-with-amount"]["payload"], 250_123)
        == (EXAMPLES["synthetic-static-to-250123"]["payload"])
    )
    assert "55" not in dict(
        parse(with_amount(EXAMPLES["synthetic-tip-prompt"]["payload"], 5_000)).tags
    )


@pytest.mark.parametrize("rupiah", [0, -1, 10_000_001, 1.0, "5000", True, None])
def test_amounts_that_qris_does_not_carry(rupiah):
    with pytest.raises(QrisError, match=r"^Nominal QRIS harus antara Rp1 dan Rp10\.000\.000\.$"):
        with_amount(STATIC, rupiah)


def test_no_amount_is_put_into_a_damaged_text():
    with pytest.raises(QrisError):
        with_amount(EXAMPLES["bad-crc-digit"]["payload"], 5_000)


@given(st.integers(1, 10_000_000))
def test_any_amount_is_read_back_and_nothing_else_changes(rupiah):
    before, after = parse(STATIC), parse(with_amount(STATIC, rupiah))
    assert after.amount == rupiah
    assert not after.is_static
    ours = {qris.KIND, qris.AMOUNT, qris.CRC}
    assert [tag for tag in after.tags if tag[0] not in ours] == [
        tag for tag in before.tags if tag[0] not in ours
    ]


@settings(max_examples=400)
@given(st.integers(0, len(STATIC) - 1), st.characters(codec="utf-8"))
def test_one_changed_character_never_passes(place, character):
    text = STATIC[:place] + character + STATIC[place + 1 :]
    if text[:-4] + text[-4:].upper() == STATIC:
        return
    with pytest.raises(QrisError):
        parse(text)


@given(st.text(max_size=600))
def test_nonsense_is_refused_and_never_fails(text):
    with pytest.raises(QrisError):
        parse(f"000201{text}")


# --- another implementation as a judge ------------------------------------------------------


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_another_implementation_finds_the_same_texts_sound(name):
    assert (name in SOUND) is (
        qriskit.is_valid(EXAMPLES[name]["payload"]) and EXAMPLES[name]["currency"] == "360"
    )


@given(amount=st.integers(min_value=1, max_value=qris.MOST_RUPIAH))
@settings(max_examples=50, deadline=None)
def test_another_implementation_puts_in_the_amount_as_we_do(amount):
    theirs = qriskit.convert.to_dynamic(qriskit.parse(STATIC), amount)
    assert with_amount(STATIC, amount) == str(theirs)
