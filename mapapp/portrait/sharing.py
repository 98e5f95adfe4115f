"""What a shared link tells of a project: its address in each language, a title, a sentence and a picture."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from mapapp.languages import LANGUAGES, PARAMETER
from mapapp.wording import Wording
from mapapp.words import Words

WIDTH, HEIGHT = 1200, 630
"""Pixels of the picture: 1.91 to 1, as https://ogp.me users (LINE among them) show it without cutting."""
LOCALES = {"zh-Hant": "zh_TW", "en": "en_GB"}
"""Language to Open Graph's locale (language and territory)."""


@dataclass(frozen=True)
class Address:
    """Absolute addresses of a project's page.

    Parameters
    ----------
    site : str
        Address of the site as the request has it, with its final slash.
    project : str
        Id.
    """

    site: str
    project: str

    @property
    def permanent(self) -> str:
        """The page, in the language of whoever opens it."""
        return f"{self.site}projects/{quote(self.project, safe='')}"

    def spoken(self, language: str) -> str:
        """Give the page in one language."""
        return f"{self.permanent}?{PARAMETER}={language}"

    def picture(self, language: str, edition: str) -> str:
        """Give the picture; a new edition has another address, since those who show pictures keep them for long."""
        return f"{self.permanent}.png?{PARAMETER}={language}&v={quote(edition, safe='')}"

    @property
    def alternates(self) -> dict[str, str]:
        """Language to the page in it; ``x-default`` lets the browser choose."""
        return {language: self.spoken(language) for language in LANGUAGES} | {"x-default": self.permanent}


def describe(said: dict[str, Any], words: Words) -> str:
    """Say a project in one line: phase, completion, whether it has passed, where, and by which document.

    Parameters
    ----------
    said : dict
        Its properties, as published.
    words : Words
    """
    wording = Wording(words)
    parts = [phase(said, words), wording.when(said)]
    if said["overdue"]:
        parts.append(words("when.overdue"))
    names = words.section("district")
    parts.append(words("project.and").join(str(names.get(one, one)) for one in said["districts"][:3]))
    parts.append(wording.place(said))
    if said["status_as_of"]:
        parts.append(words("card.as_of", date=said["status_as_of"]))
    return words("project.next").join(filter(None, parts))


def phase(said: dict[str, Any], words: Words) -> str:
    """Say how far a project is: its phase, and its status where one is stated."""
    word = words("project.unstated" if said["phase"] == "unstated" else f"phase.{said['phase']}")
    status = words(f"status.{said['status']}") if said["status"] else ""
    return words("project.phase_status", phase=word, status=status) if status else word


@dataclass(frozen=True)
class Sharing:
    """What stands in the head of a project's page.

    Parameters
    ----------
    address : Address
    title, description : str
    picture : str
        Absolute address.
    language : str
        BCP 47 tag of the page.
    canonical : str
        The page under the address that it is known by.
    """

    address: Address
    title: str
    description: str
    picture: str
    language: str
    canonical: str

    @property
    def locales(self) -> list[str]:
        """Open Graph's locales, that of the page first."""
        return [LOCALES[self.language], *(locale for name, locale in LOCALES.items() if name != self.language)]


def share(address: Address, said: dict[str, Any], words: Words, edition: str, *, stated: bool) -> Sharing:
    """Write what a shared link tells.

    Parameters
    ----------
    address : Address
    said : dict
        The project's properties, as published.
    words : Words
        Of the page's language.
    edition : str
    stated : bool
        Whether the address that was asked for states the language.
    """
    title = words("project.shared_title", name=said["name"], phase=phase(said, words))
    return Sharing(
        address=address,
        title=title,
        description=describe(said, words),
        picture=address.picture(words.language, edition),
        language=words.language,
        canonical=address.spoken(words.language) if stated else address.permanent,
    )
