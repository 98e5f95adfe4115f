"""What a person judged to be no work stands in its document, and says so where it is found nevertheless."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from register.documents import read_documents
from register.errors import RegisterError
from register.extraction import Extraction, Found
from register.period import Period
from register.reading import Reading, read_document
from register.scoring import faults, read_reviewed, score
from register.scoring.not_works import NotWork, read_not_works
from register.vocabulary import compact

Find = Callable[..., Found]


def test_the_reason_stands_behind_what_was_found_nevertheless(reading: Reading, find: Find) -> None:
    judged = NotWork("a", "一、建設 / (一) 交通", "1", "西湖等 2 座運動中心", "a total")
    result = score([], reading, Extraction((find("西湖"),), ()), Period.parse("2024"))
    assert "(judged: a total)" in next(iter(faults(result, [judged])))
    assert "judged" not in next(iter(faults(result)))


def test_each_judgement_stands_in_its_passage_and_is_no_mention(root: Path) -> None:
    shared = root.parent / "shared" / "documents"
    files = {document.id: shared / document.file for document in read_documents(root / "data").documents}
    if not all(file.exists() for file in files.values()):
        pytest.skip("the documents' files are not here")
    passages = {document: read_document(file).body for document, file in files.items()}
    golds = [gold for golds in read_reviewed(root / "data").values() for gold in golds]
    mentions = {(gold.section, gold.paragraph, gold.name_said) for gold in golds}
    for one in read_not_works(root / "data"):
        place = (compact(one.section), one.paragraph)
        texts = [compact(p.text) for p in passages[one.document] if (compact(p.section), p.paragraph) == place]
        assert any(compact(one.said) in text for text in texts), one.said
        assert (one.section, one.paragraph, one.said) not in mentions


def test_a_judgement_without_a_reason_is_refused(tmp_path: Path) -> None:
    (tmp_path / "not_works.csv").write_text("document,section,paragraph,said,reason\na,b,1,c,\n", encoding="utf-8")
    with pytest.raises(RegisterError, match="reason"):
        read_not_works(tmp_path)
