"""What a StreamField body refers to, gathered so that it can be fetched in one go, and its HTML."""

from dataclasses import dataclass

from core.shell import load_shell


@dataclass(frozen=True)
class RenderedBlock:
    """One block of a body: its type and its finished HTML."""

    kind: str
    html: str


def rendered_blocks(body, context):
    """Tuple of RenderedBlocks of a StreamField value; block templates get `context` and `shell`."""
    around = {"shell": load_shell, **context}
    return tuple(RenderedBlock(block.block_type, block.render(around)) for block in body)


def ids_in(raw, key):
    """All integers stored under `key` anywhere in a stream's raw data, in reading order.

    `raw` is `page.body.raw_data` (lists and dicts as stored). House rule: in block definitions
    "image" always names a SiteImage and "product" always a ProductPage.
    """
    found = []
    _walk(raw, key, found)
    return found


def _walk(node, key, found):
    if isinstance(node, dict):
        for name, value in node.items():
            if name == key and isinstance(value, int):
                found.append(value)
            else:
                _walk(value, key, found)
    elif not isinstance(node, str) and hasattr(node, "__iter__"):
        for item in node:
            _walk(item, key, found)
