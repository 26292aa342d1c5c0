"""The stand-in's pages for people (Indonesian): the payment page and the list of transactions."""

from html import escape
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from payments.standin.messages import report
from payments.standin.ways import WAYS, offered

STATES = {
    "": "Belum memilih cara bayar",
    "pending": "Menunggu pembayaran",
    "capture": "Kartu sudah ditagih",
    "settlement": "Lunas",
    "deny": "Pembayaran ditolak",
    "expire": "Kedaluwarsa",
    "cancel": "Dibatalkan",
    "refund": "Dikembalikan",
    "partial_refund": "Dikembalikan sebagian",
}
DELIVERY_STATES = {
    "waiting": "menunggu",
    "held": "ditahan",
    "lost": "sengaja hilang",
    "delivered": "terkirim",
    "given up": "menyerah",
}
ACTIONS = {
    "pay": "Bayar",
    "choose": "Bayar nanti",
    "deny": "Tolak",
    "challenge": "Tahan untuk diperiksa (kartu)",
    "expire": "Kedaluwarsa",
    "cancel": "Batalkan",
}
SWITCHES = {
    "delay": "Tunda pemberitahuan (detik)",
    "duplicate": "Kirim pemberitahuan dua kali",
    "lose": "Hilangkan pemberitahuan",
    "reorder": "Tukar urutan pemberitahuan",
    "down": "API mati (503)",
    "slow": "API lambat (detik)",
    "rubbish": "API menjawab HTML",
}
REASONS = {
    404: "Transaksi ini tidak ada, atau cara bayarnya belum dipilih.",
    412: "Status pembayaran ini tidak mengizinkannya.",
    414: "Jumlah pengembalian tidak sesuai.",
}
STYLE = """
*{box-sizing:border-box}
body{margin:0;background:#f3f5f7;color:#1d2733;font:16px/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:1rem}
main.wide{max-width:60rem}
header{background:#12395b;color:#fff;padding:.75rem 1rem;text-align:center}
section,article{background:#fff;border:1px solid #d9dfe5;border-radius:.75rem;padding:1rem;
margin:0 0 1rem}
h1{font-size:1.25rem;margin:.25rem 0}h2{font-size:1.05rem;margin:0 0 .5rem}
.sum{font-size:1.75rem;font-weight:700;margin:0}
.state{font-weight:600}.soft{color:#51606f;overflow-wrap:anywhere}
.problem{background:#fdecea;color:#8a1c12;border-radius:.5rem;padding:.75rem}
fieldset{border:0;margin:0 0 1rem;padding:0}legend{font-weight:600;padding:0}
label.way,label.switch{display:flex;gap:.75rem;align-items:center;min-height:2.75rem}
input[type=radio],input[type=checkbox]{width:1.25rem;height:1.25rem}
input[type=number]{font:inherit;width:8rem;min-height:2.75rem;padding:0 .5rem}
.buttons{display:grid;gap:.5rem;grid-template-columns:1fr 1fr}
button,.button{font:inherit;min-height:2.75rem;padding:.5rem 1rem;border:1px solid #12395b;
border-radius:.5rem;background:#fff;color:#12395b;text-align:center;text-decoration:none;
display:inline-block;cursor:pointer}
.main{background:#12395b;color:#fff}.buttons .main{grid-column:1/-1}
button:focus-visible,a:focus-visible,input:focus-visible{outline:3px solid #e09f1f;
outline-offset:2px}
article form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
ul{margin:.5rem 0;padding-left:1.25rem}
"""


def payment(transaction, server_key, problem=""):
    """The page where a buyer chooses and pays; `problem` tells why the last click did nothing."""
    page = f"""<section><p class="soft">Pesanan {escape(transaction.order_id)}</p>
<p class="sum">{_rupiah(transaction.amount)}</p>
<p class="state" role="status">{escape(_state(transaction))}</p>{_details(transaction)}</section>"""
    if problem:
        page += f'<p class="problem" role="alert">{escape(problem)}</p>'
    if transaction.status in ("", "pending", "deny") and transaction.page_open:
        page += _choice(transaction)
    if back := finish_link(transaction, server_key):
        page += f'<p><a class="button" href="{escape(back)}">Kembali ke toko</a></p>'
    return _page("Pembayaran (tiruan)", page)


def gone():
    """For a token that is void or was never given."""
    return _page(
        "Pembayaran (tiruan)",
        "<section><h1>Halaman pembayaran tidak berlaku</h1>"
        "<p>Kembalilah ke toko dan mulai pembayaran dari sana.</p></section>",
    )


def finish_link(transaction, server_key):
    """callbacks.finish with the three parameters that Snap appends; "" where the order has none.

    Before a method is chosen there is no status, and only the order id is appended.
    """
    callbacks = transaction.order.get("callbacks")
    finish = callbacks.get("finish") if isinstance(callbacks, dict) else None
    if not isinstance(finish, str) or urlsplit(finish).scheme not in ("http", "https"):
        return ""
    values = {"order_id": transaction.order_id}
    if transaction.is_chosen:
        values["status_code"] = report(transaction, server_key)["status_code"]
        values["transaction_status"] = transaction.status
    parts = urlsplit(finish)
    query = "&".join(filter(None, [parts.query, urlencode(values)]))
    return urlunsplit(parts._replace(query=query))


def overview(transactions, deliveries, switches, problem=""):
    """All transactions with their refunds, the switches, and the last notifications."""
    page = f'<p class="problem" role="alert">{escape(problem)}</p>' if problem else ""
    page += _switch_form(switches)
    page += "".join(map(_entry, transactions)) or (
        "<section><p>Belum ada transaksi. Mulailah dari kasir toko.</p></section>"
    )
    if deliveries:
        lines = "".join(map(_delivery, reversed(deliveries[-20:])))
        page += f"<section><h2>Pemberitahuan terakhir</h2><ul>{lines}</ul></section>"
    return _page("Midtrans tiruan", page, wide=True)


def reason(refusal):
    """Why a click did nothing."""
    return REASONS.get(refusal.code, "Itu tidak bisa dilakukan. Pilih dulu cara bayar yang ada.")


def _page(title, body, *, wide=False):
    return f"""<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>
<body><header><h1>{title}</h1>Untuk pengembangan. Tidak ada uang yang berpindah.</header>
<main{' class="wide"' if wide else ""}>{body}</main></body></html>"""


def _choice(transaction):
    ways = ""
    if transaction.status == "pending":
        actions = [action for action in ACTIONS if action not in ("choose", "challenge")]
    else:
        actions = list(ACTIONS)
        radios = "".join(
            f'<label class="way"><input type="radio" name="method" value="{code}">'
            f"{WAYS[code].label}</label>"
            for code in offered(transaction.order)
        )
        ways = f"<fieldset><legend>Cara bayar</legend>{radios}</fieldset>"
    buttons = "".join(
        f'<button name="action" value="{action}" class="{"main" if action == "pay" else "other"}">'
        f"{ACTIONS[action]}</button>"
        for action in actions
    )
    return (
        f'<section><form method="post">{ways}<div class="buttons">{buttons}</div></form></section>'
    )


def _state(transaction):
    if not transaction.page_open:
        return "Halaman pembayaran sudah ditutup"
    if transaction.status == "capture" and transaction.fraud == "challenge":
        return "Kartu ditahan untuk diperiksa"
    return STATES[transaction.status]


def _details(transaction):
    if not transaction.is_chosen:
        return ""
    text = transaction.way.label
    if transaction.number and transaction.way.payment_type in ("bank_transfer", "echannel"):
        text += f", nomor {transaction.number}"
    return f'<p class="soft">{escape(text)}</p>'


def _entry(transaction):
    name = escape(transaction.order_id)
    entry = f"""<article><h2>{name}</h2>
<p>{_rupiah(transaction.amount)} · <span class="state">{escape(_state(transaction))}</span></p>
{_details(transaction)}<p><a href="/snap/v3/redirection/{quote(transaction.token)}"
>Buka halaman pembayaran {name}</a></p>"""
    if transaction.refunded:
        entry += f"<p>Sudah dikembalikan {_rupiah(transaction.refunded)}</p>"
    if transaction.status in ("settlement", "partial_refund"):
        left = transaction.amount - transaction.refunded
        entry += f"""<form method="post" action="/kembalikan/{quote(transaction.order_id)}">
<label>Jumlah (Rp) <input type="number" name="amount" min="1" max="{left}" value="{left}"></label>
<button>Kembalikan</button></form>"""
    return f"{entry}</article>"


def _switch_form(switches):
    rows = ""
    for name, value in switches.as_dict().items():
        if isinstance(value, bool):
            box = f'<input type="checkbox" name="{name}"{" checked" if value else ""}>'
            rows += f'<label class="switch">{box}{SWITCHES[name]}</label>'
        else:
            box = f'<input type="number" name="{name}" min="0" step="any" value="{value:g}">'
            rows += f'<label class="switch">{SWITCHES[name]} {box}</label>'
    return (
        f'<section><h2>Sakelar gangguan</h2><form method="post" action="/saklar">{rows}'
        '<button class="main">Simpan</button></form></section>'
    )


def _delivery(delivery):
    said = ", ".join(map(str, delivery.answers)) or "–"
    return (
        f"<li>{escape(delivery.message['order_id'])} "
        f"{escape(delivery.message['transaction_status'])} "
        f'<span class="soft">{escape(delivery.url)}: {DELIVERY_STATES[delivery.state]} '
        f"({escape(said)})</span></li>"
    )


def _rupiah(amount):
    return f"Rp{amount:,}".replace(",", ".")
