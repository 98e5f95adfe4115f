"""Why a project has no place, in the reader's language: the rooms below say it in Chinese, the catalogue translates."""

from markupsafe import Markup

from mapapp.recognised import Recognised, recognise
from mapapp.words import Words

_TOGETHER = "；"
"""What stands between two reasons that the geocoder gives at once."""


def say_reason(words: Words, reason: str, chinese: Markup) -> Markup:
    """Say why a text has no place.

    Parameters
    ----------
    words : Words
        Its section ``reason`` holds the geocoder's sentences with ``{slots}``, and what they are in the language.
    reason : str
        In Chinese, as `geocode.NoMatch` has it. A sentence that the catalogue lacks, and what people wrote about a
        place, stays Chinese.
    chinese : Markup
        The attribute that marks Chinese words on the page: nothing on a Chinese page.

    Examples
    --------
    >>> say_reason(Words("en"), "知其名而不知其位置：未公布", Markup(' lang="zh-Hant"'))
    Markup('Known by its name, but not where it is: <span lang="zh-Hant">未公布</span>')
    >>> say_reason(Words("zh-Hant"), "知其名而不知其位置：未公布", Markup(""))
    Markup('知其名而不知其位置：未公布')
    """
    if not chinese:
        return Markup.escape(reason)
    pieces = [recognise(words, "reason", piece) for piece in reason.split(_TOGETHER)]
    if None in pieces:
        pieces = [recognise(words, "reason", reason)]
    said = [_said(piece, chinese) for piece in pieces if piece]
    return Markup.escape(words("mark.semicolon")).join(said) if said else _marked(reason, chinese)


def _said(piece: Recognised, chinese: Markup) -> Markup:
    return Markup.escape(piece.said).format(**{name: _marked(text, chinese) for name, text in piece.values.items()})


def _marked(text: str, chinese: Markup) -> Markup:
    return Markup("<span{}>{}</span>").format(chinese, text)
