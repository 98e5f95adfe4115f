"""A sheet's QR code: where the same view is on the web."""

import re
from typing import Final
from urllib.parse import quote

LEVEL: Final = "M"
"""Of error correction: 15 % of the code may be unreadable (ISO/IEC 18004), which a pinned sheet needs."""
KEPT: Final = "/:?&=,%+#@!$'()*;~-._[]"
"""What an address keeps as it is; all else is percent-encoded, because not every reader knows UTF-8."""
PATH: Final = re.compile(r'<path d="([MmHhVvZz0-9.\- ]+)"')
SIZE: Final = re.compile(r'<svg width="(\d+)"')


def qr(url: str) -> str:
    """Draw an address as a QR code, four modules of white round it.

    Parameters
    ----------
    url : str
        Absolute.

    Returns
    -------
    str
        SVG, one unit a module.

    Raises
    ------
    ValueError
        If the address is too long for a code.

    Examples
    --------
    >>> qr("https://example.org/").startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 33 33">')
    True
    """
    import zxingcpp

    made = zxingcpp.create_barcode(quote(url, safe=KEPT), zxingcpp.BarcodeFormat.QRCode, ec_level=LEVEL).to_svg()
    path, size = PATH.search(made), SIZE.search(made)
    if path is None or size is None:
        raise ValueError(f"the QR code of {url} was drawn in an unknown way")
    box = f"0 0 {size[1]} {size[1]}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path d="{path[1]}"/></svg>'
