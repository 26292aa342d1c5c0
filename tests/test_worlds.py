"""Worlds are there for the tests that ask for them, whole and untouched, and for no other."""

import pytest
from django.contrib.auth.models import Group

from products.models import Category
from tests import factories, worlds

pytestmark = pytest.mark.django_db


def names():
    return [*Category.objects.order_by("name").values_list("name", flat=True)]


@worlds.fixture
def cloth():
    return factories.category("Kain")


@worlds.fixture
def songket(cloth):
    return factories.category("Songket", parent=cloth), cloth


@worlds.fixture
def group(name):
    return Group.objects.create(name=name)


def spoil(category):
    """What a test may do to its world, in the database and to the object."""
    category.name = "Lain"
    category.save()
    factories.category("Baru")


@pytest.mark.parametrize("again", range(3))
def test_it_is_found_as_it_was_made(cloth, again):
    assert (names(), cloth.name) == (["Kain"], "Kain")
    spoil(cloth)


@pytest.mark.parametrize("again", range(2))
def test_one_stands_upon_the_other(songket, cloth, again):
    below = songket[1]
    assert (names(), below.name, cloth is below) == (["Kain", "Songket"], "Kain", True)
    spoil(songket[0])
    spoil(cloth)


def test_what_stands_is_not_made_again(songket, request):
    assert worlds.bring(request.node, commits=False) is False


def test_the_upper_one_is_gone_again(cloth):
    assert (names(), cloth.name) == (["Kain"], "Kain")


def test_nobody_else_sees_them():
    assert names() == []


@pytest.mark.parametrize("name", ["Satu", "Dua"])
@pytest.mark.parametrize("again", range(2))
def test_a_parameter_makes_another_one(group, name, again):
    assert [one.name for one in Group.objects.filter(name__in=("Satu", "Dua"))] == [name]


@pytest.fixture
def late(request):
    return request.getfixturevalue("songket")


def test_asked_for_by_name_it_is_made_within_the_test(late):
    assert names() == ["Kain", "Songket"]


@worlds.fixture
def impossible(monkeypatch):
    raise AssertionError


def test_other_fixtures_are_refused(request):
    request.node.fixturenames.append("impossible")
    definitions = request.node._fixtureinfo.name2fixturedefs
    manager = request.session._fixturemanager
    definitions["impossible"] = manager.getfixturedefs("impossible", request.node)
    with pytest.raises(TypeError, match="impossible asks for a fixture that is no world"):
        worlds._wanted(request.node)
