#!/usr/bin/env python3
"""Each rule of `links.py` with a page that breaks it, and pages that break none."""

import tempfile
import unittest
from pathlib import Path

import links

# The other files of the site that a page under test, `folder/page.html`, can link to.
OTHERS = {"index.html": "<p id=top-story>Home</p>", "actors/a/index.html": "<p id=p1>One</p>", "a.css": "a { color: red }", "a b.png": ""}


def problems(file, text):
    """The problems found when `file` stands among the other files."""
    with tempfile.TemporaryDirectory() as folder:
        for path, content in {**OTHERS, file: text}.items():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_text(content, encoding="utf-8")
        return links.check(Path(folder))[0]


class Links(unittest.TestCase):
    def fails(self, html, message, file="folder/page.html"):
        with self.subTest(html):
            found = problems(file, html)
            self.assertEqual(len(found), 1, found)
            self.assertIn(message, found[0][1])

    def passes(self, html, file="folder/page.html"):
        with self.subTest(html):
            self.assertEqual(problems(file, html), [])

    def test_a_link_must_lead_to_a_file_of_the_site(self):
        self.passes('<a href="../index.html">x</a><a href="../actors/a/index.html#p1">x</a><img src="../a%20b.png" alt="">')
        self.fails('<a href="../actors/b/index.html">x</a>', "leads to no file")
        self.fails('<img src="x.png" alt="">', "leads to no file")
        self.fails('<img srcset="../a%20b.png 1x, x.png 2x" alt="">', "`x.png` leads to no file")
        self.fails('<meta http-equiv=refresh content="0; url=../gone.html">', "leads to no file")
        self.fails("<a>x</a>", "leads nowhere")

    def test_a_link_is_relative_stays_inside_and_names_a_file(self):
        self.fails('<a href="/index.html">x</a>', "any path")
        self.fails('<a href="//example.org/">x</a>', "not relative")
        self.fails('<a href="../../index.html">x</a>', "out of the site")
        self.fails('<a href="../actors/a/">x</a>', "is a folder")
        self.fails('<a href="../actors/a">x</a>', "is a folder")
        self.fails('<a href="../">x</a>', "is a folder")
        self.fails('<base href="../">', "<base>")

    def test_a_fragment_must_be_an_id_of_its_page(self):
        self.passes('<a href="#a%20b">x</a><p id="a b">x</p><a href="">x</a><a href="../index.html#top-story">x</a>')
        self.fails('<a href="#p1">x</a>', "no id `p1` in folder/page.html")
        self.fails('<a href="../actors/a/index.html#p2">x</a>', "no id `p2`")
        self.fails('<svg><use href="#x"></use></svg>', "no id `x`")

    def test_an_id_is_used_once(self):
        self.fails("<p id=a>x</p><p id=a>x</p>", "used twice")

    def test_other_sites_are_linked_but_never_loaded(self):
        self.passes('<a href="https://example.org/">x</a><a href="mailto:a@example.org">x</a>')
        self.passes('<link rel=canonical href="https://example.org/">')
        self.fails('<script src="https://example.org/x.js"></script>', "outside the site")
        self.fails('<link rel="stylesheet" href="http://example.org/x.css">', "outside the site")
        self.fails('<link rel=preconnect href="//example.org">', "outside the site")
        self.fails('<img src="data:image/png;base64,AA" alt="">', "outside the site")
        self.fails('<a href="javascript:alert(1)">x</a>', "scheme")
        self.fails('<a href="file:///etc/hosts">x</a>', "scheme")

    def test_style_sheets_are_read_too(self):
        self.passes("/* url(x) */ a { background: url('a%20b.png') }", file="b.css")
        self.fails("a { background: url(x.png) }", "leads to no file", file="b.css")
        self.fails('@import "https://example.org/x.css";', "outside the site", file="b.css")

    def test_nothing_is_inline(self):
        self.passes('<script type="application/json">{"a": "{{"}</script>')
        self.fails("<script>let a</script>", "inline script")
        self.fails("<style>a { color: red }</style>", "inline <style>")
        self.fails('<p style="color: red">x</p>', "style attribute")
        self.fails('<p onclick="x()">x</p>', "`onclick` handler")

    def test_no_mark_is_left_outside_code(self):
        self.passes("<p>An [editor's] note</p><pre>{{ x }} <code>[@a]</code></pre><p><code>[[a]]</code></p>")
        self.fails("<p>{{ title }}</p>", "`{{` left")
        self.fails("<pre>x</pre><p>so [@a#p1]</p>", "`[@` left")
        self.fails("<p>see <b>[[a]]</b></p>", "`[[` left")
        self.fails('<meta name=description content="so [@a]">', "left in `content`")


if __name__ == "__main__":
    unittest.main()
