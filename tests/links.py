#!/usr/bin/env python3
"""Checks every page of a built site without a browser: links, fragments, what a strict
Content-Security-Policy forbids, and template or citation marks left in the text.

    links.py SITE...        exit code 1 if anything is wrong

The rules follow from what the output is for: it opens from a folder on disk, under any path and
on any host, and makes no request of its own. So links inside the site are relative and name a
file, and nothing is loaded from elsewhere or written inline.
"""

import posixpath
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# What the browser fetches by itself, and what waits for a reader to click.
FETCHED = {
    ("audio", "src"), ("embed", "src"), ("iframe", "src"), ("image", "href"), ("image", "xlink:href"), ("img", "src"),
    ("input", "src"), ("link", "href"), ("object", "data"), ("script", "src"), ("source", "src"), ("track", "src"),
    ("use", "href"), ("use", "xlink:href"), ("video", "poster"), ("video", "src"),
}  # fmt: skip
FOLLOWED = {("a", "href"), ("a", "xlink:href"), ("area", "href"), ("form", "action"), ("blockquote", "cite"), ("q", "cite")}
# A `link` of one of these kinds only says something, and may name another site.
SAYING_RELS = {"alternate", "author", "canonical", "help", "license", "next", "prev", "search"}
SCHEMES = {"http", "https", "mailto"}

# Attributes whose text a reader or a search engine sees.
TEXT_ATTRIBUTES = {"alt", "aria-label", "content", "label", "placeholder", "title", "value"}
MARKS = ("{{", "{%", "[@", "[[", "[^")
# A note about templates or citations may show the marks: in code.
CODE = {"code", "kbd", "pre", "samp", "script"}
# A script of these types is data: nothing runs, so the policy lets it be.
DATA_SCRIPTS = {"application/json", "application/ld+json"}

CSS_URL = re.compile(r"""url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)""")
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class Page(HTMLParser):
    """One page: its ids, its links as (line, target, whether fetched), and what is wrong by itself."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.ids, self.links, self.problems, self.open_code = set(), [], [], []
        self.feed(text)
        self.close()

    def problem(self, text):
        self.problems.append((self.getpos()[0], text))

    def link(self, target, fetched):
        self.links.append((self.getpos()[0], target.strip(), fetched))

    def handle_starttag(self, tag, pairs):
        attributes = {name: value or "" for name, value in pairs}
        if tag in CODE:
            self.open_code.append(tag)
        if tag == "style":
            self.problem("inline <style>: the policy blocks it")
        if tag == "script" and "src" not in attributes and attributes.get("type") not in DATA_SCRIPTS:
            self.problem("inline script: the policy blocks it")
        if tag == "base":
            self.problem("<base>: links would depend on where the site is")
        if tag == "a" and not {"href", "xlink:href"} & attributes.keys():
            self.problem("<a> that leads nowhere")
        if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
            self.link(attributes.get("content", "").partition("=")[2].strip("'\" "), fetched=False)

        rels = set(attributes.get("rel", "").lower().split())
        only_says = tag == "link" and rels <= SAYING_RELS
        for name, value in attributes.items():
            if name == "id":
                if value in self.ids:
                    self.problem(f"id `{value}` is used twice")
                self.ids.add(value)
            elif name == "style":
                self.problem("style attribute: the policy blocks it")
            elif name.startswith("on"):
                self.problem(f"`{name}` handler: the policy blocks it")
            elif name in ("srcset", "imagesrcset"):
                for candidate in value.split(","):
                    self.link(candidate.split()[0] if candidate.split() else "", fetched=True)
            elif (tag, name) in FETCHED:
                self.link(value, fetched=not only_says)
            elif (tag, name) in FOLLOWED:
                self.link(value, fetched=False)
            elif name in TEXT_ATTRIBUTES:
                self.look_for_marks(value, f" in `{name}`")

    def handle_endtag(self, tag):
        if tag in self.open_code:
            while self.open_code.pop() != tag:
                pass

    def handle_data(self, text):
        if not self.open_code:
            self.look_for_marks(text, "")

    def look_for_marks(self, text, where):
        for mark in MARKS:
            at = text.find(mark)
            if at >= 0:
                self.problem(f"`{mark}` left{where}: {' '.join(text[max(0, at - 20) : at + 40].split())}")


def style_links(css):
    """The links of a style sheet, in the form of `Page.links`."""
    without_comments = CSS_COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), css)
    for found in CSS_URL.finditer(without_comments):
        line = without_comments.count("\n", 0, found.start()) + 1
        yield line, (found.group(1) or found.group(2) or "").strip(), True


def link_problem(source, target, fetched, files, pages):
    """What is wrong with a link that stands in the file `source`, or None."""
    url = urlsplit(target)
    if url.scheme or url.netloc:
        if fetched:
            return "is fetched from outside the site"
        if url.scheme not in SCHEMES:
            return "has a scheme that is not allowed" if url.scheme else "is not relative"
        return None
    if url.path.startswith("/"):
        return "is not relative: the site must work under any path"

    path = source
    if url.path:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(url.path)))
    if path.startswith(".."):
        return "leads out of the site"
    if url.path.endswith("/") or path + "/index.html" in files or path == ".":
        return "is a folder: opened from disk, it shows a list of files; name its `index.html`"
    if path not in files:
        return "leads to no file"
    fragment = unquote(url.fragment)
    if fragment and path in pages and fragment not in pages[path].ids:
        return f"leads to no id `{fragment}` in {path}"
    return None


def check(site):
    """All problems of the site in the folder, as pairs of place and text, and the number of its pages."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {file: Page((site / file).read_text(encoding="utf-8")) for file in sorted(files) if file.endswith(".html")}
    links = {file: page.links for file, page in pages.items()}
    for file in sorted(files):
        if file.endswith(".css"):
            links[file] = list(style_links((site / file).read_text(encoding="utf-8")))

    found = [(file, line, text) for file, page in pages.items() for line, text in page.problems]
    for file, its_links in links.items():
        for line, target, fetched in its_links:
            problem = link_problem(file, target, fetched, files, pages)
            if problem:
                found.append((file, line, f"link `{target}` {problem}"))
    return [(f"{file}:{line}", text) for file, line, text in sorted(found)], len(pages)


def main(sites):
    n_problems = 0
    for site in sites:
        problems, n_pages = check(Path(site))
        if n_pages == 0:
            problems.append((".", "no page"))
        # What is wrong in a template is wrong on every page: one line for all of it.
        places = {}
        for place, text in problems:
            places.setdefault(text, []).append(place)
        for text, (first, *others) in places.items():
            print(f"{site}/{first}: {text}" + (f" (and at {len(others)} more places)" if others else ""))
        print(f"{site}: {n_pages} pages, {len(problems)} problems")
        n_problems += len(problems)
    return 1 if n_problems else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: links.py SITE...")
    sys.exit(main(sys.argv[1:]))
