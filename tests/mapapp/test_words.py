import re
from pathlib import Path

import pytest

from mapapp.words import BROWSER_SECTIONS, Words
from register.category import Category
from register.status import Phase, Status

ROOT = Path(__file__).resolve().parent.parent.parent
WORDS = Words("zh-Hant")


@pytest.mark.parametrize(("section", "codes"), [("category", Category), ("status", Status), ("phase", Phase)])
def test_every_code_of_the_register_has_words(section: str, codes: type) -> None:
    assert {str(code) for code in codes} <= set(WORDS.section(section))


def test_every_word_that_a_template_names_is_in_the_catalogue() -> None:
    for template in (ROOT / "mapapp" / "templates").rglob("*.html"):
        for key in re.findall(r'\bt\("(\w+\.\w+)"[,)]', template.read_text("utf-8")):
            section, name = key.split(".")
            assert name in WORDS.section(section), f"{template.name}: {key}"


def test_every_word_that_a_script_names_is_sent_to_the_browser() -> None:
    for script in (ROOT / "static" / "js").rglob("*.js"):
        for key in re.findall(r"\bt\('(\w+\.\w+)'", script.read_text("utf-8")):
            section, name = key.split(".")
            assert section in BROWSER_SECTIONS, f"{script.name}: {key}"
            assert name in WORDS.section(section), f"{script.name}: {key}"


def test_a_missing_word_raises() -> None:
    with pytest.raises(KeyError):
        WORDS("site.nothing_of_the_kind")
