"""Surveys of a unit's users and what they answered. Answers are never changed and never deleted."""

from tolok.apps.surveys.models.answers import AgeBand as AgeBand
from tolok.apps.surveys.models.answers import Answer as Answer
from tolok.apps.surveys.models.answers import Education as Education
from tolok.apps.surveys.models.answers import Mode as Mode
from tolok.apps.surveys.models.answers import Occupation as Occupation
from tolok.apps.surveys.models.answers import Sex as Sex
from tolok.apps.surveys.models.comments import CommentReading as CommentReading
from tolok.apps.surveys.models.comments import HandOver as HandOver
from tolok.apps.surveys.models.comments import LearnedWord as LearnedWord
from tolok.apps.surveys.models.importing import AnswerImport as AnswerImport
from tolok.apps.surveys.models.importing import SavedMapping as SavedMapping
from tolok.apps.surveys.models.paper import PaperEntry as PaperEntry
from tolok.apps.surveys.models.plans import SurveyPlan as SurveyPlan
from tolok.apps.surveys.models.results import ClosedFile as ClosedFile
from tolok.apps.surveys.models.results import Publication as Publication
from tolok.apps.surveys.models.results import SurveyPaper as SurveyPaper
from tolok.apps.surveys.models.results import SurveyResult as SurveyResult
from tolok.apps.surveys.models.surveys import Period as Period
from tolok.apps.surveys.models.surveys import Questionnaire as Questionnaire
from tolok.apps.surveys.models.surveys import Survey as Survey
from tolok.apps.surveys.models.surveys import TargetRule as TargetRule
from tolok.apps.surveys.models.ways import Approach as Approach
from tolok.apps.surveys.models.ways import Device as Device
from tolok.apps.surveys.models.ways import DeviceKind as DeviceKind
from tolok.apps.surveys.models.ways import Ticket as Ticket
from tolok.apps.surveys.models.ways import TicketBatch as TicketBatch
