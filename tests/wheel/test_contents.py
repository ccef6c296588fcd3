"""What is said about a wheel."""

from tests.wheel.contents import wrong

SOURCES = [
    "__init__.py",
    "py.typed",
    "apps/common/migrations/0001_initial.py",
    "locale/en/LC_MESSAGES/django.mo",
    "papers/paper.typ",
    "rules/calendars/2026.toml",
    "rules/packs/skm-2017/pack.toml",
    "rules/regions/provinces.toml",
    "web/static/web/icon.svg",
    "web/styles/base.css",
    "web/templates/web/page.html",
]
WHEEL = [*(f"tolok/{name}" for name in SOURCES), "tolok-0.1.0.dist-info/METADATA"]


def test_it_finds_nothing_wrong_with_a_whole_wheel() -> None:
    assert wrong(WHEEL, SOURCES) == []


def test_it_finds_every_file_that_was_forgotten() -> None:
    for name in SOURCES:
        assert wrong([packed for packed in WHEEL if packed != f"tolok/{name}"], SOURCES)


def test_it_finds_what_is_only_for_developers() -> None:
    for name in (
        "tests/rules/surveys/test_skm.py",
        "tolok/rules/surveys/test_skm.py",
        "tolok/.secret",
        "tolok/a.sqlite3",
    ):
        assert wrong([*WHEEL, name], SOURCES)


def test_it_finds_a_kind_of_file_that_the_checkout_lost() -> None:
    assert wrong(WHEEL, [name for name in SOURCES if not name.endswith(".typ")]) == [
        "the checkout has no papers/*.typ"
    ]
