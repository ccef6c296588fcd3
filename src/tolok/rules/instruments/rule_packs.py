"""Proposal rules and conditions as packs write them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, cast

from tolok.rules.instruments.conditions import Chosen, Condition, Group, Measure, Says
from tolok.rules.instruments.proposals import Boundary, Case, Possible, Rule
from tolok.rules.instruments.values import NUMERIC, Question
from tolok.rules.nodes import Node
from tolok.rules.texts import Text

RULES = ("table", "ladder", "count", "share", "months")
LIMITS = ("min", "above", "max", "below")


class Facts:
    """The questions a rule may look at: names, kinds, options and labels."""

    def __init__(self, questions: tuple[Question, ...]) -> None:
        self.questions = {question.key: question for question in questions}

    def check(self, node: Node, name: str, kinds: tuple[str, ...]) -> Question | None:
        """The question with that key, or None after noting what is wrong."""
        question = self.questions.get(name)
        if question is None:
            node.wrong("", Text("Pertanyaan ini tidak ada.", "There is no such question."), name)
        elif question.kind not in kinds:
            wanted = ", ".join(kinds)
            node.wrong(
                "",
                Text("Jenis pertanyaannya lain.", "The question is of another kind."),
                question.kind,
                Text(wanted, wanted),
            )
        return question

    def label(self, name: str) -> Text:
        """How a fact is called in an explanation."""
        question = self.questions.get(name)
        return question.label if question else Text(name, name)

    def without(self, names: Sequence[str], minus: Sequence[str]) -> Text:
        """How the first of `names` is called in an explanation, without what is taken away from it."""
        label = self.label(names[0]) if names else Text("", "")
        if not minus or not minus[0]:
            return label
        less = self.label(minus[0])
        return Text(f"{label.id} dikurangi {less.id}", f"{label.en} minus {less.en}")

    def possible(self, names: Iterable[str]) -> tuple[Possible, ...]:
        """What the numbers among these facts can be: from 0, a percentage to 100."""
        asked = [self.questions[name] for name in names if name in self.questions]
        return tuple(Possible(q.key, q.label, NUMERIC[q.kind]) for q in asked if q.kind in NUMERIC)


def read_rule(node: Node, facts: Facts, known: Sequence[int] = ()) -> Rule:
    """A rule: `kind`, `otherwise` and `cases`, each `{ level, when }`; its levels are among `known`, if given.

    ``count``, ``share`` and ``months`` name their measure once and give only limits in the cases.
    """
    kind = node.choice("kind", RULES)
    shared = node.take("count", "among", "share", "number")
    cases = []
    for case in node.nodes("cases", optional=False):
        level = case.integer("level")
        if shared:
            limits = case.take(*LIMITS)
            when = read_condition(Node(shared | limits, case.file, case.key, case.problems), facts)
        else:
            when = read_condition(case.node("when"), facts)
        cases.append(Case(level, when))
    levels = [case.level for case in cases]
    otherwise = node.integer("otherwise", 0)
    if known and (strange := sorted({*levels, otherwise} - set(known))):
        node.wrong("cases", Text("Level ini tidak ada.", "There are no such levels."), strange)
    if levels != sorted(levels, reverse=kind != "ladder"):
        order = Text("tangga naik, tabel turun", "a ladder climbs, a table descends")
        node.wrong("cases", Text("Urutan level salah.", "The levels are out of order."), levels, order)
    rule = Rule(kind, tuple(cases), otherwise)
    return replace(rule, possible=facts.possible(rule.facts()))


def read_condition(node: Node, facts: Facts) -> Condition:
    """One condition; see docs/reference/packs.md for the forms."""
    condition: Condition
    if "fact" in node:
        condition = _says(node, facts)
    elif "has" in node:
        condition = _chosen(node, facts)
    elif any(name in node for name in ("count", "number", "share")):
        condition = _measure(node, facts)
    else:
        condition = _group(node, facts)
    node.close()
    return condition


def _says(node: Node, facts: Facts) -> Says:
    name = node.string("fact")
    facts.check(node, name, ("yesno",))
    return Says(name, node.flag("is", True), facts.label(name))


def _chosen(node: Node, facts: Facts) -> Chosen:
    name, option = node.string("has"), node.string("option")
    question = facts.check(node, name, ("many", "one"))
    found = next((o for o in question.options if o.key == option), None) if question else None
    if question and found is None:
        node.wrong("option", Text("Pilihan ini tidak ada.", "There is no such option."), option)
    return Chosen(name, option, found.text if found else facts.label(name))


def _measure(node: Node, facts: Facts) -> Measure:
    kinds: tuple[Literal["count", "number", "share"], ...] = ("count", "number", "share")
    kind = next(name for name in kinds if name in node)
    written = node.strings("share") if kind == "share" else (node.string(kind),)
    if kind == "share" and len(written) != 2:
        node.wrong("share", Text("Perlu dua angka.", "Two numbers are needed."), written)
    # "a - b": what is left of a without b
    parts = [name.partition(" - ") if kind != "count" else (name, "", "") for name in written]
    names = tuple(name for name, _, _ in parts)
    minus = tuple(less for _, _, less in parts) if any(less for _, _, less in parts) else ()
    for name in (*names, *filter(None, minus)):
        facts.check(node, name, ("many",) if kind == "count" else tuple(NUMERIC))
    among = frozenset(node.strings("among"))
    known = {o.key for name in names if name in facts.questions for o in facts.questions[name].options}
    if among - known:
        node.wrong(
            "among", Text("Pilihan ini tidak ada.", "There are no such options."), sorted(among - known)
        )
    limits = {name: node.number(name) if name in node else None for name in LIMITS}
    if not any(limit is not None for limit in limits.values()):
        node.wrong(
            "",
            Text("Batasnya tidak ada.", "The limit is missing."),
            wanted=Text(", ".join(LIMITS), ", ".join(LIMITS)),
        )
    return Measure(
        kind, names, facts.without(names[:1], minus[:1]), among,
        limits["min"], limits["above"], limits["max"], limits["below"], minus,
    )  # fmt: skip


def _group(node: Node, facts: Facts) -> Group:
    kind = next((k for k in ("all", "any", "none") if k in node), None)
    if kind is None:
        forms = "fact, has, count, number, share, all, any, none"
        node.wrong(
            "", Text("Syarat tidak dikenal.", "Unknown condition."), sorted(node.table), Text(forms, forms)
        )
        return Group("all", ())
    parts = tuple(read_condition(part, facts) for part in node.nodes(kind))
    if not parts:
        node.wrong(kind, Text("Kelompok syarat ini kosong.", "This group of conditions is empty."))
    return Group(cast(Literal["all", "any", "none"], kind), parts)


def read_boundaries(node: Node, facts: Facts) -> tuple[Boundary, ...]:
    """The open points of an indicator's text; `when` says which facts touch one, absent = always told."""
    found = []
    for item in node.nodes("boundaries"):
        when = read_condition(item.node("when"), facts) if "when" in item else None
        blocks = item.flag("blocks", False)
        if blocks and when is None:
            item.wrong("when", Text("Yang menahan usulan perlu syarat.", "What blocks needs a condition."))
        found.append(Boundary(when, item.text("text"), blocks))
    return tuple(found)
