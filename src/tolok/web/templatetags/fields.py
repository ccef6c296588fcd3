"""Forms: one tag shows any field of a Django form; the error summary links to them."""

from collections.abc import Iterable

from django import forms, template
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tolok.web.rendering import block
from tolok.web.shapes import Problem

register = template.Library()

# The first kind whose widget fits; a checkbox list is a RadioSelect to Django, so it comes before it.
KINDS: tuple[tuple[str, tuple[type[forms.Widget], ...]], ...] = (
    ("choices", (forms.CheckboxSelectMultiple, forms.RadioSelect)),
    ("checkbox", (forms.CheckboxInput,)),
    ("select", (forms.Select,)),
    ("file", (forms.FileInput,)),
    ("textarea", (forms.Textarea,)),
)


def kind_of(bound: BoundField) -> str:
    """Return which of the field components shows this field: "text" unless its widget is another."""
    return next((kind for kind, widgets in KINDS if isinstance(bound.field.widget, widgets)), "text")


@register.inclusion_tag("components/field/field.html")
def field(bound: BoundField, width: str = "") -> dict[str, object]:
    """Show a field: label, help, error, control. `width` "short" suits numbers; a day is short by itself."""
    kind = kind_of(bound)
    width = width or ("short" if isinstance(bound.field.widget, forms.DateInput) else "")
    css = {"select": "select", "file": "file-input", "choices": "", "checkbox": "choice-input"}.get(
        kind, "input"
    )
    attributes: dict[str, str | bool] = {"class": f"{css} {css}-{width}" if width else css}
    if kind == "file":
        attributes["data-file"] = True
    control: SafeString | str = "" if kind == "choices" else bound.as_widget(attrs=attributes)
    return {"field": bound, "kind": kind, "control": control}


@register.inclusion_tag("components/error-summary/error-summary.html")
def error_summary(form: BaseForm | None = None, problems: Iterable[Problem] = ()) -> dict[str, object]:
    """List everything that is wrong at once, each linked to its field; shows nothing when nothing is."""
    found = list(problems)
    if form is not None and form.is_bound:
        found += [Problem(str(text)) for text in form.non_field_errors()]
        found += [
            Problem(f"{bound.label}: {text}", f"#{bound.auto_id}") for bound in form for text in bound.errors
        ]
    return {"problems": found}


@register.simple_block_tag(end_name="endupload")
def upload(content: str, address: str = "") -> SafeString:
    """Send the file chosen in the field within at once, in chunks, to `address` (behaviour "upload").

    The form around it also holds a hidden field named upload. Without JavaScript the file goes with the form.
    """
    return block("upload", content, address=address)


@register.simple_block_tag(end_name="endfieldset")
def fieldset(content: str, legend: str, hint: str = "") -> SafeString:
    """Group fields that answer one question."""
    return block("fieldset", content, legend=legend, hint=hint)


@register.simple_block_tag(end_name="endentry_row")
def entry_row(content: str, legend: str) -> SafeString:
    """Frame one of several rows of the same fields, which stand in <div class="entry-row-fields">."""
    return block("entry-row", content, legend=legend)


@register.simple_block_tag(end_name="endfilter_list")
def filter_list(content: str, search: str, label: str = "", action: str = "") -> SafeString:
    """Ask what a list is to show: a search box (parameter `cari`), and whatever else stands in the content.

    `action` is where on the page the list begins, such as "#unit".
    """
    label = label or _("Cari nama atau kode")
    return block("filter", content, search=search, label=label, action=action)


@register.inclusion_tag("components/filter/choice.html")
def filter_choice(
    name: str, label: str, choices: Iterable[tuple[str, str]], chosen: str = "", every: str | None = None
) -> dict[str, object]:
    """Offer one way to narrow a list within `filter_list`; `every` is what choosing nothing is called, if one may."""
    every = _("semua") if every is None else every
    return {"name": name, "label": label, "choices": choices, "chosen": chosen, "every": every}
