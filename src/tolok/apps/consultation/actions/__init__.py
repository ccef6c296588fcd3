"""Writes of forums. A refused write raises ProblemsError; a problem's `key` names the argument at fault."""

from tolok.apps.consultation.actions.commenting import Said, hide, show, take_comment
from tolok.apps.consultation.actions.forgetting import forget_due
from tolok.apps.consultation.actions.holding import Attendee, attend, hold, names_read, strike_out, unhold
from tolok.apps.consultation.actions.inviting import (
    Party,
    list_parties,
    note_reply,
    send,
    share_materials,
    strike,
)
from tolok.apps.consultation.actions.keeping import finish_signing
from tolok.apps.consultation.actions.listening import answer, enter, remove
from tolok.apps.consultation.actions.minutes import Written, answer_warning, sign, tell_subject, write
from tolok.apps.consultation.actions.planning import (
    Member,
    Planned,
    call_off,
    edit,
    plan,
    prepare,
    set_team,
    set_versions,
)
from tolok.apps.consultation.actions.promising import (
    Row,
    add_row,
    carry_over,
    change_row,
    check_rows,
    remove_row,
)
from tolok.apps.consultation.actions.signing import (
    Signed,
    attach_scan,
    bring_scan,
    put_signature,
    sign_as_head,
    take_back,
)
from tolok.apps.consultation.actions.telling import (
    close,
    follow,
    may_mail,
    publish,
    tell_by_mail,
    tell_otherwise,
)

__all__ = [
    "Attendee",
    "Member",
    "Party",
    "Planned",
    "Row",
    "Said",
    "Signed",
    "Written",
    "add_row",
    "answer",
    "answer_warning",
    "attach_scan",
    "attend",
    "bring_scan",
    "call_off",
    "carry_over",
    "change_row",
    "check_rows",
    "close",
    "edit",
    "enter",
    "finish_signing",
    "follow",
    "forget_due",
    "hide",
    "hold",
    "list_parties",
    "may_mail",
    "names_read",
    "note_reply",
    "plan",
    "prepare",
    "publish",
    "put_signature",
    "remove",
    "remove_row",
    "send",
    "set_team",
    "set_versions",
    "share_materials",
    "show",
    "sign",
    "sign_as_head",
    "strike",
    "strike_out",
    "take_back",
    "take_comment",
    "tell_by_mail",
    "tell_otherwise",
    "tell_subject",
    "unhold",
    "write",
]
