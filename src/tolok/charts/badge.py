"""A small badge of one index for other people's pages: value, word, respondents and period on a ruler, as SVG."""

from dataclasses import dataclass
from fractions import Fraction
from html import escape

from tolok.charts.scale import Number, place, plain

WIDTH, HEIGHT = 360, 104
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
INK, MUTED, LINE, PRIMARY, PAPER = "#10262b", "#4a5f64", "#cbd7d6", "#0b5a66", "#ffffff"
#: Letters that fit one line of small words.
LETTERS = 54


@dataclass(frozen=True, slots=True)
class Badge:
    """What a badge says. `n` and `period` are words and never left out; `edges` are where the bands begin."""

    title: str
    name: str
    value: Number
    printed: str
    word: str
    n: str
    period: str
    low: Number
    high: Number
    edges: tuple[Number, ...] = ()

    def __post_init__(self) -> None:
        if not self.n or not self.period:
            raise ValueError("a badge without respondents and period says too little")


def badge_svg(badge: Badge) -> str:
    """The badge as a picture of its own: literal colours, no script, nothing loaded."""
    said = f"{badge.title}, {badge.name}: {badge.printed}, {badge.word}. {badge.n}. {badge.period}."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" font-family="{escape(FONT)}"><title>{escape(said)}</title>'
        f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="6" fill="{PAPER}" stroke="{LINE}"/>'
        f"{_words(12, 19, badge.title, 11, MUTED)}{_words(12, 37, badge.name, 14, INK, bold=True)}"
        f"{_words(12, 66, badge.printed, 26, PRIMARY, bold=True)}"
        f"{_words(24 + 15 * len(badge.printed), 66, badge.word, 14, INK)}"
        f"{_ruler(badge)}{_words(12, 97, f'{badge.n} · {badge.period}', 11, MUTED)}</svg>"
    )


def _words(x: int, y: int, text: str, size: int, colour: str, *, bold: bool = False) -> str:
    most = LETTERS * 11 // size
    kept = text if len(text) <= most else f"{text[: most - 1]}…"
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{colour}"{weight}>{escape(kept)}</text>'


def _ruler(badge: Badge) -> str:
    left, wide, y = 12, WIDTH - 24, 78
    at = [
        left + place(one, badge.low, badge.high) * wide / 100 for one in (badge.low, *badge.edges, badge.high)
    ]
    marks = "".join(f'<path d="M{plain(Fraction(x))} {y - 3}v6" stroke="{MUTED}"/>' for x in at)
    x = left + place(badge.value, badge.low, badge.high) * wide / 100
    return (
        f'<path d="M{left} {y}h{wide}" stroke="{MUTED}"/>{marks}'
        f'<circle cx="{plain(Fraction(x))}" cy="{y}" r="4" fill="{PRIMARY}"/>'
    )
