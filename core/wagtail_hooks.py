from wagtail import hooks

ICONS = ("bag", "bank", "box", "pin", "truck", "wallet")


@hooks.register("register_icons")
def icons_of_the_house(icons):
    return [*icons, *(f"records/icons/{name}.svg" for name in ICONS)]
