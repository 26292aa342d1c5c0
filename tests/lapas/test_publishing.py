from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision
from wagtail.test.utils.form_data import nested_form_data

from lapas.consent import ConsentMissing
from lapas.enums import Purpose
from products.models import ProductPage, StockItem
from stories.models import StoryPage
from tests import factories
from tests.editor import form_of, product_data, rows, story_data

pytestmark = pytest.mark.django_db

LACKS_BOTH = (
    "Belum ada persetujuan yang berlaku (nama tampilan atau inisial: Ibu Sri; cerita: Ibu Sri). "
    "Catat persetujuannya di menu Perajin, atau hapus nama itu dari halaman ini, "
    "lalu terbitkan lagi."
)
LACKS_NAME = (
    "Belum ada persetujuan yang berlaku (nama tampilan atau inisial: Ibu Sri). "
    "Catat persetujuannya di menu Perajin, atau hapus nama itu dari halaman ini, "
    "lalu terbitkan lagi."
)


def general_errors(form):
    return list(form.non_field_errors())


# --- the editor's form ----------------------------------------------------------------------


def test_a_story_naming_somebody_without_consent_is_refused(lapas):
    artisan = factories.artisan(lapas, consent=False)
    form = form_of(StoryPage(), lapas, story_data(makers=[artisan]))
    assert not form.is_valid()
    assert general_errors(form) == [LACKS_BOTH]


def test_a_product_needs_consent_for_the_name_alone(lapas):
    artisan = factories.artisan(lapas, consent=False)
    category = factories.category()
    form = form_of(ProductPage(), lapas, product_data(category, makers=[artisan]))
    assert not form.is_valid()
    assert general_errors(form) == [LACKS_NAME]


@pytest.mark.parametrize(
    ("purposes", "accepted"),
    [
        ([Purpose.NAME, Purpose.STORY], True),
        ([Purpose.NAME], False),
        ([Purpose.STORY, Purpose.FACE, Purpose.HANDS], False),
    ],
)
def test_a_story_needs_consent_for_name_and_story(lapas, purposes, accepted):
    artisan = factories.artisan(lapas, consent=purposes)
    form = form_of(StoryPage(), lapas, story_data(makers=[artisan]))
    assert form.is_valid() is accepted


def test_a_draft_may_wait_for_its_consent(lapas):
    artisan = factories.artisan(lapas, consent=False)
    form = form_of(StoryPage(), lapas, story_data(makers=[artisan]), draft=True)
    assert form.is_valid()


def test_a_name_taken_out_needs_no_consent(lapas):
    artisan = factories.artisan(lapas, consent=False)
    data = story_data(makers=[artisan])
    data["makers"]["0"]["DELETE"] = "1"
    assert form_of(StoryPage(), lapas, data).is_valid()


@pytest.mark.parametrize("draft", [False, True])
def test_the_artisan_of_another_prison_is_refused(lapas, draft):
    stranger = factories.artisan(factories.prison("Lapas Lahat"), "Cik Ros")
    form = form_of(StoryPage(), lapas, story_data(makers=[stranger]), draft=draft)
    assert not form.is_valid()
    assert general_errors(form) == ["Bukan perajin lapas ini: Cik Ros."]


def test_both_reasons_are_told_at_once(lapas):
    stranger = factories.artisan(factories.prison("Lapas Lahat"), "Ibu Sri", consent=False)
    form = form_of(StoryPage(), lapas, story_data(makers=[stranger]))
    assert general_errors(form) == ["Bukan perajin lapas ini: Ibu Sri.", LACKS_BOTH]


def test_editing_a_live_story_asks_again(lapas):
    artisan = factories.artisan(lapas)
    story = factories.story(lapas, makers=[artisan])
    artisan.consents.update(withdrawn_at=timezone.now())
    row = {"id": story.makers.get().pk, "artisan": artisan.pk}
    form = form_of(story, lapas, {**story_data(), "makers": rows(row, stored=1)})
    assert not form.is_valid()
    assert general_errors(form) == [LACKS_BOTH]


# --- through the admin ----------------------------------------------------------------------


def test_the_editor_sees_the_reason_and_nothing_is_stored(admin_of_site, client, lapas):
    artisan = factories.artisan(lapas, consent=False)
    data = {**story_data(makers=[artisan]), "action-publish": "1"}
    response = client.post(f"/admin/pages/add/stories/storypage/{lapas.pk}/", form_data(data))
    assert response.status_code == 200
    assert LACKS_BOTH in response.text
    assert StoryPage.objects.count() == 0


def test_a_draft_is_stored_and_not_live(admin_of_site, client, lapas):
    artisan = factories.artisan(lapas, consent=False)
    data = story_data(makers=[artisan])
    client.post(f"/admin/pages/add/stories/storypage/{lapas.pk}/", form_data(data))
    story = StoryPage.objects.get()
    assert story.live is False


def test_a_covered_story_goes_live(admin_of_site, client, lapas):
    artisan = factories.artisan(lapas)
    data = {**story_data(makers=[artisan]), "action-publish": "1"}
    client.post(f"/admin/pages/add/stories/storypage/{lapas.pk}/", form_data(data))
    assert StoryPage.objects.get().live is True


@pytest.fixture
def admin_of_site(client):
    admin = factories.admin()
    client.force_login(admin)
    return admin


def form_data(data):
    return nested_form_data(data)


# --- past the form --------------------------------------------------------------------------


@pytest.fixture
def uncovered(lapas):
    """A draft story naming somebody who has given no consent."""
    artisan = factories.artisan(lapas, consent=False)
    return factories.story(lapas, makers=[artisan], live=False)


def test_publish_raises_and_the_page_stays_down(uncovered):
    revision = uncovered.save_revision()
    with pytest.raises(ConsentMissing) as refused:
        revision.publish(user=factories.admin())
    assert str(refused.value) == LACKS_BOTH
    assert StoryPage.objects.get().live is False


def test_a_live_page_keeps_its_last_public_version(lapas):
    covered = factories.artisan(lapas, "Cik Ros")
    story = factories.story(lapas, "Benang emas", makers=[covered])
    story.title = "Benang perak"
    story.makers.add(type(story.makers.get())(artisan=factories.artisan(lapas, consent=False)))
    with pytest.raises(ConsentMissing):
        story.save_revision().publish()
    stored = StoryPage.objects.get()
    assert (stored.live, stored.title, stored.makers.count()) == (True, "Benang emas", 1)


def test_the_revision_counts_not_the_row_in_the_database(lapas):
    story = factories.story(lapas, makers=[factories.artisan(lapas, consent=False)], live=False)
    story.makers.set([])
    story.save_revision().publish()
    assert StoryPage.objects.get().live is True


@pytest.fixture
def scheduled(uncovered):
    """The uncovered story with a revision whose hour has come."""
    uncovered.go_live_at = timezone.now() + timedelta(hours=1)
    revision = uncovered.save_revision()
    uncovered.refresh_from_db()
    Revision.objects.filter(pk=revision.pk).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    return uncovered


def test_a_scheduled_story_without_consent_stays_down(scheduled, caplog):
    call_command("publish_scheduled")
    assert StoryPage.objects.get().live is False
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    assert f"scheduled page {scheduled.pk} not published" in caplog.text


def test_it_does_not_hold_up_the_others(scheduled, lapas):
    other = factories.story(lapas, "Menunggu giliran", live=False)
    revision = other.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now())
    call_command("publish_scheduled")
    assert StoryPage.objects.get(pk=other.pk).live is True


def test_a_scheduled_story_with_consent_goes_live(scheduled):
    factories.give_consent(scheduled.makers.get().artisan, [Purpose.NAME, Purpose.STORY])
    scheduled.go_live_at = None
    revision = scheduled.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now())
    call_command("publish_scheduled")
    assert StoryPage.objects.get().live is True


def test_a_refused_product_registers_no_stock(lapas):
    artisan = factories.artisan(lapas, consent=False)
    page = factories.product(lapas, makers=[artisan], live=False, stock=0)
    StockItem.objects.all().delete()
    with pytest.raises(ConsentMissing):
        page.save_revision().publish()
    assert StockItem.objects.count() == 0
    assert ProductPage.objects.get().live is False
