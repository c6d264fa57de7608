#!/usr/bin/env python3
"""Makes PDFs of a site's reports with the real program, and checks what a reader, a screen reader
and an archive will find in them.

    reports.py PROGRAM WORK [ARGUMENT...]      exit code 1 if anything is wrong

Each case is made twice. Needs pdftotext, pdfinfo and pdffonts (of poppler) and qpdf; checks with
veraPDF as well where the variable VERAPDF names it.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

# What is asked for, and what it is marked with.
CASES = [
    (["overview"], "TLP:CLEAR"),
    (["crocus-city-hall"], "TLP:CLEAR"),
    (["briefings/kabul-embassy-to-crocus", "--paper", "letter", "--tlp", "amber"], "TLP:AMBER"),
    (["--from", "2022", "--to", "2023"], "TLP:CLEAR"),
]
# What stands in for a character that no font has.
STAND_IN = re.compile(r"\[U\+[0-9A-F]{4,6}\]")
PAGE_OF = re.compile(r"Page (\d+) of (\d+)")


def said(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def one_line(text):
    # Where a line ends with a hyphen, the text of the PDF has none.
    return re.sub("- ?", "", " ".join(text.split()))


class Report:
    """A PDF, and the data it was made of."""

    def __init__(self, file, data):
        self.file, self.data = file, data
        self.pages = said("pdftotext", "-layout", file, "-").split("\f")[:-1]
        # Without the layout, words stand in the order of reading.
        self.text = one_line(said("pdftotext", file, "-"))
        self.info = dict(line.split(":", 1) for line in said("pdfinfo", file).splitlines() if ":" in line)

    def entries(self):
        return [entry for part in self.data["parts"] for entry in part["entries"]]

    def problems(self, marking):
        checks = [self.structure, self.metadata, self.fonts, self.contents, self.standards]
        found = [problem for check in checks for problem in check()]
        return found + self.each_page(marking)

    def structure(self):
        checked = subprocess.run(["qpdf", "--check", self.file], capture_output=True, text=True)
        if checked.returncode != 0:
            yield f"qpdf: {checked.stdout}{checked.stderr}"

    def metadata(self):
        expected = {"Title": self.data["title"], "Tagged": "yes", "Encrypted": "no", "JavaScript": "no"}
        for key, value in expected.items():
            if self.info.get(key, "").strip() != value:
                yield f"{key} is {self.info.get(key, '').strip()!r}, not {value!r}"
        sizes = {"a4": "(A4)", "us-letter": "(letter)"}
        if sizes[self.data["paper"]] not in self.info["Page size"]:
            yield f"the pages are {self.info['Page size'].strip()}"

    def fonts(self):
        rows = said("pdffonts", self.file).splitlines()[2:]
        for row in rows:
            embedded, _, unicode = row.split()[-5:-2]
            if embedded != "yes" or unicode != "yes":
                yield f"font not embedded or without its characters: {row}"
        if not rows:
            yield "no fonts at all"

    def contents(self):
        for name in [self.data["title"], *(entry["title"] for entry in self.entries())]:
            if one_line(name) not in self.text:
                yield f"{name!r} is not in it"
        for table in (claim for entry in self.entries() for claim in entry["claims"]):
            differ = self.data["words"]["sources_differ"]
            if table["disagreement"] and one_line(f"{table['range']} — {differ}") not in self.text:
                yield f"nothing says that the sources differ on {table['property']}: {table['range']}"
        for stand_in in STAND_IN.findall(self.text):
            yield f"a character has no glyph: {stand_in}"
        references = self.text.rsplit(one_line(self.data["words"]["references_lead"]), 1)[-1]
        for source in self.data["references"]:
            if references.count(one_line(source["title"])) != 1:
                yield f"{source['source']} is not among the references, or more than once"
            for place in source["places"]:
                if one_line(f"{place['place']} [{place['number']}]") not in references:
                    yield f"reference {place['number']} is not among the references"

    def standards(self):
        metadata = self.file.read_bytes()
        for claim in [b"<pdfuaid:part>1</pdfuaid:part>", b"<pdfaid:part>2</pdfaid:part>", b"<pdfaid:conformance>A</pdfaid:conformance>"]:
            if claim not in metadata:
                yield f"the file does not say {claim.decode()}"
        for flavour in ["ua1", "2a"] if os.environ.get("VERAPDF") else []:
            checked = subprocess.run([os.environ["VERAPDF"], "--format", "text", "-f", flavour, self.file], capture_output=True, text=True)
            if checked.returncode != 0 or not checked.stdout.startswith("PASS"):
                yield f"veraPDF {flavour}: {checked.stdout}{checked.stderr}"

    def each_page(self, marking):
        problems = []
        for number, page in enumerate(self.pages, 1):
            lines = [line.strip() for line in page.splitlines() if line.strip()]
            if not lines[0].endswith(marking) or not lines[-1].endswith(marking):
                problems.append(f"page {number} is not marked at its head and foot")
            if number == 1 and self.data["front_page"]:
                continue
            numbered = PAGE_OF.search(lines[-1])
            if not numbered or [int(part) for part in numbered.groups()] != [number, len(self.pages)]:
                problems.append(f"page {number} says {lines[-1]!r}")
        return problems


def check(program, work, arguments, case, marking):
    name = work / "-".join(re.sub(r"[^a-z0-9]+", "-", word) for word in case).strip("-")
    made = [name.with_suffix(".pdf"), name.with_suffix(".again.pdf")]
    for file in made:
        subprocess.run([program, "report", *case, *arguments, "--quiet", "--output", file], check=True)
    sources = name.with_suffix(".typ")
    subprocess.run([program, "report", *case, *arguments, "--quiet", "--format", "typst", "--output", sources], check=True)
    report = Report(made[0], json.loads((sources / "data.json").read_text()))
    problems = report.problems(marking)
    if made[0].read_bytes() != made[1].read_bytes():
        problems.append("it is another file when it is made again")
    print(f"{'failed' if problems else 'ok':6} {' '.join(case)}: {len(report.pages)} pages")
    for problem in problems:
        print(f"       {problem}")
    return not problems


def main(program, work, *arguments):
    Path(work).mkdir(parents=True)
    results = [check(program, Path(work), arguments, case, marking) for case, marking in CASES]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
