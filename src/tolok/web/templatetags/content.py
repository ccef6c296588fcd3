"""Things people read: notices, panels, states, lists, disclosures, the trail."""

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from django import template
from django.utils.safestring import SafeString

from tolok.web.printing import until
from tolok.web.rendering import block, checked, kept_whole
from tolok.web.shapes import Fact, State, Task, Tone, Trail

register = template.Library()

register.filter("whole", kept_whole)
register.filter("until", until)

NoticeKind = Literal["info", "good", "caution", "bad"]

NOTICE_ICONS = {"info": "info", "good": "check", "caution": "caution", "bad": "cross"}


@register.simple_block_tag(end_name="endnotice")
def notice(content: str, kind: NoticeKind = "info", title: str = "") -> SafeString:
    """Say something that matters for this page; `kind` is told by word, icon and edge, not by colour alone."""
    checked("notice kind", kind, get_args(NoticeKind))
    return block("notice", content, kind=kind, title=title, icon=NOTICE_ICONS[kind])


@register.inclusion_tag("components/status/status.html")
def status(word: str, tone: Tone = "neutral") -> dict[str, object]:
    """Show a state as word + shape: ○ neutral, ◆ info, ✓ good, ▲ caution, ✕ bad."""
    checked("status tone", tone, get_args(Tone))
    return {"word": word, "tone": tone}


@register.simple_block_tag(end_name="endfinding")
def finding(content: str, word: str, tone: Tone = "neutral", where: str = "") -> SafeString:
    """Say what a check found: how bad it is in word and shape, where, and in the content what to do."""
    checked("finding tone", tone, get_args(Tone))
    return block("finding", content, word=word, tone=tone, where=where)


@register.simple_block_tag(end_name="endanswer")
def answer(content: str, title: str = "", sentence: str = "") -> SafeString:
    """Frame what the page is about: the main number on its hero ruler, on raised paper. Once a page."""
    return block("answer", content, title=title, sentence=sentence)


@register.simple_block_tag(end_name="endpoint")
def point(content: str, title: str) -> SafeString:
    """Say one thing in a title and a sentence; several stand in <div class="points">."""
    return block("point", content, title=title)


@register.simple_block_tag(end_name="endpanel")
def panel(content: str, title: str, code: str = "") -> SafeString:
    """Confirm that something is done: a receipt, with its number in `code` if it has one."""
    return block("panel", content, title=title, code=code)


@register.simple_block_tag(end_name="endempty_state")
def empty_state(content: str, title: str) -> SafeString:
    """Say that there is nothing yet and teach the next step."""
    return block("empty-state", content, title=title)


@register.simple_block_tag(end_name="endwaiting")
def waiting(content: str, seconds: int = 3, done: str = "") -> SafeString:
    """Wait for work on this very address. With the behaviour "poll" the page asks again every few seconds
    and moves on when the work is over; without it there is the link to look again.
    `done` is said when the work ends in a file, whose download leaves this page standing.
    """
    return block("waiting", content, seconds=seconds, done=done)


@register.simple_block_tag(end_name="enddisclosure")
def disclosure(content: str, summary: str, anchor: str = "", open: bool = False) -> SafeString:  # noqa: A002
    """Hide a detail behind its name; `anchor` gives it an address."""
    return block("disclosure", content, summary=summary, anchor=anchor, open=open)


@register.inclusion_tag("components/task-list/task-list.html")
def task_list(tasks: Iterable[Task]) -> dict[str, object]:
    """List what is to be done, each with its state."""
    return {"tasks": tasks}


@register.inclusion_tag("components/state-grid/state-grid.html")
def state_grid(states: Iterable[tuple[str, State]]) -> dict[str, object]:
    """Show many states of one thing beside each other, each with its name."""
    return {"states": states}


@register.inclusion_tag("components/summary-list/summary-list.html")
def summary_list(facts: Iterable[Fact]) -> dict[str, object]:
    """List terms and what they are, with a link to change or open each."""
    return {"facts": facts}


@register.inclusion_tag("components/steps/steps.html")
def steps(texts: Sequence[str]) -> dict[str, object]:
    """Number the steps of a short procedure."""
    return {"texts": texts}


@register.inclusion_tag("components/trail/trail.html")
def trail(step: Trail) -> dict[str, object]:
    """Open a value downwards: what it is made of, step by step, each with an address and a way back."""
    return {"step": step, "above": None}
