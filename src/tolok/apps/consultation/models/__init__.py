"""The rows of this app: forums, who takes part, what is said and answered, what is agreed and told back."""

from tolok.apps.consultation.models.forums import (
    Form,
    Forum,
    Scope,
    State,
    Subject,
    TeamMember,
    TeamRole,
    WarningAnswer,
)
from tolok.apps.consultation.models.inputs import Comment, Input, InputSource, Shown, Verdict
from tolok.apps.consultation.models.outcomes import (
    ActionRow,
    Address,
    Minutes,
    Outcome,
    PublicationOf,
    Side,
    Signature,
    ToldBack,
    ToldHow,
)
from tolok.apps.consultation.models.people import Consent, Invitation, Participant

__all__ = [
    "ActionRow",
    "Address",
    "Comment",
    "Consent",
    "Form",
    "Forum",
    "Input",
    "InputSource",
    "Invitation",
    "Minutes",
    "Outcome",
    "Participant",
    "PublicationOf",
    "Scope",
    "Shown",
    "Side",
    "Signature",
    "State",
    "Subject",
    "TeamMember",
    "TeamRole",
    "ToldBack",
    "ToldHow",
    "Verdict",
    "WarningAnswer",
]
