"""Artisans, their consent and its scan in the admin; what editors are told of missing consent."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import nested_form_data

from lapas.models import Artisan, Consent, GuardedLogEntry
from products.models import ProductPage
from tests import factories, rooms, worlds
from tests.editor import product_data, rows

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n%..."
PNG = b"\x89PNG\r\n\x1a\n...."


@worlds.fixture
def guild(site_tree):
    """Two prisons with one covered artisan each."""
    own = factories.prison("Lapas Perempuan Palembang")
    other = factories.prison("Lapas Sekayu")
    return SimpleNamespace(
        own=own,
        other=other,
        sri=factories.artisan(own, "Ibu Sri"),
        rahman=factories.artisan(other, "Pak Rahman", craft="Penenun"),
        people=rooms.people(own, other),
    )


def room(name, *args):
    return reverse(f"{Artisan.snippet_viewset.url_namespace}:{name}", args=args)


def chooser(name, *args):
    namespace = Artisan.snippet_viewset.chooser_viewset.url_namespace
    return reverse(f"{namespace}:{name}", args=args)


# fmt: off
DOORS = {
    # role:           list           edit own       edit other's   delete own
    "own officer":   ("page",        "page",        "missing",     "turned away"),
    "other officer": ("page",        "missing",     "page",        "missing"),
    "kanwil":        ("page",        "page",        "page",        "page"),
    "dinas":         ("turned away", "missing",     "missing",     "missing"),
    "admin":         ("page",        "page",        "page",        "page"),
    "nobody":        ("login",       "login",       "login",       "login"),
}
# fmt: on


@pytest.mark.parametrize("role", DOORS)
def test_doors(guild, client, role):
    user = guild.people[role]
    went = (
        rooms.ask(client, user, "GET", room("list"))[0],
        rooms.ask(client, user, "GET", room("edit", guild.sri.pk))[0],
        rooms.ask(client, user, "GET", room("edit", guild.rahman.pk))[0],
        rooms.ask(client, user, "GET", room("delete", guild.sri.pk))[0],
    )
    assert went == DOORS[role]


@pytest.mark.parametrize("name", ["edit", "delete", "usage", "history", "history_results"])
def test_another_prisons_artisan_by_the_address(guild, client, name):
    officer = guild.people["own officer"]
    for method in ("GET", "POST"):
        word, _told = rooms.ask(client, officer, method, room(name, guild.rahman.pk))
        assert word in ("missing", "only POST")
    guild.rahman.refresh_from_db()
    assert guild.rahman.display_name == "Pak Rahman"


def test_an_artisan_is_never_copied(guild, client):
    url = f"/admin/perajin/copy/{guild.sri.pk}/"
    assert rooms.ask(client, guild.people["admin"], "GET", url)[0] == "missing"


def test_the_list_and_its_search(guild, client):
    rooms.sign_in(client, guild.people["own officer"])

    def names(**query):
        found = client.get(room("list"), query).context["object_list"]
        return [artisan.display_name for artisan in found]

    assert names() == ["Ibu Sri"]
    assert names(q="sri") == ["Ibu Sri"]
    assert names(q="rahman") == []
    assert names(prison=guild.other.pk) == ["Ibu Sri"]
    assert names(consent="berlaku") == ["Ibu Sri"]
    assert names(consent="tidak") == []
    rooms.sign_in(client, guild.people["kanwil"])
    assert names() == ["Ibu Sri", "Pak Rahman"]
    assert names(prison=guild.other.pk) == ["Pak Rahman"]


def test_the_list_says_how_it_is_with_consent(guild, client):
    factories.artisan(guild.own, "Cik Ros", consent=False)
    page = client_page(client, guild.people["own officer"], room("list"))
    assert "belum ada" in page
    assert "berlaku sampai" in page


def client_page(client, user, url, **query):
    rooms.sign_in(client, user)
    return client.get(url, query).content.decode()


def test_a_bulk_action_names_no_stranger(guild, client):
    url = reverse("wagtail_bulk_action", args=["lapas", "artisan", "delete"])
    for method in ("GET", "POST"):
        word, _told = rooms.ask(
            client, guild.people["own officer"], method, f"{url}?id={guild.rahman.pk}"
        )
        assert word == "missing"
    assert Artisan.objects.count() == 2


# --- the chooser in the page editors --------------------------------------------------------


def test_the_chooser_offers_own_artisans(guild, client):
    officer = guild.people["own officer"]
    for name in ("choose", "choose_results"):
        page = client_page(client, officer, chooser(name))
        assert "Ibu Sri" in page
        assert "berlaku sampai" in page
        assert "Rahman" not in page
    assert "Rahman" in client_page(client, guild.people["kanwil"], chooser("choose_results"))


def test_the_chooser_finds_no_stranger(guild, client):
    officer = guild.people["own officer"]
    assert "Ibu Sri" in client_page(client, officer, chooser("choose_results"), q="sri")
    assert "Rahman" not in client_page(client, officer, chooser("choose_results"), q="rahman")


def test_a_stranger_is_not_chosen_by_the_address(guild, client):
    officer = guild.people["own officer"]
    assert rooms.ask(client, officer, "GET", chooser("chosen", guild.rahman.pk))[0] == "missing"
    page = client_page(client, officer, chooser("chosen_multiple"), id=guild.rahman.pk)
    assert "Rahman" not in page
    assert "Ibu Sri" in client_page(client, officer, chooser("chosen", guild.sri.pk))


# --- the log --------------------------------------------------------------------------------


def test_the_sites_history_shows_own_artisans_only(guild, client):
    from wagtail.log_actions import log

    for artisan in (guild.sri, guild.rahman):
        log(artisan, "wagtail.edit", user=guild.people["kanwil"])
    assert GuardedLogEntry.objects.count() == 2
    url = reverse("wagtailadmin_reports:site_history")
    page = client_page(client, guild.people["own officer"], url)
    assert "Ibu Sri" in page
    assert "Rahman" not in page
    assert "Rahman" in client_page(client, guild.people["kanwil"], url)
    assert "Rahman" not in client_page(client, guild.people["dinas"], url)


# --- saving an artisan with a consent -------------------------------------------------------


def artisan_data(prison, *consents, stored=0, **fields):
    return nested_form_data(
        {
            "display_name": "Cik Ros",
            "prison": prison.pk,
            "craft": "Penenun",
            "about": "",
            "portrait": "",
            "portrait_shows": "hands",
            "consents": rows(*consents, stored=stored),
            **fields,
        }
    )


def consent_row(**fields):
    return {
        "covers_name": "on",
        "valid_from": "2026-05-02",
        "valid_until": "2027-05-01",
        "given_how": "tertulis",
        "withdrawn_at": "",
        **fields,
    }


def file(data, name="formulir_Rosmala_binti_Ahmad.pdf"):
    return SimpleUploadedFile(name, data, "application/pdf")


def test_an_officer_records_an_artisan_with_consent(guild, client):
    officer = guild.people["own officer"]
    data = artisan_data(guild.own, consent_row(scan=file(PDF)))
    word, _told = rooms.ask(client, officer, "POST", room("add"), data)
    assert word == "done"
    consent = Consent.objects.get(artisan__display_name="Cik Ros")
    assert (consent.covers_name, consent.covers_face, consent.recorded_by) == (
        True,
        False,
        officer,
    )
    with consent.scan.open() as scan:
        assert scan.read() == PDF
    # People name such files after the person; the name is not kept.
    assert "Rosmala" not in consent.scan.name
    assert consent.scan.name.endswith(".pdf")


def test_an_artisan_is_not_put_into_another_prison(guild, client):
    rooms.sign_in(client, guild.people["own officer"])
    response = client.post(room("add"), artisan_data(guild.other))
    assert response.status_code == 200
    assert "prison" in response.context["form"].errors
    assert not Artisan.objects.filter(display_name="Cik Ros").exists()


# fmt: off
UNFIT = [
    # what was uploaded                        message at the field
    (b"MZ\x90\x00 not a pdf",                  "Unggah pindaian sebagai PDF, JPG atau PNG."),
    (b"<html><script>1</script>",              "Unggah pindaian sebagai PDF, JPG atau PNG."),
    (PDF + b"0" * (8 * 1024 * 1024),           "Berkas ini terlalu besar; paling besar 8 MB."),
]
FIT = [PDF, PNG, factories.jpeg()]
# fmt: on


@pytest.mark.parametrize(("data", "message"), UNFIT, ids=["exe", "html", "large"])
def test_a_scan_that_is_none(guild, client, data, message):
    rooms.sign_in(client, guild.people["own officer"])
    response = client.post(room("add"), artisan_data(guild.own, consent_row(scan=file(data))))
    (form,) = response.context["form"].formsets["consents"].forms
    assert form.errors == {"scan": [message]}
    assert message in response.content.decode()
    assert not Artisan.objects.filter(display_name="Cik Ros").exists()


@pytest.mark.parametrize("data", FIT, ids=["pdf", "png", "jpeg"])
def test_a_scan_is_judged_by_its_contents_not_its_name(guild, client, data):
    upload = file(data, "pindaian.dat")
    word, _told = rooms.ask(
        client,
        guild.people["own officer"],
        "POST",
        room("add"),
        artisan_data(guild.own, consent_row(scan=upload)),
    )
    assert word == "done"


# --- opening the scan -----------------------------------------------------------------------


@pytest.fixture
def scanned(guild):
    """The consent of the own artisan, with its scan."""
    consent = guild.sri.consents.get()
    consent.scan.save("apa saja.pdf", file(PDF))
    return consent


# fmt: off
SCAN = {
    "own officer":   "page",
    "other officer": "missing",
    "kanwil":        "page",
    "dinas":         "missing",
    "admin":         "page",
    "nobody":        "login",
}
# fmt: on


@pytest.mark.parametrize("role", SCAN)
def test_who_opens_a_scan(guild, scanned, client, role):
    url = reverse("consent_scan", args=[scanned.pk])
    assert rooms.ask(client, guild.people[role], "GET", url)[0] == SCAN[role]


def test_the_scan_as_it_is_handed_out(guild, scanned, client):
    rooms.sign_in(client, guild.people["own officer"])
    response = client.get(reverse("consent_scan", args=[scanned.pk]))
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_there_is_no_other_way_to_a_scan(guild, scanned, client):
    rooms.sign_in(client, guild.people["admin"])
    for start in ("/media/", "/static/", "/dokumen/", "/"):
        assert client.get(start + scanned.scan.name).status_code in (301, 404)


def test_a_consent_without_a_scan_has_none(guild, client):
    url = reverse("consent_scan", args=[guild.sri.consents.get().pk])
    assert rooms.ask(client, guild.people["admin"], "GET", url)[0] == "missing"


def test_the_editor_links_to_the_scan(guild, scanned, client):
    page = client_page(client, guild.people["own officer"], room("edit", guild.sri.pk))
    assert reverse("consent_scan", args=[scanned.pk]) in page
    assert scanned.scan.name not in page


# --- consent and publishing -----------------------------------------------------------------

MISSING = (
    "Belum ada persetujuan yang berlaku (nama tampilan atau inisial: Cik Ros). Catat "
    "persetujuannya di menu Perajin, atau hapus nama itu dari halaman ini, lalu terbitkan lagi."
)


@worlds.fixture
def uncovered(guild):
    """A draft product of the own prison whose maker gave no consent."""
    ros = factories.artisan(guild.own, "Cik Ros", consent=False)
    product = factories.product(guild.own, "Songket", sku="LPP-SGK-01", makers=[ros], live=False)
    product.save_revision()
    return product


def test_the_editor_warns_whenever_the_page_is_opened(guild, uncovered, client):
    url = reverse("wagtailadmin_pages:edit", args=[uncovered.pk])
    word, told = rooms.ask(client, guild.people["own officer"], "GET", url)
    assert (word, told) == ("page", [MISSING])


def test_saving_a_draft_warns(guild, client):
    ros = factories.artisan(guild.own, "Cik Ros", consent=False)
    rooms.sign_in(client, guild.people["own officer"])
    url = reverse("wagtailadmin_pages:add", args=["products", "productpage", guild.own.pk])
    data = product_data(factories.category(), makers=[ros])
    response = client.post(url, nested_form_data(data), follow=True)
    page = response.content.decode()
    assert not ProductPage.objects.get().live
    assert "Belum ada persetujuan yang berlaku" in page


def test_a_covered_page_is_opened_without_a_word(guild, client):
    product = factories.product(guild.own, makers=[guild.sri])
    product.save_revision()
    url = reverse("wagtailadmin_pages:edit", args=[product.pk])
    assert rooms.ask(client, guild.people["own officer"], "GET", url)[1] == []


def publish_many(client, user, *pages, descendants=False):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = "&".join(f"id={page.pk}" for page in pages)
    data = {"include_descendants": "on"} if descendants else {}
    return rooms.ask(client, user, "POST", f"{url}?{query}&next=/admin/pages/", data)


def test_bulk_publishing_is_refused_as_a_whole(guild, uncovered, client):
    fine = factories.product(guild.own, "Kain batik", makers=[guild.sri], live=False)
    fine.save_revision()
    word, told = publish_many(client, guild.people["own officer"], fine, uncovered)
    assert (word, told) == (
        "refused",
        ["Tidak ada halaman yang diterbitkan.", f"Songket: {MISSING}"],
    )
    assert not ProductPage.objects.live().exists()


def test_bulk_publishing_with_what_is_below(guild, uncovered, client):
    word, told = publish_many(client, guild.people["kanwil"], guild.own, descendants=True)
    assert (word, told[-1]) == ("refused", f"Songket: {MISSING}")
    assert not ProductPage.objects.live().exists()


def test_bulk_publishing_of_covered_pages(guild, client):
    fine = factories.product(guild.own, "Kain batik", makers=[guild.sri], live=False)
    fine.save_revision()
    assert publish_many(client, guild.people["own officer"], fine)[0] == "done"
    assert ProductPage.objects.get().live


def submit_for_approval(guild, page):
    """Starts a one-step workflow that the regional office approves; returns its task state."""
    task = GroupApprovalTask.objects.create(name="Kanwil memeriksa")
    task.groups.set(guild.people["kanwil"].groups.all())
    workflow = Workflow.objects.create(name="Persetujuan Kanwil")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=guild.own)
    return workflow.start(page, guild.people["own officer"]).current_task_state


def approve(client, user, page, task_state):
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state.pk])
    return rooms.ask(client, user, "POST", url, {"comment": ""})


def test_an_approval_without_consent_is_taken_back_and_told(guild, uncovered, client):
    task_state = submit_for_approval(guild, uncovered)
    word, told = approve(client, guild.people["kanwil"], uncovered, task_state)
    assert (word, told) == ("refused", [MISSING])
    task_state.refresh_from_db()
    uncovered.refresh_from_db()
    assert (task_state.status, uncovered.live) == ("in_progress", False)


def test_an_approval_with_consent_publishes(guild, client):
    product = factories.product(guild.own, makers=[guild.sri], live=False)
    product.save_revision()
    task_state = submit_for_approval(guild, product)
    approve(client, guild.people["kanwil"], product, task_state)
    product.refresh_from_db()
    assert product.live
