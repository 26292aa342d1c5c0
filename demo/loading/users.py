"""Accounts of the demonstration, and whether they still have its password."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, make_password
from wagtail.users.models import UserProfile

from cart import staff

PASSWORD = "karya-binaan-demo"  # noqa: S105 - public on purpose, said on the site's notice bar


@dataclass(frozen=True)
class Login:
    """`shown` ones are printed after loading; the others are there to try things with."""

    username: str
    role: str
    email: str
    shown: bool = True


ADMIN = Login("admin", "site administrator", "admin@karyabinaan.example.id")
OFFICER = Login("humas-lpp", "PR officer of one prison", "humas.lpp@karyabinaan.example.id")
CITY = Login("dinas", "the city office", "dinas@karyabinaan.example.id")
SECOND_OFFICER = Login("humas-sekayu", "", "humas.sekayu@karyabinaan.example.id", shown=False)
OFFICE = Login("kanwil", "", "kanwil@karyabinaan.example.id", shown=False)
LOGINS = (ADMIN, OFFICER, CITY, SECOND_OFFICER, OFFICE)


def make_all():
    """{Login: user}; an account that exists already is left as it is."""
    model = get_user_model()
    # Hashed once: it is slow by design, and all have the same one.
    password = make_password(PASSWORD)
    made = {}
    for login in LOGINS:
        user, is_new = model.objects.get_or_create(
            username=login.username,
            defaults={
                "email": login.email,
                "password": password,
                "is_superuser": login == ADMIN,
                "is_staff": login == ADMIN,
            },
        )
        if is_new:
            UserProfile.objects.update_or_create(
                user=user,
                defaults={"preferred_language": "id", "current_time_zone": "Asia/Jakarta"},
            )
        made[login] = user
    return made


def let_in(users, prisons):
    """Sets up every role's group, collection and rights, and puts the `users` into theirs.

    `prisons` is {slug: LapasPage}; they know their group and collection afterwards.
    """
    staff.set_up_everybody()
    for prison in prisons.values():
        prison.refresh_from_db(fields=["staff_group", "collection"])
    users[OFFICE].groups.add(staff.set_up_office())
    users[CITY].groups.add(staff.set_up_city_office())
    users[OFFICER].groups.add(prisons["lpp-palembang"].staff_group)
    users[SECOND_OFFICER].groups.add(prisons["lapas-sekayu"].staff_group)


def open_logins():
    """Logins to print: those whose account is active and still has the demonstration's password."""
    names = [login.username for login in LOGINS if login.shown]
    rows = get_user_model().objects.filter(username__in=names, is_active=True)
    stored = dict(rows.values_list("username", "password"))
    # As a rule all have one hash, so that one slow comparison answers for all of them.
    good = {one for one in set(stored.values()) if check_password(PASSWORD, one)}
    return [login for login in LOGINS if login.shown and stored.get(login.username) in good]
