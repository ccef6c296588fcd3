"""Rows of a form that can be added, removed and moved without JavaScript: every button sends the whole form.

The fields of row 2 are called `rows-2-name`; `rows-n` says how many there are. A row without words is no row.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext as _

from tolok.web.shapes import Problem

#: More rows than any standard has; no button adds more. What a page showed beyond them is read all the same.
MOST, READ = 80, 1000
PREFIX = "rows"


class RowForm(forms.Form):
    """One row. `says` are the fields that make it one; `main` must be filled then, else `unsaid` is told;
    `wide` ones hold long words."""

    says: ClassVar[Sequence[str]] = ()
    main: ClassVar[str] = ""
    unsaid: ClassVar[Any] = ""
    wide: ClassVar[Sequence[str]] = ()
    quiet = False

    def full_clean(self) -> None:
        """Say nothing about what is wrong while rows are being added or moved."""
        if self.quiet:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return not any(self.data.get(self.add_prefix(name), "").strip() for name in self.says)

    def clean(self) -> dict[str, Any]:
        """A row that says something must say the main thing."""
        given = super().clean() or self.cleaned_data
        if not self.empty and not given.get(self.main) and self.main not in self.errors:
            self.add_error(self.main, self.unsaid)
        return given


class Rows:
    """All rows of one form: as kept, or as sent. `pressed` says whether a button only changed the rows; `at_least` is how
    many rows an address asks for."""

    def __init__(
        self,
        form: type[RowForm],
        initial: Sequence[Mapping[str, Any]],
        data: QueryDict | None,
        spare: int = 1,
        at_least: str = "",
    ) -> None:
        self.form = form
        self.pressed = data is not None and any(name in data for name in ("tambah", "hapus", "naik"))
        if data is None:
            made = [form(initial=dict(one), prefix=f"{PREFIX}-{at}") for at, one in enumerate(initial)]
            shown = max(len(made) + (spare if made else spare + 2), min(_number(at_least), MOST))
            more = range(len(made), shown)
            self.forms = made + [form(prefix=f"{PREFIX}-{at}") for at in more]
        else:
            self.forms = self._bound(self._sent(data))

    def _sent(self, data: QueryDict) -> list[dict[str, str]]:
        rows = [self._row(data, at) for at in range(_number(data.get(f"{PREFIX}-n")))]
        at = _number(data.get("hapus"), -1)
        if 0 <= at < len(rows):
            del rows[at]
        at = _number(data.get("naik"), -1)
        if 0 < at < len(rows):
            rows[at - 1], rows[at] = rows[at], rows[at - 1]
        if "tambah" in data and len(rows) < MOST:
            rows.append({})
        return rows

    def _row(self, data: QueryDict, at: int) -> dict[str, str]:
        names = self.form.base_fields
        return {name: str(data[key]) for name in names if (key := f"{PREFIX}-{at}-{name}") in data}

    def _bound(self, rows: Sequence[Mapping[str, str]]) -> list[RowForm]:
        found = []
        for at, row in enumerate(rows):
            prefix = f"{PREFIX}-{at}"
            given = {f"{prefix}-{name}": value for name, value in row.items()}
            made = self.form(given, prefix=prefix) if row else self.form(prefix=prefix)
            made.quiet = self.pressed
            found.append(made)
        return found

    def is_valid(self) -> bool:
        """Whether every row that says something may be kept."""
        return all(one.is_valid() for one in self.forms if one.is_bound and not one.empty)

    def again(self, name: str) -> list[RowForm]:
        """Rows that say in one field what a row above them says already."""
        found, seen = [], set()
        for one in self.forms:
            if not one.is_bound or one.empty or not one.is_valid():
                continue
            if one.cleaned_data[name] in seen:
                found.append(one)
            seen.add(one.cleaned_data[name])
        return found

    @property
    def given(self) -> list[dict[str, Any]]:
        """The rows that say something, in their order."""
        return [dict(one.cleaned_data) for one in self.forms if one.is_bound and not one.empty]

    @property
    def n(self) -> int:
        """How many rows the page shows."""
        return len(self.forms)


def wrongs_of(sent: Sequence[forms.Form]) -> list[Problem]:
    """Everything that is wrong in several forms of a page, each with the address of its field."""
    found = []
    for at, form in enumerate(sent, 1):
        row = isinstance(form, RowForm)
        if not form.is_bound or (isinstance(form, RowForm) and form.empty):
            continue
        for bound in form:
            where = (_("Baris %(at)d, %(label)s") if row else "%(label)s") % {"at": at, "label": bound.label}
            found += [Problem(f"{where}: {text}", f"#{bound.auto_id}") for text in bound.errors]
    return found


def _number(text: str | None, default: int = 0) -> int:
    return min(int(text), READ) if text and text.isascii() and text.isdigit() else default
