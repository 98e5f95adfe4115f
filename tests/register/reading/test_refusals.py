"""What cannot be read is refused with one clear line, and harms nobody."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter
from reports import MIMETYPE, docx, odt, packed, paragraph, to_docx, to_odt, to_pdf

from register import RegisterError
from register.errors import DocumentError
from register.reading import Limits, read_document
from register.reading.document import read_bytes

TEXT = "一、交通\n\n松嶺路預計 115 年完工。"
SMALL = Limits(size_mb=1, pages=3, unpacked_mb=2, ratio=50, parts=20, depth=30, seconds=20)
ENTITIES = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
EXTERNAL = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
NULLS = b"\0" * 3_000_000


def _encrypted_pdf() -> bytes:
    writer, held = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret")
    writer.write(held)
    return held.getvalue()


def _many_pages() -> bytes:
    writer, held = PdfWriter(), io.BytesIO()
    for _ in range(5):
        writer.add_blank_page(100, 100)
    writer.write(held)
    return held.getvalue()


def _scan() -> bytes:
    held = io.BytesIO()
    Image.new("L", (60, 80), 128).save(held, "PDF")
    return held.getvalue()


def _encrypted_zip() -> bytes:
    """Set the flag that says that the first part is encrypted."""
    raw = bytearray(to_docx(TEXT))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.index(mark) + offset
        raw[at : at + 2] = struct.pack("<H", 1)
    return bytes(raw)


def _lying_size() -> bytes:
    """Say in the directory that the part is small: it is not."""
    raw = bytearray(packed({"word/document.xml": NULLS}))
    at = raw.index(b"PK\x01\x02") + 24
    raw[at : at + 4] = struct.pack("<I", 1000)
    return bytes(raw)


def _in_archive() -> bytes:
    return packed({"inner.zip": packed({"word/document.xml": to_docx(TEXT)})})


LEGACY = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WRONG: list[tuple[str, Callable[[], bytes], str]] = [
    ("a.txt", lambda: b"", "empty"),
    ("a.txt", lambda: b" \n\n\t", "no text"),
    ("a.txt", lambda: b"\xff\xfe\xff", "no text"),
    ("a.txt", lambda: bytes(range(256)) * 8, "no text"),
    ("a.txt", lambda: to_docx(TEXT), "it is docx"),
    ("a.txt", lambda: b"<html><body>x</body></html>", "it is HTML"),
    ("a.pdf", TEXT.encode, "it is txt"),
    ("a.docx", lambda: to_odt(TEXT), "it is odt"),
    ("a.odt", lambda: to_pdf(TEXT), "it is pdf"),
    ("a.doc", lambda: LEGACY, "「.doc」"),
    ("a.docx", lambda: LEGACY, "Word 97"),
    ("a.docx", lambda: LEGACY + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ("a.docx", _encrypted_zip, "encrypted"),
    ("a.odt", lambda: odt("", **{"META-INF/manifest": "<m><encryption-data/></m>"}), "encrypted"),
    ("a.pdf", _encrypted_pdf, "encrypted"),
    ("a.pdf", lambda: b"%PDF-1.7\n" + b"junk" * 99, "no PDF that can be read"),
    ("a.pdf", _scan, "a scan: 1 of 1 pages are pictures"),
    ("a.pdf", _many_pages, "5 pages"),
    ("a.docx", lambda: to_docx(TEXT)[:-40], "damaged"),
    ("a.docx", lambda: docx("<w:p>"), "damaged"),
    ("a.docx", lambda: packed({"word/document.xml": ENTITIES}), "declares a document type"),
    ("a.odt", lambda: packed({"mimetype": MIMETYPE, "content.xml": EXTERNAL}), "declares a document type"),
    ("a.docx", lambda: docx("<w:sdt>" * 99 + "</w:sdt>" * 99), "30 deep"),
    ("a.docx", lambda: packed({"word/document.xml": NULLS}), "3 MB unpacked"),
    ("a.docx", _lying_size, "damaged"),
    ("a.docx", lambda: packed({"word/document.xml": NULLS[:1_900_000]}), "times"),
    ("a.docx", lambda: packed({"word/document.xml": "", **{f"{n}": "" for n in range(30)}}), "31 parts"),
    ("a.docx", _in_archive, "it is ZIP"),
    ("a.txt", lambda: "道路".encode() * 200_000, "1 MB"),
]


@pytest.mark.parametrize(("name", "make", "found"), WRONG)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(
    name: str, make: Callable[[], bytes], found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from register.reading import child

    monkeypatch.setattr(child, "_in_child", read_bytes)
    file = tmp_path / name
    file.write_bytes(make())
    with pytest.raises(DocumentError) as told:
        read_document(file, SMALL)
    assert str(told.value).startswith(f"{name}: ") and found in str(told.value) and "expected" in str(told.value)
    assert len(str(told.value).splitlines()) == 1
    assert isinstance(told.value, RegisterError)


@pytest.mark.parametrize("make", [_encrypted_pdf, _scan])
def test_the_child_process_refuses_as_clearly(make: Callable[[], bytes], tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(make())
    with pytest.raises(DocumentError, match=r"a\.pdf: .*: expected .*"):
        read_document(file)


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(docx(paragraph("一、道路") * 60_000))
    began = time.monotonic()
    with pytest.raises(DocumentError, match="at most 1 s"):
        read_document(file, replace(SMALL, seconds=1, unpacked_mb=99, ratio=9999))
    assert time.monotonic() - began < 15


def test_a_file_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(docx("<w:p/>" * 200_000))
    with pytest.raises(DocumentError, match="64 MB of memory"):
        read_document(file, replace(SMALL, memory_mb=64, unpacked_mb=99, ratio=9999))


def test_limits_are_settings() -> None:
    assert Limits.of({"WORKSMAP_READ_PAGES": "12", "HOME": "/"}) == Limits(pages=12)
    with pytest.raises(RegisterError, match="WORKSMAP_READ_PAGES: 「-1」: expected a whole number above 0"):
        Limits.of({"WORKSMAP_READ_PAGES": "-1"})


def test_an_archive_in_a_report_is_never_opened() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("zeros", NULLS)
    body = f"<w:document xmlns:w='w'><w:body>{paragraph('松嶺路已完工。')}</w:body></w:document>"
    raw = packed({"word/document.xml": body, "word/embeddings/a.zip": bomb.getvalue()})
    assert read_bytes(raw, "a.docx", SMALL).text == "松嶺路已完工。"


def test_each_limit_is_in_the_manual(root: Path) -> None:
    manual = (root / "README.md").read_text(encoding="utf-8")
    assert [field.name for field in fields(Limits) if f"`WORKSMAP_READ_{field.name.upper()}`" not in manual] == []
