#!/usr/bin/env python3
"""Writes an invented site of N pages, the same bytes for the same N and SEED.

    bench/corpus.py N SEED OUT [--hugo OUT2]

40 % of the pages are actors, 20 % attacks, 10 % outlets, 30 % sources. Every name is made of syllables and is nobody's.
--hugo writes the same content as a Hugo site: README.md says what differs.
"""
import argparse
import json
import random
import re
import shutil
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
MONTHS = ("January February March April May June July August September October November December").split()

# Filler: four parts give 50,000 sentences, none of which holds a name.
SUBJECTS = ["Local officials", "Residents", "Two former advisers", "The mediators", "Aid workers", "Researchers",
            "Port authorities", "A regional committee", "Several traders", "The visiting delegation", "Village teachers",
            "Members of the council", "The observers", "Clerks at the registry", "A group of engineers", "Drivers"]
VERBS = ["described", "reviewed", "questioned", "welcomed", "recorded", "delayed", "announced", "compared", "published",
         "discussed", "repeated", "summarised", "postponed", "checked"]
OBJECTS = ["the new patrol schedule", "a list of damaged roads", "changes to the ferry service", "the winter budget",
           "plans for a second bridge", "reports of closed shops", "the terms of the truce", "an inventory of supplies",
           "letters from the northern districts", "the closure of two checkpoints", "a draft of the agreement",
           "the results of the inquiry", "repairs to the power lines", "the figures for the harvest",
           "a request for more seats", "the route of the convoy"]
TAILS = ["during the first week of the talks", "after a long silence", "without naming the authors",
         "in a statement read over the radio", "while the roads remained closed", "before the second round of meetings",
         "at the request of the families", "and asked for more time", "in a letter to the committee",
         "as the weather turned", "on the last day of the visit", "and promised a longer account",
         "though few of the details were new", "from an office near the harbour", "with help from volunteers",
         "under the rules of the previous year"]
HEADINGS = [f"{a} {b}" for a in ("Pressure on", "Questions About", "Background to", "A Changing View of", "The Limits of",
                                 "The Road to", "The Costs of", "Responses to")
            for b in ("the Border Towns", "the Winter Talks", "the Coastal Trade", "the Local Councils", "the Supply Routes",
                      "Public Order", "the Relief Effort", "the Ceasefire Lines")]
NOTE_HEADINGS = ["Background", "Activity", "Reporting", "Assessment"]

# Sentences that name an entity {x}. A tuple also states something: (sentence, property, qualifier, words to quote).
ACTOR = ["{x} rejected the proposal in a short statement", "Observers said that {x} had changed course since the spring",
         "The committee wrote to {x} twice and published the answer", "Analysts compared the words of {x} with earlier letters",
         "A meeting with {x} took place a month later than planned", "The inquiry found no link between {x} and the closed roads"]
GROUP = ACTOR + [("{x} was founded in {year} according to its own account", "founded", "exact", "founded in {year}")]
ATTACK = ["Investigators returned to the {x} in a later report", "Families of those hurt in the {x} asked for an inquiry",
          ("At least {n} people were killed in the {x}", "killed", "at-least", "At least {n}"),
          ("Hospitals counted {n} people killed in the {x}", "killed", "exact", "{n} people killed"),
          ("Officials said about {n} people were injured in the {x}", "injured", "about", "about {n}")]
CUE = ["The attack at the {target} in {place} damaged the houses nearby", "In {place} the assault closed the {target} for a week"]
OUTLET = ["{x} carried the first account of the meeting", "The figures were first printed by {x} and later withdrawn"]
TARGETS = ["market", "embassy", "station", "school", "bridge", "court", "harbour", "barracks"]
TAGS = [f"{a}-{b}" for a in ("border", "coastal", "northern", "southern", "urban", "rural")
        for b in ("trade", "transport", "media", "talks", "security", "energy", "water", "elections", "finance", "aid")]


class Dice:
    """Only `random()` is promised to give the same numbers in every Python, so all else is made of it."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def int(self, low, high):
        return low + int(self.random() * (high - low + 1))

    def pick(self, items):
        return items[int(self.random() * len(items))]

    def often(self, items):
        """Early items more often than late ones, as a few entities fill the news."""
        return items[int(self.random() ** 2 * len(items))]

    def some(self, items, n):
        return list({self.pick(items): None for _ in range(n)})

    def chance(self, share):
        return self.random() < share

    def shuffle(self, items):
        for i in range(len(items) - 1, 0, -1):
            j = self.int(0, i)
            items[i], items[j] = items[j], items[i]

    def day(self):
        return f"{self.int(2012, 2023)}-{self.int(1, 12):02}-{self.int(1, 28):02}"


class Names:
    """Unique invented words. The consonant pair in the middle keeps them apart from the names of real places and people."""

    def __init__(self, dice):
        self.dice, self.used = dice, set()

    def unique(self, make):
        while (word := make()) in self.used:
            pass
        self.used.add(word)
        return word

    def word(self):
        d = self.dice
        return self.unique(lambda: (d.pick("BDFGKLMNPRSTVZ") + d.pick("aeiou") + d.pick(("dv", "gv", "bz", "zg", "vd", "zm", "lz"))
                                    + d.pick("aeiou") + d.pick("bdfgklmnprstv") + d.pick("aeiou") + d.pick(("", "", "l", "n", "r", "s", "m"))))

    def acronym(self):
        d = self.dice
        return self.unique(lambda: d.pick("BDFGKLMNPRSTV") + d.pick("QXZ") + "".join(d.pick("BCDFGHJKLMNPRSTVW") for _ in range(d.int(2, 3))))


class Entity:
    def __init__(self, kind, title, aliases, called, meta):
        self.kind, self.title, self.aliases, self.called, self.meta = kind, title, aliases, called, meta
        self.id = re.sub("[^a-z]+", "-", title.lower()).strip("-")
        self.evidence = []  # (source id, passage), in order
        self.claims = []
        self.cue = None
        self.surname = None

    @property
    def path(self):
        return f"/{self.kind}/{self.id}"


# Codes that ISO 3166-1 leaves to its users, named in site.toml: what is invented is said of no people.
COUNTRIES = {f"X{letter}": f"Country {letter}" for letter in "ABCDEFGHIJ"}


def make_actor(dice, names, i):
    word = names.word()
    active = f"{dice.int(1980, 2012)}{dice.pick(('', '~', '?'))}/.."
    if i % 10 < 3:
        last, nickname = names.word(), f"Commander {names.word()}"
        entity = Entity("actors", f"{word} {last}", [nickname], [nickname], {"kind": "person", "status": "active"})
        entity.surname = last
    elif i % 10 == 3:
        capital = names.word()
        aliases = [word, {"text": capital, "not_after": ["in", "near"], "not_before": ["attack"]}]
        entity = Entity("actors", f"{word} Federation", aliases, [word, capital], {"kind": "state"})
    else:
        kind, noun, other = dice.pick((("armed-group", "Front", "Brigades"), ("organisation", "League", "Committee"),
                                       ("movement", "Movement", "Renewal"), ("state-body", "Directorate", "Service")))
        aliases = [names.acronym(), f"{word} {other}", names.word()][:dice.int(1, 3)]
        entity = Entity("actors", f"{word} {noun}", aliases, aliases, {"kind": kind, "status": "active", "active": active})
    return entity


def make_attack(dice, place, target):
    how, weapon = dice.pick((("bombing", "explosives"), ("raid", "firearms"), ("shelling", "mortars")))
    aliases = [f"{how} at the {place} {target}", f"{place} {target} attack"][:dice.int(1, 2)]
    day = dice.day()
    country = dice.pick(list(COUNTRIES))
    meta = {"kind": "raid" if how == "raid" else "attack", "date": dice.pick((day, day, day[:7], day[:7] + "~", day[:4] + "?")),
            "attack_type": [how], "weapon_type": [weapon],
            "place": {"name": place, "country": country, "lat": dice.int(-600, 600) / 10, "lon": dice.int(-1700, 1700) / 10, "precision": "city"},
            "target": {"name": target.capitalize(), "type": target, "nationality": country},
            "cues": [{"all": [place, target], "any": ["attack", "assault"]}]}
    entity = Entity("attacks", f"{place} {target} {how}", aliases, aliases, meta)
    entity.cue = {"place": place, "target": target}
    return entity


def make_outlet(dice, names, i):
    word = names.word()
    kind, noun, other = dice.pick((("press", "Courier", "Weekly"), ("agency", "News Agency", "Wire"), ("journal", "Review", "Quarterly"),
                                   ("research", "Monitor", "Papers"), ("government", "Gazette", "Bulletin")))
    aliases = [f"{word} {other}", names.acronym()][:dice.int(1, 2)]
    meta = {"class": "propaganda" if i % 4 == 3 else kind, "country": dice.pick(list(COUNTRIES)), "languages": ["en"],
            "link_policy": "none", "reliability": {"code": dice.pick("ABCDEF"), "basis": "Invented for this corpus."}}
    entity = Entity("outlets", f"{word} {noun}", aliases, aliases, meta)
    if meta["class"] != "propaganda":
        meta |= {"link_policy": "link", "url": f"https://{entity.id}.example/"}
    return entity


# Texts are written once, with marks, and turned into either generator's form: \1path\2words\3 is a mention of an entity,
# \4path\2words\3 a link the author wrote, \5path\2passage\3 a citation of a passage.
MARK = re.compile("([\1\4\5])([^\2]*)\2([^\3]*)\3")


def plain(text):
    def form(mark):
        sort, path, words = mark.groups()
        name = path.rsplit("/", 1)[1]
        return {"\1": words, "\4": f"[[{name}|{words}]]" if words else f"[[{name}]]", "\5": f"[@{name}#p{words}]"}[sort]
    return MARK.sub(form, text)


class HugoText:
    """One page's Markdown for Hugo: the first mention of an entity in each section is a link, citations are footnotes."""

    def __init__(self, own_path, titles):
        self.linked, self.own, self.titles, self.notes, self.links = set(), own_path, titles, {}, {}

    def section(self):
        self.linked = set()

    def form(self, mark):
        sort, path, words = mark.groups()
        if path != self.own:
            self.links[path] = None
        if sort == "\5":
            number = self.notes.setdefault((path, words), len(self.notes) + 1)
            return f"[^{number}]"
        if sort == "\1" and (path in self.linked or path == self.own):
            return words
        self.linked.add(path)
        return f"[{words or self.titles[path]}]({path}/)"

    def text(self, text):
        return MARK.sub(self.form, text)

    def footnotes(self):
        return "".join(f"\n[^{n}]: [{self.titles[path]}]({path}/#p{passage}), passage {passage}\n" for (path, passage), n in self.notes.items())


def value(v):
    if isinstance(v, dict):
        return "{ " + ", ".join(f"{k} = {value(x)}" for k, x in v.items()) + " }"
    if isinstance(v, list):
        return "[" + ", ".join(map(value, v)) + "]"
    return json.dumps(v, ensure_ascii=False)  # a JSON string, number or bool is a TOML one


def toml(meta, prefix=""):
    """Plain keys first: in TOML, whatever follows a table's head belongs to the table."""
    head, tables = [], []
    for key, v in meta.items():
        if v == []:
            continue
        if isinstance(v, dict):
            tables.append(f"\n[{prefix}{key}]\n" + toml(v, f"{prefix}{key}."))
        elif isinstance(v, list) and all(isinstance(x, dict) for x in v):
            tables += [f"\n[[{prefix}{key}]]\n" + "".join(f"{k} = {value(x)}\n" for k, x in row.items()) for row in v]
        else:
            head.append(f"{key} = {value(v)}\n")
    return "".join(head + tables)


def write_page(path, meta, body):
    path.write_text(f"+++\n{toml(meta)}+++\n\n{body}", encoding="utf-8", newline="\n")


def hugo_meta(meta, **more):
    """Hugo's own keys on top, all others under `params`: several of ours (aliases, date, url) mean something else to Hugo."""
    own = {k: meta[k] for k in ("title", "summary", "tags")}
    rest = {{"aliases": "names", "date": "when"}.get(k, k): v for k, v in meta.items() if k not in own}
    rest["names"] = [a if isinstance(a, str) else a["text"] for a in rest.get("names", [])]
    return own | {"params": rest | more}


class Corpus:
    def __init__(self, n, seed, out, hugo):
        self.dice, self.out, self.hugo = Dice(seed), out, hugo
        names, dice = Names(self.dice), self.dice
        n_attacks, n_outlets, n_sources = n // 5, n // 10, n * 3 // 10
        towns = [names.word() for _ in range(n_attacks // 3 + 1)]  # several attacks in one town: a cue needs more than the town
        places = [(town, target) for town in towns for target in TARGETS]
        dice.shuffle(places)
        self.actors = [make_actor(dice, names, i) for i in range(n - n_attacks - n_outlets - n_sources)]
        self.attacks = [make_attack(dice, *places[i]) for i in range(n_attacks)]
        self.outlets = [make_outlet(dice, names, i) for i in range(n_outlets)]
        self.entities = self.actors + self.attacks + self.outlets
        self.publishers = [o for o in self.outlets if o.meta["class"] != "propaganda"]
        self.n_sources = n_sources
        self.passages = []  # how many each source has
        self.titles = {e.path: e.title for e in self.entities}

    def write(self):
        for kind in ("actors", "attacks", "outlets", "sources"):
            for root in filter(None, (self.out, self.hugo)):
                (root / "content" / kind).mkdir(parents=True)
        (self.out / "seeds").mkdir()
        names = "".join(f'{code} = "{name}"\n' for code, name in COUNTRIES.items())
        settings = f'title = "Corpus"\nbase_url = "https://corpus.example/"\n[vocabulary.country]\n{names}'
        (self.out / "site.toml").write_text(settings)
        if self.hugo:
            shutil.copytree(HERE / "hugo", self.hugo, dirs_exist_ok=True)
        deck = list(self.entities)  # dealt out, so that every entity is spoken of somewhere
        self.dice.shuffle(deck)
        for s in range(self.n_sources):
            self.source(s, deck[s * len(deck) // self.n_sources:(s + 1) * len(deck) // self.n_sources])
        self.relate()
        for entity in self.entities:
            self.note(entity)

    def any_entity(self):
        return self.dice.often(self.dice.pick((self.actors, self.actors, self.attacks, self.outlets)))

    def filler(self):
        d = self.dice
        return f"{d.pick(SUBJECTS)} {d.pick(VERBS)} {d.pick(OBJECTS)} {d.pick(TAILS)}."

    def naming(self, entity, introduced):
        """A sentence that names the entity, and the claim it makes or None."""
        d = self.dice
        if entity.cue and d.chance(0.25):
            return d.pick(CUE).format(**entity.cue) + ".", None
        if entity.kind == "outlets" and d.chance(0.7):
            day = d.day()
            year = f", {day[:4]}" if d.chance(0.8) else ""  # a missing year is the source's own
            date = f"{MONTHS[int(day[5:7]) - 1]} {int(day[8:])}{year}"
            return f"{self.filler()[:-1]} (\1{entity.path}\2{entity.title}\3, {date}).", None
        sentence = d.pick({"actors": ACTOR if entity.surname else GROUP, "attacks": ATTACK, "outlets": OUTLET}[entity.kind])
        name = entity.title if d.chance(0.6) else d.pick(entity.called)
        if entity.surname and entity.path in introduced and d.chance(0.5):
            name = entity.surname
        if name == entity.title:
            introduced.add(entity.path)
        words = {"x": f"\1{entity.path}\2{name}\3", "n": d.int(2, 90), "year": d.int(1980, 2012)}
        if isinstance(sentence, str):
            return sentence.format(**words) + ".", None
        sentence, prop, qualifier, quote = sentence
        claim = {"property": prop, "value": str(words["year"]) if prop == "founded" else words["n"], "qualifier": qualifier, "scope": "total",
                 "quote": quote.format(**words)}
        return sentence.format(**words) + ".", claim

    def source(self, s, dealt):
        d = self.dice
        name = f"s{s:06}"
        outlet, issued, volume, issue = d.often(self.publishers), d.day(), str(d.int(1, 30)), str(d.int(1, 200))
        headings = list(HEADINGS)
        d.shuffle(headings)
        title = f"{headings.pop()} After the {d.pick(('Spring', 'Summer', 'Autumn', 'Winter'))} of {issued[:4]}"
        # What is said, in which order; None is filler.
        n_mentions, n_words = d.int(max(3, len(dealt)), 20), d.int(340, 810)
        said = dealt + [self.any_entity() for _ in range(n_mentions - len(dealt))]
        said += [None] * max(6, (n_words - 14 * len(said)) // 13)
        d.shuffle(said)
        # Blocks: (type, text), three to six sentences to a paragraph, one list; the position is the passage's number.
        blocks, mentioned, introduced, listed = [], defaultdict(list), set(), False
        while said:
            if len(blocks) % 4 == d.int(2, 3):
                blocks.append(("heading", headings.pop()))
            as_list = not listed and len(blocks) > 4 and d.chance(0.4)
            sentences = []
            for entity in (said.pop() for _ in range(min(d.int(3, 6), len(said)))):
                passage = len(blocks) + 1 + (len(sentences) if as_list else 0)
                sentence, claim = self.naming(entity, introduced) if entity else (self.filler(), None)
                sentences.append(sentence)
                if entity and passage not in mentioned[entity]:
                    mentioned[entity].append(passage)
                    entity.evidence.append((name, passage))
                if claim:
                    entity.claims.append({**claim, "source": name, "passage": passage, "as_of": issued[:7]})
            blocks += [("item", x) for x in sentences] if as_list else [("paragraph", " ".join(sentences))]
            listed |= as_list
        self.passages.append(len(blocks))
        self.titles[f"/sources/{name}"] = title

        lines, last = [title, "", f"Publication: {outlet.title} Volume: {volume} Issue: {issue}"], None
        for sort, text in blocks:
            lines += [""] * {"heading": 2, "item": int(last != "item"), "paragraph": 1}[sort]
            lines.append(("  • " if sort == "item" else "") + plain(text))
            last = sort
        (self.out / "seeds" / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        meta = {"title": title, "summary": self.filler(), "tags": d.some(TAGS, 2), "seed": f"{name}.txt", "csl_type": "article-journal",
                "outlet": outlet.id, "volume": volume, "issue": issue, "credibility": d.int(1, 6),
                "issued": {"date": issued, "basis": "inferred", "why": "The volume and issue give the day."},
                "rights": {"holder": outlet.title, "license": "CC-BY-4.0", "display": "full"}}
        if s and d.chance(0.05):
            meta["derived_from"] = [f"s{d.int(0, s - 1):06}"]
        remark = " ".join(self.filler() for _ in range(2)) + "\n"
        write_page(self.out / "content/sources" / f"{name}.md", meta, remark)
        if self.hugo:
            page, body = HugoText(None, self.titles), [remark]
            for number, (sort, text) in enumerate(blocks, 1):
                if sort == "heading":
                    page.section()
                form = {"heading": "\n## {text} {{#p{n}}}\n", "item": '- <a id="p{n}"></a>{text}', "paragraph": '\n<a id="p{n}"></a>{text}\n'}[sort]
                body.append(form.format(n=number, text=page.text(text)))
            quoted = sorted({p for passages in mentioned.values() for p in passages})
            meta = hugo_meta(meta, quotes={f"p{p}": plain(blocks[p - 1][1]) for p in quoted},
                             mentions=[{"e": entity.path, "p": passages} for entity, passages in mentioned.items()])
            write_page(self.hugo / "content/sources" / f"{name}.md", {"date": issued} | meta, "\n".join(body) + "\n")

    def rest(self, entity):
        """A passage that speaks of the entity, as `source` and `passage` keys."""
        source, passage = self.dice.pick(entity.evidence)
        return {"source": source, "passage": passage}

    def relate(self):
        """Relations go to earlier actors only: none is stated twice, and no chain of parts closes."""
        d = self.dice
        for i, actor in enumerate(self.actors):
            rows = {}
            for _ in range(d.int(1, 3) if i else 0):
                target = self.actors[d.often(range(i))]
                types = {"person": ("member-of", "leads", "opposes")}.get(actor.meta["kind"], ("allied-with", "opposes", "splinter-of", "affiliate-of"))
                if target.surname:
                    types = ("opposes", "allied-with")
                rows[target.id] = {"type": d.pick(types), "target": target.id, "since": str(d.int(2000, 2020)), **self.rest(actor)}
            actor.meta["relations"] = list(rows.values())
        groups = [a for a in self.actors if not a.surname]
        for attack in self.attacks:
            attack.meta["perpetrators"] = [{"actor": a.id, "certainty": d.pick(("stated", "claimed", "alleged", "disputed")), **self.rest(attack)}
                                           for a in dict.fromkeys(d.often(groups) for _ in range(d.int(1, 2)))]
        for outlet in self.outlets:
            if outlet.meta["class"] == "propaganda":
                outlet.meta["affiliation"] = {"actor": d.often(groups).id, "degree": d.pick(("official-central", "official-branch", "supporter"))}
            elif outlet.meta["class"] == "government":
                d.often(groups).meta["relations"].append({"type": "operates", "target": outlet.id})

    def note(self, entity):
        d = self.dice
        n_paragraphs, n_words = d.int(2, 4), d.int(145, 260)
        n_sentences = n_words // 13
        said = [entity] + [self.any_entity() for _ in range(d.int(2, 6))]
        said += [None] * (n_sentences - len(said))
        sentences = [self.naming(e, set())[0] if e else self.filler() for e in said]
        while (linked := self.any_entity()) is entity:
            pass
        sentences[-1] = f"See also \4{linked.path}\2{d.pick(('', linked.called[0]))}\3 for the wider picture."
        for _ in range(d.int(1, 3)):
            source, passage = d.pick(entity.evidence) if d.chance(0.7) else self.any_passage()
            at = d.int(0, len(sentences) - 1)
            sentences[at] += f" \5/sources/{source}\2{passage}\3"
        first, rest = sentences[0], sentences[1:]
        d.shuffle(rest)
        sentences, page, body = [first] + rest, HugoText(entity.path, self.titles), {"ours": [], "hugo": []}
        for p in range(n_paragraphs):
            if p:
                heading = f"## {NOTE_HEADINGS[p - 1]}"
                page.section()
                body["ours"].append(heading)
                body["hugo"].append(heading)
            text = " ".join(sentences[p * len(sentences) // n_paragraphs:(p + 1) * len(sentences) // n_paragraphs])
            body["ours"].append(plain(text))
            body["hugo"].append(page.text(text))
        meta = {"title": entity.title, "summary": self.filler(), "aliases": entity.aliases, "tags": d.some(TAGS, d.int(1, 3)), **entity.meta,
                "claims": entity.claims[:4]}
        write_page(self.out / "content" / entity.kind / f"{entity.id}.md", meta, "\n\n".join(body["ours"]) + "\n")
        if self.hugo:
            write_page(self.hugo / "content" / entity.kind / f"{entity.id}.md", hugo_meta(meta, links=list(page.links)),
                       "\n\n".join(body["hugo"]) + "\n" + page.footnotes())

    def any_passage(self):
        source = self.dice.int(0, self.n_sources - 1)
        return f"s{source:06}", self.dice.int(1, self.passages[source])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("n", type=int, help="pages, 100 or more")
    parser.add_argument("seed", type=int)
    parser.add_argument("out", type=Path, help="a new or empty folder")
    parser.add_argument("--hugo", type=Path, metavar="OUT2", help="also write Hugo's version here")
    args = parser.parse_args()
    if args.n < 100:
        parser.error("N is 100 or more")
    for folder in filter(None, (args.out, args.hugo)):
        if folder.exists() and any(folder.iterdir()):
            parser.error(f"{folder} is not empty")
        folder.mkdir(parents=True, exist_ok=True)
    Corpus(args.n, args.seed, args.out, args.hugo).write()


if __name__ == "__main__":
    main()
