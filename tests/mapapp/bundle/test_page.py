"""A page written anew: what leads to files of the copy, what leads nowhere, and what stands in its place."""

from __future__ import annotations

import pytest

from mapapp.bundle.asker import SITE
from mapapp.bundle.gone import table
from mapapp.bundle.links import Linked, Links
from mapapp.bundle.page import Said, rewrite
from mapapp.bundle.piece import Piece, data, page, spoken
from mapapp.words import Words

ENGLISH = page("/districts/楠梓區", "en")
NANZI = "%E6%A5%A0%E6%A2%93%E5%8D%80"
PIECES = [
    ENGLISH,
    *(page(address, language) for language in ("zh-Hant", "en") for address in ("/", "/changes", "/about")),
    page("/projects/kw-0001", "en"),
    data("/map.js"),
    data("/static/v-0/built/page.js"),
    data("/projects.gpkg", "files/projects.gpkg"),
    data("/projects.gpkg?crs=EPSG:3826", "files/projects-3826.gpkg"),
    spoken("/districts/楠梓區.pdf?paper=a3", "sheets/a3/楠梓區.pdf", "en"),
]
SAID = Said(Words("en"), "2026-11-02", "2026-11-21", "/about")


@pytest.fixture(scope="module")
def links() -> Links:
    return Links(PIECES, SITE)


@pytest.fixture(scope="module")
def linked(links: Links) -> Linked:
    return links.of(ENGLISH)


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("/", "../../index.html"),
        (SITE, "../../index.html"),
        (
            "/?district=%E6%A5%A0%E6%A2%93%E5%8D%80&finished=all",
            "../../index.html?district=%E6%A5%A0%E6%A2%93%E5%8D%80&finished=all",
        ),
        ("/?project=kw-0001", "../../index.html?project=kw-0001"),
        ("/?near=120.3,22.6", None),
        ("/projects/kw-0001#passage-2", "../../projects/kw-0001/index.html#passage-2"),
        (f"{SITE}projects/kw-0001?lang=en", "../../projects/kw-0001/index.html"),
        ("/projects/kw-0002", None),
        ("/changes?lang=zh-Hant", "../../../changes/index.html"),
        (f"/changes?district={NANZI}", None),
        ("/map.js?v=0123", "../../../map.js"),
        ("/projects.gpkg", "../../../files/projects.gpkg"),
        ("/projects.gpkg?crs=EPSG%3A3826", "../../../files/projects-3826.gpkg"),
        ("/projects.gpkg?category=mrt", None),
        ("/feed.atom?", None),
    ],
)
def test_an_address_leads_to_a_file_that_answers_all_of_it(linked: Linked, address: str, way: str | None) -> None:
    assert linked(address) == way


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ('<a href="/changes" class="x">改變</a>', '<a href="../../changes/index.html" class="x">改變</a>'),
        ('<a href="/print.pdf" data-follow="/print.pdf">紙</a>', '<a role="link" aria-disabled="true">紙</a>'),
        ('<a href="https://example.org/a?b=1&amp;c">文件</a>', '<a href="https://example.org/a?b=1&amp;c">文件</a>'),
        ('<a href="#list">&#39;清單&amp;&#39;</a>', '<a href="#list">&#39;清單&amp;&#39;</a>'),
        (
            "<ul><li><a href='/feed.atom'>x</a></li><li><a href='/'>y</a></li></ul>",
            '<ul><li><a href="../../index.html">y</a></li></ul>',
        ),
        ('<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>', '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'),
        ("<p>a<script src='/nowhere.js'></script>b</p>", "<p>ab</p>"),
        ('<link rel="canonical" href="/x"><b>c</b>', "<b>c</b>"),
        ('<section id="share"><section>x</section></section>y', "y"),
        ("<i data-scripts='[\"/map.js?v=1\"]'>", '<i data-scripts="[&quot;../../../map.js&quot;]">'),
        ("<!doctype html>", "<!doctype html>"),
    ],
)
def test_elements_are_written_for_the_copy(linked: Linked, html: str, written: str) -> None:
    assert rewrite(html, linked, SAID) == written


def test_a_list_that_loses_every_row_says_why(linked: Linked) -> None:
    html = '<h3>Files</h3><ul><li><a href="/x.csv">CSV</a></li><li><a href="/x.kml">KML</a></li></ul>'
    assert rewrite(html, linked, SAID) == f'<h3>Files</h3><p class="by">{SAID.words("bundle.form")}</p>'


def test_a_form_becomes_its_prints_or_a_sentence(linked: Linked) -> None:
    sheet = f'<form action="/districts/{NANZI}.pdf"><input name="paper"><button>x</button></form>'
    assert 'href="../../sheets/a3/%E6%A5%A0%E6%A2%93%E5%8D%80.pdf">Sheet on A3 (PDF)</a>' in rewrite(
        sheet, linked, SAID
    )
    other = '<form action="/changes"><fieldset><input></fieldset></form>'
    assert rewrite(other, linked, SAID) == f'<p class="by">{SAID.words("bundle.form")}</p>'


def test_what_a_script_looks_for_stays_and_is_hidden(linked: Linked) -> None:
    html = '<div class="ask" id="ask"><form aria-labelledby="ask-title" action="/"><input id="place"></form></div>'
    written = rewrite(html, linked, SAID)
    assert written.startswith(
        f'<p class="by away">{SAID.words("bundle.no_places")}</p><div class="ask" id="ask" hidden>'
    )
    assert '<input id="place">' in written


def test_words_of_documents_stay_words(linked: Linked) -> None:
    html = '<p>&lt;script&gt;alert(1)&lt;/script&gt; &quot;=1&quot;</p><a href="/?q=%22%3E%3Cscript%3E">q</a>'
    assert rewrite(html, linked, SAID).count("<script") == 0


def test_every_element_that_goes_has_its_reason() -> None:
    rows = [row for rows in table().values() for row in rows]
    assert len(rows) > 8
    assert [row for row in rows if len(row.reason) < 20] == []


def test_the_line_under_the_masthead_says_of_which_day_the_copy_is(links: Links) -> None:
    here: Piece = page("/", "zh-Hant")
    said = Said(Words("zh-Hant"), "2026-11-02", "2026-11-21", "/about")
    written = rewrite('<p id="offline"></p>', links.of(here), said)
    assert "2026-11-02" in written
    assert 'href="about/index.html"' in written
