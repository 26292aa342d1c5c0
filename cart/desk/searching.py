import re

from django.db.models import Q

NUMBER_LIKE = re.compile(r"^[\d\s+().-]{4,}$")


def matches(text, prefix=""):
    """Q for orders by number, buyer's name or phone as somebody typed it ("0812…", "+62 812…").

    `prefix` leads to the order ("order__"). Every word must be found.
    """

    def look(field, lookup, value):
        return Q(**{f"{prefix}{field}__{lookup}": value})

    if NUMBER_LIKE.match(text):
        digits = re.sub(r"\D", "", text)
        # Phones are stored as +62…; at home one dials 0….
        phone = f"62{digits[1:]}" if digits.startswith("0") else digits
        return look("phone", "contains", phone) | look("number", "icontains", text)
    found = Q()
    for word in text.split():
        found &= look("name", "icontains", word) | look("number", "icontains", word)
    return found
