"""Writes of surveys and their answers."""

from tolok.apps.surveys.actions.answering import Given as Given
from tolok.apps.surveys.actions.answering import Receipt as Receipt
from tolok.apps.surveys.actions.answering import enter_paper as enter_paper
from tolok.apps.surveys.actions.answering import receive as receive
from tolok.apps.surveys.actions.bulk import MOST as MOST
from tolok.apps.surveys.actions.bulk import Brought as Brought
from tolok.apps.surveys.actions.bulk import Taken as Taken
from tolok.apps.surveys.actions.bulk import receive_many as receive_many
from tolok.apps.surveys.actions.closing import close as close
from tolok.apps.surveys.actions.closing import move_closing as move_closing
from tolok.apps.surveys.actions.excluding import exclude as exclude
from tolok.apps.surveys.actions.excluding import readmit as readmit
from tolok.apps.surveys.actions.opening import Span as Span
from tolok.apps.surveys.actions.opening import Wanted as Wanted
from tolok.apps.surveys.actions.opening import open_f03 as open_f03
from tolok.apps.surveys.actions.opening import open_surveys as open_surveys
