"""The day by which units are asked to answer a letter."""

from django.utils.translation import gettext_lazy as _

from tolok.web.forms import DayField, RefusableForm


class LetterForm(RefusableForm):
    """When an answer is due."""

    due_on = DayField(_("Dijawab paling lambat"))
