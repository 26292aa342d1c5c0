import io

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from PIL import Image as PillowImage
from PIL import ImageOps
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.images.models import AbstractImage, AbstractRendition, Image

FOCAL_FIELDS = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")


class SiteImage(AbstractImage):
    """A picture of the library. Camera data (place, time, device) is removed when it comes in."""

    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("gambar")
        verbose_name_plural = _("gambar")

    @classmethod
    def from_db(cls, db, field_names, values, **kwargs):
        image = super().from_db(db, field_names, values, **kwargs)
        image._loaded_focus = tuple(image.__dict__.get(name) for name in FOCAL_FIELDS)
        return image

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed:
            self._strip_metadata()
        focus = tuple(getattr(self, name) for name in FOCAL_FIELDS)
        moved = self.pk and focus != getattr(self, "_loaded_focus", focus)
        super().save(*args, **kwargs)
        if moved:
            # core.pictures finds renditions by filter alone, so none may show the old focus.
            self.renditions.all().delete()

    def _strip_metadata(self):
        """Re-encodes an upload that carries EXIF or XMP (UU 27/2022: no more data than needed)."""
        self.file.seek(0)
        with PillowImage.open(self.file) as picture:
            if not (picture.getexif() or "xmp" in picture.info):
                self.file.seek(0)
                return
            kind, profile = picture.format, picture.info.get("icc_profile")
            upright = ImageOps.exif_transpose(picture)
            upright.info.pop("xmp", None)
            out = io.BytesIO()
            upright.save(out, kind, quality=90, icc_profile=profile, exif=b"")
        name = self.file.name
        self.file = ContentFile(out.getvalue(), name=name)
        self.width, self.height = upright.size
        self.file_size, self.file_hash = len(out.getvalue()), ""


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_site_rendition"
            )
        ]


@register_setting(icon="home")
class SiteSettings(BaseGenericSetting):
    """Name, contact and footer of the site; one row."""

    site_name = models.CharField(_("nama situs"), max_length=60, default="Karya Binaan")
    tagline = models.CharField(_("semboyan"), max_length=140, blank=True)
    notice = models.CharField(
        _("pemberitahuan"),
        max_length=220,
        blank=True,
        help_text=_("Tampil di bilah paling atas setiap halaman. Kosongkan bila tidak perlu."),
    )
    operator = models.CharField(
        _("penyelenggara"),
        max_length=160,
        blank=True,
        help_text=_("Nama resmi penyelenggara, tampil di kaki halaman."),
    )
    address = models.TextField(_("alamat"), blank=True)
    email = models.EmailField(_("email"), blank=True)
    whatsapp = models.CharField(
        _("WhatsApp"), max_length=20, blank=True, help_text=_("Contoh: +6281234567890")
    )
    footer_text = RichTextField(
        _("teks kaki halaman"), blank=True, features=["bold", "italic", "link"]
    )
    complaint_contact = models.CharField(
        _("pengaduan konsumen"),
        max_length=200,
        blank=True,
        help_text=_("Kontak layanan pengaduan pemerintah yang wajib dicantumkan."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("site_name"), FieldPanel("tagline"), FieldPanel("notice")], _("Identitas")
        ),
        MultiFieldPanel(
            [
                FieldPanel("operator"),
                FieldPanel("address"),
                FieldPanel("email"),
                FieldPanel("whatsapp"),
            ],
            _("Kontak"),
        ),
        MultiFieldPanel([FieldPanel("footer_text"), FieldPanel("complaint_contact")], _("Kaki")),
    ]

    class Meta:
        verbose_name = _("pengaturan situs")
        verbose_name_plural = _("pengaturan situs")


class ContentGeneration(models.Model):
    """One row whose number changes whenever anything public does; part of every cache key.

    It lives in the database because the default cache is each process's own memory.
    """

    value = models.PositiveBigIntegerField(default=1)

    def __str__(self):
        return str(self.value)


class ThrottleWindow(models.Model):
    """How often somebody did something within a stretch of time (core.throttle)."""

    key = models.CharField(max_length=160, unique=True)
    started_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.key}: {self.count}"
