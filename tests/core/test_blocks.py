import pytest
from wagtail.blocks import StructBlockValidationError

from core.blocks import GalleryBlock, PictureBlock, StepsBlock, VideoBlock
from events.models import EventPage
from home.models import HomePage, StandardPage
from lapas.models import LapasPage
from products.models import ProductPage
from stories.models import StoryPage

PAGES = [HomePage, StandardPage, LapasPage, ProductPage, StoryPage, EventPage]


@pytest.mark.parametrize(
    ("url", "player"),
    [
        (
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        ),
        (
            "https://m.youtube.com/watch?list=x&v=dQw4w9WgXcQ&t=10",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        ),
        ("https://youtu.be/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        (
            "https://www.youtube.com/shorts/dQw4w9WgXcQ",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        ),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        ("http://youtu.be/dQw4w9WgXcQ", ""),
        ("https://lain.example/watch?v=dQw4w9WgXcQ", ""),
        ("https://youtube.com.lain.example/watch?v=dQw4w9WgXcQ", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_the_player_of_a_video(url, player):
    assert VideoBlock().to_python({"url": url, "title": "Menenun"}).player == player


def test_a_video_from_elsewhere_is_refused_at_its_field():
    block = VideoBlock()
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"url": "https://lain.example/a", "title": "Menenun"}))
    assert refused.value.block_errors["url"].messages == [
        "Tempel alamat video dari YouTube atau Vimeo."
    ]


@pytest.mark.parametrize(
    ("block", "field"), [(GalleryBlock(), "pictures"), (StepsBlock(), "steps")]
)
def test_a_gallery_and_steps_are_several(block, field):
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({field: []}))
    assert field in refused.value.block_errors


def test_a_picture_has_an_alternative_text():
    assert PictureBlock().child_blocks["alt"].required is True


@pytest.mark.parametrize("page", PAGES)
def test_every_block_presents_itself_to_editors(page):
    for name, block in page._meta.get_field("body").stream_block.child_blocks.items():
        assert block.label, name
        assert block.meta.icon, name
        assert block.meta.template, name
        assert block.meta.description, name


@pytest.mark.parametrize("page", PAGES)
def test_block_definitions_stay_out_of_migrations(page):
    _name, _path, args, kwargs = page._meta.get_field("body").deconstruct()
    assert args == [[]]
    assert "block_lookup" not in kwargs
