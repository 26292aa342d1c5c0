"""The tree of categories as a value: small, hardly ever changed, asked for on most pages."""

from dataclasses import dataclass

from core.snapshot import snapshot
from products.models.category import Category


@dataclass(frozen=True)
class Node:
    """`depth` is 0 at the top; `path` is the way down in slugs; `is_food` as the editor set it."""

    pk: int
    name: str
    slug: str
    path: str
    depth: int
    is_food: bool
    description: str


@snapshot
def tree():
    """Tuple of Nodes, parents before their children, siblings by sort order and name."""
    rows = list(Category.objects.all())
    rank = {row.path: (row.sort_order, row.name) for row in rows}

    def way(path):
        steps = path.split("/")
        prefixes = ("/".join(steps[: end + 1]) for end in range(len(steps)))
        return [rank.get(prefix, (0, prefix)) for prefix in prefixes]

    rows.sort(key=lambda row: way(row.path))
    return tuple(
        Node(
            row.pk,
            row.name,
            row.slug,
            row.path,
            row.path.count("/"),
            row.is_food,
            row.description,
        )
        for row in rows
    )


def by_slug(slug):
    """Node of `slug`, or None."""
    return next((node for node in tree() if node.slug == slug), None)


def by_pk(pk):
    """Node with primary key `pk`, or None."""
    return next((node for node in tree() if node.pk == pk), None)


def subtree(node):
    """`node` and every Node below it."""
    return tuple(
        other
        for other in tree()
        if other.path == node.path or other.path.startswith(f"{node.path}/")
    )


def ancestors(node):
    """Nodes above `node`, the topmost first."""
    return tuple(other for other in tree() if node.path.startswith(f"{other.path}/"))
