import pytest

from core.models import SiteImage, SiteRendition
from core.pictures import CARD, SHARE, THUMB, PictureBox, pictures
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_picture_has_what_an_img_needs():
    image = factories.image("Kain", data=factories.jpeg(size=(900, 700)), description="Kain merah")
    picture = pictures([image.pk], CARD)[image.pk]
    assert (picture.width, picture.height, picture.alt) == (300, 300, "Kain merah")
    small, large = picture.srcset.split(", ")
    assert small == f"{picture.src} 300w"
    assert large == f"{picture.largest} 600w"
    assert picture.src.startswith("/media/images/")
    assert picture.sizes == CARD.sizes


def test_renditions_are_made_once():
    image = factories.image()
    pictures([image.pk], CARD)
    made = set(SiteRendition.objects.values_list("pk", flat=True))
    assert len(made) == 2
    pictures([image.pk], CARD)
    assert set(SiteRendition.objects.values_list("pk", flat=True)) == made


def test_many_pictures_in_several_sets_cost_one_query(django_assert_num_queries):
    images = [factories.image() for _number in range(6)]
    box = PictureBox()
    box.want(CARD, [image.pk for image in images])
    box.want(THUMB, [images[0].pk])
    box.want(SHARE, [images[1].pk])
    box.all_of(CARD)
    box = PictureBox()
    box.want(CARD, [image.pk for image in images])
    box.want(THUMB, [images[0].pk])
    box.want(SHARE, [images[1].pk])
    with django_assert_num_queries(1):
        assert len(box.all_of(CARD)) == 6
        assert box.get(THUMB, images[0].pk).width
        assert box.get(SHARE, images[1].pk).src.endswith(".jpg")


def test_a_page_without_pictures_asks_nothing(django_assert_num_queries):
    box = PictureBox()
    box.want(CARD, [None, None])
    with django_assert_num_queries(0):
        assert box.get(CARD, None) is None
        assert box.all_of(CARD) == {}


@pytest.mark.parametrize("image_id", [0, 999_999])
def test_an_image_that_is_gone_is_no_picture(image_id):
    assert pictures([image_id], CARD) == {}


def test_what_was_not_wanted_is_not_there():
    image = factories.image()
    box = PictureBox()
    box.want(THUMB, [image.pk])
    assert box.get(CARD, image.pk) is None


def test_a_file_that_is_gone_leaves_the_others(caplog):
    lost, kept = factories.image(), factories.image()
    lost.file.storage.delete(lost.file.name)
    assert list(pictures([lost.pk, kept.pk], CARD)) == [kept.pk]
    assert f"image {lost.pk} cannot be read" in caplog.text


def test_a_file_that_is_no_picture_leaves_the_others(caplog):
    broken, kept = factories.image(), factories.image()
    with broken.file.storage.open(broken.file.name, "wb") as file:
        file.write(b"bukan gambar")
    assert list(pictures([broken.pk, kept.pk], CARD)) == [kept.pk]


def test_a_new_focus_makes_new_renditions():
    image = factories.image()
    pictures([image.pk], CARD)
    stored = SiteImage.objects.get(pk=image.pk)
    stored.focal_point_x, stored.focal_point_y = 10, 10
    stored.focal_point_width = stored.focal_point_height = 5
    stored.save()
    assert SiteRendition.objects.count() == 0
    assert pictures([image.pk], CARD)[image.pk].src


def test_a_new_title_keeps_the_renditions():
    image = factories.image()
    pictures([image.pk], CARD)
    stored = SiteImage.objects.get(pk=image.pk)
    stored.title = "Judul baru"
    stored.save()
    assert SiteRendition.objects.count() == 2
