"""The rows of this app: services, versions of their standards, decrees, publications, reviews, measurements."""

from tolok.apps.standards.models.bringing import Becomes, StandardImport
from tolok.apps.standards.models.decrees import Decree, Maklumat, MaklumatState
from tolok.apps.standards.models.measuring import HoursCheck, Looked, TimeMeasurement
from tolok.apps.standards.models.papers import StandardBook
from tolok.apps.standards.models.publishing import (
    ContentUpdate,
    LinkCheck,
    Medium,
    Publication,
    Subject,
    unproved,
)
from tolok.apps.standards.models.reviewing import Monitoring, Plan, PlanKind, Review
from tolok.apps.standards.models.services import (
    Nature,
    ProductKind,
    Service,
    ServiceStatus,
    UnitProfile,
)
from tolok.apps.standards.models.versions import (
    HELD,
    IN_WORK,
    LintAnswer,
    Participation,
    StandardVersion,
    State,
    TeamMember,
    TeamRole,
)

__all__ = [
    "HELD",
    "IN_WORK",
    "Becomes",
    "ContentUpdate",
    "Decree",
    "HoursCheck",
    "LinkCheck",
    "LintAnswer",
    "Looked",
    "Maklumat",
    "MaklumatState",
    "Medium",
    "Monitoring",
    "Nature",
    "Participation",
    "Plan",
    "PlanKind",
    "ProductKind",
    "Publication",
    "Review",
    "Service",
    "ServiceStatus",
    "StandardBook",
    "StandardImport",
    "StandardVersion",
    "State",
    "Subject",
    "TeamMember",
    "TeamRole",
    "TimeMeasurement",
    "UnitProfile",
    "unproved",
]
