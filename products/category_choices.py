from products.categories import tree


def category_choices(nothing, *, without=frozenset()):
    """Choices of a select: the tree of categories, indented; `nothing` stands for none chosen."""
    return [
        ("", nothing),
        *(
            (node.pk, f"{'— ' * node.depth}{node.name}")
            for node in tree()
            if node.pk not in without
        ),
    ]
