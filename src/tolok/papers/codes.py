"""A QR code to where a result can be looked up."""

import io


def address_code(address: str) -> dict[str, str]:
    """The code of `address` as SVG with its alternative text; both empty without an address."""
    if not address:
        return {"code": "", "code_alt": ""}
    import segno

    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", xmldecl=False, dark="#10262b", border=2)
    return {"code": out.getvalue().decode(), "code_alt": f"Kode QR ke {address}"}
