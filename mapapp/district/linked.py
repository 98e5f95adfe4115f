"""What machines are told of a district's page: JSON-LD in schema.org's words."""

from typing import Any

from markupsafe import Markup

from mapapp.district.links import Links
from mapapp.portrait.linked import block
from mapapp.wording import Wording
from mapapp.words import Words

CITY = "高雄市"


def linked(links: Links, words: Words) -> Markup:
    """Write the data block of a district's page, or of the page of all districts.

    Parameters
    ----------
    links : Links
    words : Words
        Of the page's language.
    """
    title = Wording(words).district(links.name) if links.name else words("districts.title")
    whole = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": links.permanent,
        "name": title,
        "inLanguage": words.language,
        "isPartOf": {"@type": "WebSite", "name": words("site.name"), "url": links.site},
        "about": _area(links),
        "breadcrumb": {"@type": "BreadcrumbList", "itemListElement": _way(links, title, words)},
    }
    return block(whole)


def _area(links: Links) -> dict[str, Any]:
    city = {"@type": "City", "name": CITY}
    return {"@type": "AdministrativeArea", "name": links.name, "containedInPlace": city} if links.name else city


def _way(links: Links, title: str, words: Words) -> list[dict[str, Any]]:
    above = [(words("site.name"), links.site)]
    if links.name:
        above.append((words("districts.title"), Links("", {}, links.site).permanent))
    steps = [*above, (title, links.permanent)]
    return [{"@type": "ListItem", "position": n, "name": name, "item": url} for n, (name, url) in enumerate(steps, 1)]
