"""A QR code to where a result can be looked up, and the address as people type it."""

import io

#: One of the eight patterns of a code. Trying all of them for the evenest takes seven times as long, and any is read.
PATTERN = 2


def address_code(address: str, *, quick: bool = False) -> dict[str, str]:
    """The code of `address` as SVG with its alternative text; both empty without an address.

    `quick` draws with one pattern instead of the evenest of eight: for papers with a thousand codes.
    """
    if not address:
        return {"code": "", "code_alt": ""}
    import segno

    out = io.BytesIO()
    made = segno.make(address, error="m", micro=False, mask=PATTERN if quick else None)
    made.save(out, kind="svg", xmldecl=False, dark="#10262b", border=2)
    return {"code": out.getvalue().decode(), "code_alt": f"Kode QR ke {address}"}


def code_picture(address: str, title: str) -> str:
    """The code of `address` as SVG for a page: on white whatever the page's own colour, `title` for who cannot see."""
    import segno

    out = io.BytesIO()
    made = segno.make(address, error="m", micro=False)
    made.save(out, kind="svg", xmldecl=False, dark="#10262b", light="#ffffff", border=3, scale=5, title=title)
    return out.getvalue().decode()


def shown_address(address: str) -> str:
    """An address as people type it."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
