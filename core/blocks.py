"""Blocks that several page types share. Their pictures come from `body_pictures` in the context,
which the page fetches for its whole body at once (core.bodies, core.pictures)."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

RICH_TEXT = ["bold", "italic", "link", "ul", "ol", "h3"]
TEXT_GROUP = _("Tulisan")
PICTURE_GROUP = _("Gambar & video")
WORK_GROUP = _("Pembuatan")

YOUTUBE = re.compile(
    r"^https://(?:www\.|m\.)?(?:youtube\.com/(?:watch\?(?:.*&)?v=|shorts/)|youtu\.be/)([\w-]{11})"
)
VIMEO = re.compile(r"^https://(?:www\.)?vimeo\.com/(\d{6,12})")


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Judul bagian"), max_length=120)

    class Meta:
        icon = "title"
        label = _("Judul bagian")
        group = TEXT_GROUP
        template = "blocks/heading.html"
        description = _("Judul kecil di antara paragraf.")
        preview_value = {"text": "Benang emas, helai demi helai"}


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(features=RICH_TEXT, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Paragraf")
        group = TEXT_GROUP
        template = "blocks/paragraph.html"
        description = _("Tulisan biasa, dengan tebal, miring, tautan dan daftar.")
        preview_value = "<p>Selembar songket membutuhkan waktu sekitar satu bulan.</p>"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Kutipan"), max_length=400)
    attribution = blocks.CharBlock(
        label=_("Siapa yang berkata"),
        max_length=80,
        required=False,
        help_text=_("Nama tampilan perajin, jangan nama lengkap."),
    )

    class Meta:
        icon = "openquote"
        label = _("Kutipan")
        group = TEXT_GROUP
        template = "blocks/quote.html"
        description = _("Kata-kata perajin yang ditonjolkan.")
        preview_value = {"text": "Satu benang salah, semua diulang.", "attribution": "Cik Ros"}


class PictureValue(blocks.StructValue):
    @property
    def image_id(self):
        image = self.get("image")
        return image.pk if image else None


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Gambar"))
    alt = blocks.CharBlock(
        label=_("Teks alternatif"),
        max_length=160,
        help_text=_("Apa yang terlihat, untuk pembaca yang tidak melihat gambarnya."),
    )
    caption = blocks.CharBlock(label=_("Keterangan"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Gambar")
        group = PICTURE_GROUP
        template = "blocks/picture.html"
        description = _("Satu gambar lebar dengan keterangan.")
        value_class = PictureValue


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(PictureBlock(), label=_("Gambar"), min_num=2, max_num=12)

    class Meta:
        icon = "image"
        label = _("Galeri")
        group = PICTURE_GROUP
        template = "blocks/gallery.html"
        description = _("Dua gambar atau lebih berdampingan.")


class VideoValue(blocks.StructValue):
    @property
    def player(self):
        """Address of the player that sets no cookies before somebody presses play."""
        url = self.get("url") or ""
        if match := YOUTUBE.match(url):
            return f"https://www.youtube-nocookie.com/embed/{match[1]}"
        if match := VIMEO.match(url):
            return f"https://player.vimeo.com/video/{match[1]}?dnt=1"
        return ""


class VideoBlock(blocks.StructBlock):
    url = blocks.URLBlock(label=_("Alamat video"), help_text=_("Dari YouTube atau Vimeo."))
    title = blocks.CharBlock(label=_("Judul video"), max_length=120)

    def clean(self, value):
        cleaned = super().clean(value)
        if not cleaned.player:
            raise blocks.StructBlockValidationError(
                {"url": ValidationError(_("Tempel alamat video dari YouTube atau Vimeo."))}
            )
        return cleaned

    class Meta:
        icon = "media"
        label = _("Video")
        group = PICTURE_GROUP
        template = "blocks/video.html"
        description = _("Video dari YouTube atau Vimeo.")
        value_class = VideoValue


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Langkah"), max_length=80)
    text = blocks.TextBlock(label=_("Penjelasan"), max_length=400)


class StepsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Judul"), max_length=100, required=False)
    steps = blocks.ListBlock(StepBlock(), label=_("Langkah"), min_num=2, max_num=12)

    class Meta:
        icon = "list-ol"
        label = _("Langkah pembuatan")
        group = WORK_GROUP
        template = "blocks/steps.html"
        description = _("Urutan kerja dari awal sampai jadi.")
        preview_value = {
            "title": "Dari benang ke kain",
            "steps": [
                {"title": "Mencelup", "text": "Benang sutra dicelup dua kali."},
                {"title": "Menenun", "text": "Pakan emas disisipkan helai demi helai."},
            ],
        }


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Pertanyaan"), max_length=160)
    answer = blocks.RichTextBlock(label=_("Jawaban"), features=RICH_TEXT)


class FaqBlock(blocks.StructBlock):
    items = blocks.ListBlock(QuestionBlock(), label=_("Tanya jawab"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Tanya jawab")
        group = TEXT_GROUP
        template = "blocks/faq.html"
        description = _("Pertanyaan yang sering diajukan.")
