"""Where a reader tells that something is wrong: the operator's own mail box or form, addressed with what is shown."""

import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote, urlsplit

from mapapp.errors import FeedbackError

PLACEHOLDERS = ("id", "edition", "shown", "url")
"""What an address may ask for, each in braces."""
_BRACED = re.compile(r"\{([^{}]*)\}")
_MAIL = re.compile(r"mailto:[^@\s?{},]+@[^@\s?{},]+\.[^@\s?{},.]+(?:\?\S*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Feedback:
    """The operator's channel.

    Parameters
    ----------
    address : str
        Sound; empty where the operator names none.
    """

    address: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the setting ``WORKSMAP_FEEDBACK``.

        Raises
        ------
        FeedbackError
            Unless it is empty, ``mailto:`` and an address, or ``https://`` and a host, with no other placeholders than
            `PLACEHOLDERS`, and those behind the host.

        Examples
        --------
        >>> Feedback.parse("https://example.org/form?about={id}").link({"id": "kw-0001"}, "")
        'https://example.org/form?about=kw-0001'
        """
        address = text.strip()
        if not address:
            return cls("")
        strange = [name for name in _BRACED.findall(address) if name not in PLACEHOLDERS]
        rest = _BRACED.sub("", address)
        if strange or "{" in rest or "}" in rest or not address.isprintable() or not _leads(address):
            raise FeedbackError(text)
        return cls(address)

    def link(self, values: dict[str, str], subject: str) -> str:
        """Address the channel.

        Parameters
        ----------
        values : dict of str to str
            The placeholders' values.
        subject : str
            Of a mail whose address says none.

        Returns
        -------
        str
            Percent-encoded; empty where there is no channel. What an address without placeholders has no room for is
            added to it: to a mail as subject and text, to a form as parameters.
        """
        if not self.address:
            return ""
        if _BRACED.search(self.address):
            return _BRACED.sub(lambda found: quote(values[found[1]], safe=""), self.address)
        if self.address.lower().startswith("mailto:"):
            given = {"subject": subject, "body": "\r\n".join(["", "", *(f"{k}: {v}" for k, v in values.items())])}
        else:
            given = values
        joint = "&" if "?" in self.address else "?"
        # RFC 6068 knows no plus for a space
        return self.address + joint + "&".join(f"{name}={quote(text, safe='')}" for name, text in given.items())


def _leads(address: str) -> bool:
    if _MAIL.fullmatch(address):
        return True
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    plain = not _BRACED.search(parts.netloc) and not re.search(r"[\s\"<>\\]", address)
    return parts.scheme == "https" and bool(parts.hostname) and plain and not parts.fragment
