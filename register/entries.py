"""A new document in `documents.toml`: comments and order are kept, and what would be wrong is never written."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from register.documents import FILE, OPTIONAL, Document, Documents, read_documents
from register.errors import RegisterError

HEAD = re.compile(r"^\[\[document\]\][^\n]*$", re.MULTILINE)
LEAD = re.compile(r"(?:^#[^\n]*\n)+\Z", re.MULTILINE)
DELETE = "\x7f"


def known(documents: Documents, document_id: str, sha256: str) -> Document | None:
    """Find a document by its id and its bytes.

    Returns
    -------
    Document or None
        None where neither is known.

    Raises
    ------
    RegisterError
        If the id is that of other bytes, or the bytes are those of another id.
    """
    for one in documents.documents:
        if one.sha256 == sha256:
            if document_id in ("", one.id):
                return one
            raise RegisterError([f"id: 「{document_id}」: these bytes are {one.id} in data/{FILE}: expected that id"])
        if one.id == document_id:
            raise RegisterError([f"id: 「{document_id}」: other bytes have it in data/{FILE}: expected a new id"])
    return None


def with_entry(text: str, documents: Documents, document: Document) -> str:
    """Write a document's entry into the text of `documents.toml`: behind those that are not younger.

    Parameters
    ----------
    text : str
    documents : Documents
        What `text` says.
    document : Document
    """
    begins = document.spoken.begins
    at = next((n for n, one in enumerate(documents.documents) if one.spoken.begins > begins), None)
    if at is None:
        return f"{text.rstrip()}\n\n{_entry(document)}"
    place = list(HEAD.finditer(text))[at].start()
    lead = LEAD.search(text[:place])
    place = lead.start() if lead else place
    return f"{text[:place]}{_entry(document)}\n{text[place:]}"


def _entry(document: Document) -> str:
    values = {name: value for name, value in asdict(document).items() if value or name not in OPTIONAL}
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    return "\n".join(["[[document]]", *lines, ""]).replace(DELETE, "\\u007f")


def add_entry(folder: Path, documents: Documents, document: Document) -> None:
    """Add a document to `documents.toml`; it is proved, written beside, and renamed.

    Parameters
    ----------
    folder : pathlib.Path
        The city's data folder.
    documents : Documents
        What the file says now.
    document : Document

    Raises
    ------
    RegisterError
        If the file would not be right with it, or has changed meanwhile.
    """
    file = folder / FILE
    text = file.read_text(encoding="utf-8")
    written = with_entry(text, documents, document)
    with TemporaryDirectory(dir=folder, prefix=".adding-") as beside:
        new = Path(beside) / FILE
        new.write_text(written, encoding="utf-8")
        new.chmod(file.stat().st_mode & 0o777)
        if document not in read_documents(Path(beside)).documents or read_documents(folder) != documents:
            raise RegisterError([f"data/{FILE}: expected it unchanged while a document is added"])
        new.replace(file)
