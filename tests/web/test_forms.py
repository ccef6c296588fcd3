"""A form that shows why an action refused it."""

from django import forms
from django.utils import translation

from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.web.forms import RefusableForm

TAKEN = Text("Nama ini sudah dipakai.", "This name is taken.")
CLOSED = Text("Siklus ini sudah ditutup.", "This cycle is closed.")


class NameForm(RefusableForm):
    name = forms.CharField()


class AnswersForm(RefusableForm):
    q_name = forms.CharField()

    def field_at_fault(self, key: str) -> str:
        return f"q_{key}"


def refused(form: RefusableForm, *problems: Problem) -> dict[str, list[str]]:
    assert form.is_valid()
    form.refuse(ProblemsError(problems))
    return {name: [str(error) for error in errors] for name, errors in form.errors.items()}


def test_it_shows_each_problem_at_the_field_at_fault_and_the_rest_above() -> None:
    found = refused(NameForm({"name": "A"}), Problem(TAKEN, key="name"), Problem(CLOSED, key="state"))
    assert found == {"name": [TAKEN.id], "__all__": [CLOSED.id]}


def test_it_says_what_was_found_but_not_where_since_the_field_says_that() -> None:
    found = refused(NameForm({"name": "A"}), Problem(TAKEN, key="name", row=1, found="A"))
    assert found == {"name": [f"{TAKEN.id} Ditemukan: 'A'."]}


def test_it_speaks_the_language_of_the_reader() -> None:
    with translation.override("en"):
        assert refused(NameForm({"name": "A"}), Problem(TAKEN, key="name")) == {"name": [TAKEN.en]}


def test_it_finds_fields_that_are_not_named_like_the_keys() -> None:
    assert refused(AnswersForm({"q_name": "A"}), Problem(TAKEN, key="name")) == {"q_name": [TAKEN.id]}
