"""What is asked before a result is computed anew."""

from typing import Any

from tolok.apps.surveys.forms.rating import WhyForm


class ComputeForm(WhyForm):
    """The reason, which only a correction needs."""

    def __init__(self, *given: Any, again: bool, **parts: Any) -> None:
        super().__init__(*given, **parts)
        if not again:
            del self.fields["why"]
