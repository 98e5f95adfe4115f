"""A page of the server's, written anew for a copy: it leads to files, and says so where they end."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from mapapp.bundle.gone import gone
from mapapp.bundle.links import Linked
from mapapp.bundle.lists import Lists
from mapapp.headers import content_security_policy
from mapapp.words import Words

ALOUD = frozenset({"href", "src", "action"})
"""Attributes that lead somewhere, whatever they say."""
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements without an end (HTML, "void elements")."""
PAGES_OWN = frozenset({"filters", "ask-title"})
"""Forms that the page's script answers by itself, by their id or by what names them."""
POLICY = "; ".join(one for one in content_security_policy("none").split("; ") if not one.startswith("frame-"))
"""As the server says it; of frames a page itself may not speak (CSP 3, "delivered via meta")."""


@dataclass(frozen=True)
class Said:
    """What every page of a copy says of itself.

    Parameters
    ----------
    words : Words
    made, as_of : str
        Day of the copy, and of the data; ISO 8601.
    about : str
        Address of the page that tells what the copy has.
    """

    words: Words
    made: str
    as_of: str
    about: str

    def note(self, linked: Linked) -> str:
        """Write the line that stands under the masthead, as HTML."""
        told = escape(self.words("bundle.note", made=self.made, as_of=self.as_of))
        return f'{told} <a href="{escape(linked(self.about) or "")}">{escape(self.words("bundle.about"))}</a>'


def rewrite(html: str, linked: Linked, said: Said) -> str:
    """Write a page for a copy.

    Links, scripts and styles lead to files of the copy, by relative addresses, so that it may lie in any folder. A link
    to what only a server has stays as words, marked as a link that leads nowhere; in a list its row goes. A form
    becomes links to its prints, or a sentence. What else is gone is in ``gone.toml``.

    Parameters
    ----------
    html : str
        As the server answered it.
    linked : Linked
    said : Said
    """
    writer = _Writer(linked, said)
    writer.feed(html)
    writer.close()
    return "".join(writer.out)


class _Writer(HTMLParser):
    def __init__(self, linked: Linked, said: Said) -> None:
        super().__init__(convert_charrefs=False)
        self.linked, self.said = linked, said
        self.out: list[str] = []
        self.lists = Lists(self.out, f'<p class="by">{escape(said.words("bundle.form"))}</p>')
        self.left_out = ""
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.left_out:
            self.depth += tag == self.left_out
            return
        self.lists.begin(tag)
        attributes = dict(attrs)
        row = gone(tag, attributes)
        if row and row.say:
            self.out.append(f'<p class="by away">{escape(self.said.words(row.say))}</p>')
        if row and not row.keep:
            self._leave_out(tag)
        elif row:
            self._write(tag, {**attributes, "hidden": None})
        elif tag == "form" and not PAGES_OWN & {attributes.get("id"), attributes.get("aria-labelledby")}:
            self.out.append(self._instead(attributes.get("action") or ""))
            self._leave_out(tag)
        else:
            self._turn(tag, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._keep(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if not self.left_out:
            if self.lists.end(tag):
                self.out.append(f"</{tag}>")
        elif tag == self.left_out:
            self.depth -= 1
            self.left_out = tag if self.depth else ""

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self._keep(f"<!{decl}>")

    def _keep(self, text: str) -> None:
        if not self.left_out:
            self.out.append(text)

    def _leave_out(self, tag: str) -> None:
        if tag not in VOID:
            self.left_out, self.depth = tag, 1

    def _turn(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Write an element whose addresses lead into the copy."""
        turned = {name: self._led(name, text) for name, text in attributes.items()}
        lost = [name for name in ALOUD & turned.keys() if attributes[name] and turned[name] is None]
        if tag == "html":
            turned["data-root"] = self.linked.root
        if tag == "a" and attributes.get("href"):
            self.lists.meet(leads=not lost)
        if lost and tag == "a":
            kept = {name: text for name, text in turned.items() if name not in (*lost, "data-follow", "download")}
            turned = {**kept, "role": "link", "aria-disabled": "true"}
        elif lost:
            self._leave_out(tag)
            return
        self._write(tag, turned) if turned != dict(attributes) else self.out.append(self.get_starttag_text() or "")
        if "charset" in attributes:
            self._write("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
        if attributes.get("id") == "offline":
            self.out.append(self.said.note(self.linked))

    def _led(self, name: str, text: str | None) -> str | None:
        """Give an attribute as the copy has it; None for an address that leads nowhere there."""
        if not text or not (name in ALOUD or name.startswith("data-")):
            return text
        if text.startswith('["/'):
            return json.dumps([self.linked(one) for one in json.loads(text)])
        return self.linked(text) if self.linked.is_ours(text) else text

    def _instead(self, action: str) -> str:
        """Write what stands for a form: its prints, or that it wants a server."""
        words, prints = self.said.words, self.linked.sheets(action)
        if not prints:
            return self.lists.instead
        links = (
            f'<li><a href="{escape(way)}">{escape(words("bundle.sheet", paper=paper.upper()))}</a></li>'
            for paper, way in prints.items()
        )
        return f'<ul class="links-row">{"".join(links)}</ul>'

    def _write(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        said = (name if text is None else f'{name}="{escape(text)}"' for name, text in attributes.items())
        self.out.append(f"<{' '.join([tag, *said])}>")
