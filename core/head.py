"""What stands in <head>: title, description, canonical address, shared picture, JSON-LD."""

import json
from dataclasses import dataclass

from django.conf import settings
from django.utils.safestring import mark_safe

from core.pictures import SHARE

_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Head:
    title: str
    description: str
    canonical: str
    image: str
    json_ld: str


def absolute(path):
    """A path of this site as a full address; full addresses stay as they are."""
    return path if path.startswith(("http://", "https://")) else f"{settings.SITE_URL}{path}"


def json_ld(objects):
    """Schema.org dicts as text that is safe inside <script type="application/ld+json">."""
    text = json.dumps(objects, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308


def _breadcrumb_list(crumbs):
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb.title,
                "item": absolute(crumb.url),
            }
            for position, crumb in enumerate(crumbs, 1)
        ],
    }


def head_of(page, request, crumbs, box):
    """Head of a BasePage; `crumbs` as core.breadcrumbs gives them, `box` the page's PictureBox."""
    picture = box.get(SHARE, page.share_image_id or page.lead_picture_id)
    objects = [*page.structured_data(request)]
    if len(crumbs) > 1:
        objects.append(_breadcrumb_list(crumbs))
    return Head(
        title=page.seo_title or page.title,
        description=page.search_description or page.lead_text,
        canonical=absolute(crumbs[-1].url),
        image=absolute(picture.src) if picture else "",
        json_ld=json_ld(objects) if objects else "",
    )
