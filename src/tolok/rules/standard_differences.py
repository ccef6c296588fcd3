"""What changed from one version of a service standard to another, said in words, component by component."""

from dataclasses import dataclass

from tolok.rules.service_components import components
from tolok.rules.service_standards import Standard
from tolok.rules.standard_words import lines
from tolok.rules.texts import Text
from tolok.rules.wording import fill


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed in the component with this code."""

    code: str
    text: Text


def differences(old: Standard, new: Standard) -> tuple[Difference, ...]:
    """Every change, in the law's order; empty when both say the same."""
    found: list[Difference] = []
    for one in components():
        before, after = lines(old, one.code), lines(new, one.code)
        found += [Difference(one.code, fill(GONE, what=line)) for line in before if line not in after]
        found += [Difference(one.code, fill(NEW, what=line)) for line in after if line not in before]
    return tuple(found)


GONE = Text("Dihapus: {what}", "Removed: {what}")
NEW = Text("Ditambah: {what}", "Added: {what}")
