"""Which language an answer speaks: the address says, else what was chosen before, else the reader's browser."""

import re
from functools import lru_cache
from urllib.parse import urlencode

from flask import Flask, Response, g, request
from markupsafe import Markup
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from layers.errors import QueryError

LANGUAGES = ("zh-Hant", "en")
"""BCP 47 tags, each a folder of ``mapapp/catalogue``; the first is spoken to who asks for none of them."""
PARAMETER = COOKIE = "lang"
EXPECTED = f"one of {', '.join(LANGUAGES)}"
BROWSERS = 256
"""Headers of readers' browsers whose meaning is remembered."""
_KEPT_S = 365 * 24 * 3600
_CJK = r"[\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]"
_CHINESE_WORDS = re.compile(rf"{_CJK}(?:[^“”]*{_CJK})?")
"""From a Chinese letter to the last one before a quotation mark: names have Latin letters and digits in them."""
_UNMARKED, _CHINESE = Markup(""), Markup(' lang="zh-Hant"')


def spoken() -> str:
    """Name the language of the current request's answer."""
    known = g.get("language")
    if known is None:
        known = g.language = _chosen()
    return str(known)


def chinese() -> Markup:
    """Give the attribute that marks Chinese words on a page that speaks another language; nothing on a Chinese page."""
    return _UNMARKED if spoken() == LANGUAGES[0] else _CHINESE


def marked(text: str) -> Markup:
    """Mark the Chinese words of a sentence, such as a work's name, as Chinese on a page of another language."""
    if not chinese():
        return Markup.escape(text)
    pieces = _CHINESE_WORDS.split(text)
    names = [Markup("<span{}>{}</span>").format(_CHINESE, words) for words in _CHINESE_WORDS.findall(text)]
    return Markup().join(piece for pair in zip(pieces, [*names, ""], strict=True) for piece in pair)


def here_in(language: str) -> str:
    """Give the address of the current page in a language."""
    given = [pair for pair in request.args.items(multi=True) if pair[0] != PARAMETER]
    return f"{request.path}?{urlencode([*given, (PARAMETER, language)])}"


def _chosen() -> str:
    for said in (_said(), request.cookies.get(COOKIE) if "HTTP_COOKIE" in request.environ else None):
        if said in LANGUAGES:
            return str(said)
    return _preferred(request.environ.get("HTTP_ACCEPT_LANGUAGE", ""))


def _said() -> str | None:
    """Give what the address says; werkzeug makes an error and drops it where one just asks for what is not there."""
    given = request.args
    if PARAMETER not in given:
        return None
    return str(given[PARAMETER])


@lru_cache(BROWSERS)
def _preferred(header: str) -> str:
    """Choose what a reader's ``Accept-Language`` likes best; the same few are sent again and again."""
    primary = {language.split("-")[0]: language for language in LANGUAGES}
    accepted = parse_accept_header(header, LanguageAccept)
    wanted = (tag.replace("_", "-").split("-")[0].lower() for tag in accepted.values())
    return next((primary[tag] for tag in wanted if tag in primary), LANGUAGES[0])


def install(app: Flask) -> None:
    """Let an application listen to ``lang`` at every address, and remember it on its pages."""

    @app.before_request
    def _refuse_others() -> None:
        said = _said()
        if said is not None and said not in LANGUAGES:
            raise QueryError(PARAMETER, said, EXPECTED)

    @app.after_request
    def _tell(response: Response) -> Response:
        if not response.headers["Content-Type"].startswith("text/html"):
            return response
        response.headers["Content-Language"] = spoken()
        response.vary.update(["Accept-Language", "Cookie"])
        if _said() in LANGUAGES:
            response.set_cookie(
                COOKIE, spoken(), max_age=_KEPT_S, samesite="Lax", secure=request.is_secure, httponly=True
            )
        return response
