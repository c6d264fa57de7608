// The search: finds names and texts in the shards of `src/outputs/search/`. It folds and parts texts as `src/search/` does,
// and touches no page. The file is one function, and not indented for it.
"use strict";

globalThis.briefingSearch = (() => {
const { abs, clz32, imul, max, min } = Math;
const LONGEST = 40;
const ELIDED = /^([ldjsncmt]|qu)$/;
// What is not seen, and accents.
const DROPPED = /^[\u00AD\u0640\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF-\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]$/;
const PLAIN = [
  [/^[`´ʹʻ-ʿˈˊˋ‘-‛′‵Ꞌꞌ＇｀]$/, "'"],
  [/^[“-‟″‶«»]$/, '"'],
  [/^[\u058A\u05BE\u2010-\u2015\u2043\u2212\u2E3A\u2E3B\uFE58\uFE63]$/, "-"],
  [/^[\s\u0085]$/, " "],
];
const COMPATIBLE = /^[\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}]$/u;
const LETTER = /^\p{Alphabetic}$/u;
const OF_WORD = String.raw`(?:(?![²³¹⁰⁴-⁹₀-₉①-⒛⓪-⓿])[\p{Alphabetic}\p{M}\p{N}_])`;
const OF_PAIRS = String.raw`[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FDF々-〇ぁ-ゖ゛-ゟ㐀-䶿\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFD}]`;
const WORD = new RegExp(`^${OF_WORD}$`, "u");
const STRETCH = new RegExp(`${OF_WORD}(?:${OF_WORD}|'(?=${OF_WORD}))*`, "gu");
const NOUN = new RegExp(`(?:-| +)'*${OF_WORD}`, "uy");
const UNSPACED = new RegExp(`^${OF_PAIRS}`, "u");
const CLUSTER = new RegExp(`${OF_PAIRS}\\p{M}*`, "gu");
const RUN = new RegExp(`(?:${OF_PAIRS}\\p{M}*)+|(?:(?!${OF_PAIRS}).)+`, "gu");
const table = text => Object.fromEntries(text.split(" ").map(pair => [pair[0], pair.slice(1)]));
const SPELLED = table("øo łl đd ðd ħh ŧt ⱦt ⱥa ıi æae œoe þth ßss ςσ");
const spelledOut = c => SPELLED[c.toLowerCase()];
const ARABIC = table("کك یي ىي ےي ةه ہه ھه ەه ٱا");
const OF_TWO = table("äae öoe üue øoe åaa");
// The Arabic article with the particles that are written in one word with it.
const ARTICLE = /^(?:[وف]?[بك]?ال|[وف]?لل)(?=...)/u;

const oneOfArabic = c => ARABIC[c] ?? (/^[\u0660-\u0669\u06F0-\u06F9]$/.test(c) ? String(c.charCodeAt(0) & 15) : null);
const plain = c => PLAIN.find(([of]) => of.test(c))?.[1] ?? (/^[\uFF01-\uFF5E]$/.test(c) ? c.normalize("NFKC") : null);
const bare = c => {
  if (DROPPED.test(c)) return "";
  const other = plain(c) ?? oneOfArabic(c);
  if (other !== null) return other;
  if (!LETTER.test(c) || (UNSPACED.test(c) && !COMPATIBLE.test(c))) return c;
  const kept = [...(spelledOut(c) ?? c.normalize("NFKD"))].filter(part => WORD.test(part) && !DROPPED.test(part) && plain(part) === null);
  return kept.map(part => spelledOut(part) ?? oneOfArabic(part) ?? part).join("");
};
const known = new Map();
const folded = c => {
  if (!known.has(c)) known.set(c, bare(c).toLowerCase());
  return known.get(c);
};

/** A word as others spell it: with two letters for one, or with the first letter that `لل` may hide. */
function respelled(word) {
  const own = word.normalize().toLowerCase();
  const other = own.replace(/[äöüøå]/g, c => OF_TWO[c]).replace(/^([وف]?)لل/, "$1الل");
  return other === own ? [] : spelled(other).flat();
}

/** The words of a text with their spellings and places; `tail` marks the last character of a run of pairs. */
function tokens(text) {
  let [lower, place] = ["", 0];
  const places = [];
  for (const c of text) {
    const letters = folded(c);
    for (let n = 0; n < letters.length; n += 1) places.push(place);
    lower += letters;
    place += c.length;
  }
  places.push(place);
  const found = [];
  for (const { 0: stretch, index } of lower.matchAll(STRETCH)) {
    NOUN.lastIndex = index + stretch.length;
    if (stretch === "al" && NOUN.test(lower)) continue;
    let [word, start, at] = ["", index, index];
    const pieces = stretch.split("'");
    for (const [nth, piece] of pieces.entries()) {
      if (nth > 0 && nth === pieces.length - 1 && piece === "s" && word !== "") break;
      if (ELIDED.test(word)) [word, start] = ["", at + 1];
      word += piece;
      at += (nth > 0) + piece.length;
    }
    // A word that lost an apostrophe is at none of its own places.
    const see = (own, from, length, tail = false) => {
      const [first, last] = (at - start === word.length ? [start + from, start + from + length] : [start, at]).map(letter => places[letter]);
      found.push({ spellings: [...new Set([own, ...respelled(text.slice(first, last))])], start: first, end: last, tail });
    };
    for (const { 0: run, index: from } of word.matchAll(RUN)) {
      if (UNSPACED.test(run)) {
        let first = from;
        run.match(CLUSTER).forEach((cluster, nth, all) => {
          const pair = cluster + (all[nth + 1] ?? "");
          see(pair, first, pair.length, pair === cluster && nth > 0);
          first += cluster.length;
        });
      } else {
        see([...run].slice(0, LONGEST).join("").replace(ARTICLE, ""), from, run.length);
      }
    }
  }
  return found;
}

const spelled = text => tokens(text).map(({ spellings }) => spellings);

/** The hash of the first letters of a word: FNV-1a. */
function key(word, letters) {
  let hash = 0x811c9dc5;
  for (const letter of [...word].slice(0, UNSPACED.test(word) ? 1 : letters)) hash = imul(hash ^ letter.codePointAt(0), 0x1000193);
  return (hash ^ (hash >>> 16)) & 0xffff;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

function reader(text, at = 0) {
  return {
    more: () => at < text.length,
    next() {
      for (let number = 0, unit = 1; ; unit *= 32) {
        const digit = LETTERS.indexOf(text[at++]);
        number += (digit & 31) * unit;
        if (digit < 32) return number;
      }
    },
  };
}

/** The pages of a word; of a shortened list only the first unit of each. */
function postings(list) {
  const isShort = list[0] === "*";
  const { more, next } = reader(list, +isShort);
  const pages = [];
  for (let page = 0; more();) {
    page += next();
    const first = next();
    let [units, unit] = [[first], 0];
    if (!isShort) units = first % 2 === 1 ? [(first - 1) / 2] : Array.from({ length: first / 2 }, () => (unit += next()));
    pages.push({ page, units, count: isShort ? next() : units.length });
  }
  return pages;
}

function unfold(text) {
  let before = "";
  return text.split(" ").filter(Boolean).map(entry => (before = before.slice(0, LETTERS.indexOf(entry[0])) + entry.slice(1)));
}

// One in words of four letters, two in words of eight.
const slips = word => min(2, word.length >> 2);

/** How many letters to add, drop, change or swap to make one word of the other; any greater number if more than `most`. */
function distance(a, b, most) {
  if (abs(a.length - b.length) > most) return most + 1;
  let [before, row] = [[], [...Array(b.length + 1).keys()]];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = min(next[j], before[j - 2] + 1);
    }
    if (min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length];
}

// A quotation mark that is not closed is no mark.
const PIECE = /([-−–]?)(?:["“”„«»]([^"“”„«»]+)["“”„«»]|((?:al +(?![-−–]))?[^\s"“”„«»]+))/gi;

/** A query, each word as its spellings, and what is left out as phrases. */
function parse(query) {
  let [words, phrases, without] = [[], [], []];
  for (const [, minus, quoted, single] of query.matchAll(PIECE)) {
    // More characters may follow the last one.
    const found = tokens(quoted ?? single).flatMap(({ tail, spellings }, nth, all) => (tail && !all[nth + 1] ? [] : [spellings]));
    if (!found[0]) continue;
    if (!minus) words.push(...found);
    // Pairs of characters are parts of one word.
    if (minus) without.push(found);
    else if (quoted || (found[1] && found.every(word => UNSPACED.test(word)))) phrases.push(found);
  }
  words = new Map(words.map(word => [word[0], word])).values();
  return { words: [...words].slice(0, 12), phrases, without };
}

/** Whether the words of a phrase stand together among those of a text. */
const holds = (own, phrase) => own.some((_, first) => phrase.every((word, nth) => own[first + nth]?.some(spelling => word.includes(spelling))));

const byText = (a, b) => (a > b) - (a < b);
// Equals keep their order.
const best = found => found.sort((a, b) => b.score - a.score);
const each = (list, act) => Promise.all(list.map(act));

// How well a word fits: as it is, by its beginning, or nearly, by its stem or mistyped.
const [EXACT, PREFIX, NEAR] = [4, 2, 1];
const [FEWEST, STEM, ENDING, FORMS, CORRECTIONS, CHECKED, PASSAGES] = [3, 4, 2, 40, 4, 120, 3];
const isStem = (own, word) => own.length >= STEM && word.length - own.length <= ENDING && word.startsWith(own) && !/\d/.test(word);
const fitOf = (own, word) => (own === word ? EXACT : own.startsWith(word) ? PREFIX : isStem(own, word) ? NEAR : 0);
const byForm = (a, b) => b.level - a.level || b.list.length - a.list.length || byText(a.word, b.word);
const bestFit = (own, spellings) => max(...own.flatMap(a => spellings.map(b => fitOf(a, b))));
// Characters of a line before and after its first mark.
const [BEFORE, AFTER] = [70, 150];

/** A stretch of a text as parts that are marked or not. */
function parts(text, found, from = 0, to = text.length) {
  const made = from > 0 ? [{ text: "… " }] : [];
  let at = from;
  for (const { start, end } of found) {
    if (start < at || end > to) continue;
    made.push({ text: text.slice(at, start) }, { text: text.slice(start, end), marked: true });
    at = end;
  }
  made.push({ text: text.slice(at, to) }, { text: to < text.length ? " …" : "" });
  return made.filter(part => part.text !== "");
}

/** The shortest stretch of a text that has most words of the query. */
function nearest(found) {
  const words = new Set(found.map(({ nth }) => nth)).size;
  const inside = new Map();
  const count = ({ nth }, more) => inside.set(nth, (inside.get(nth) ?? 0) + more);
  let [near, first] = [null, 0];
  found.forEach((mark, last) => {
    count(mark, 1);
    while (inside.get(found[first].nth) > 1) count(found[first++], -1);
    const span = mark.at - found[first].at;
    if (inside.size === words && (near === null || span < near.span)) near = { span, first, last, words };
  });
  return near;
}

/** A line of a text around its marks, from the beginning if there are none. */
function excerpt(text, found) {
  const near = nearest(found);
  const [start, end] = near ? [found[near.first].start, found[near.last].end] : [0, 0];
  let from = max(0, start - BEFORE);
  if (from > 0) from = min(text.indexOf(" ", from) + 1 || from, start);
  const most = max(from + BEFORE + AFTER, min(end, from + 2 * AFTER));
  return parts(text, found, from, most < text.length ? max(text.lastIndexOf(" ", most), min(end, most)) : text.length);
}

/** How well the words of a query fit one name; null if one of them does not. */
function fit(words, name, detail) {
  let total = 0;
  const used = new Set();
  for (const { spellings, forms, instead } of words) {
    const [word] = spellings;
    let [level, which] = [0, -1];
    name.forEach((own, nth) => {
      const isNear = () => instead && (forms.some(form => own.includes(form.word)) || distance(word, own[0], slips(word)) <= slips(word));
      const fits = bestFit(own, spellings) || (isNear() ? NEAR : 0);
      if (fits > level) [level, which] = [fits, nth];
    });
    if (!level && detail.some(own => bestFit(own, spellings) > (word.length < FEWEST ? PREFIX : NEAR))) level = NEAR;
    if (!level) return null;
    if (which >= 0) used.add(which);
    total += 8 * level + (which === 0 ? 4 : 0);
  }
  if (!used.size) return null;
  const isWhole = used.size === name.length && total >= 8 * EXACT * words.length;
  return total + (isWhole ? 40 : 0) - 2 * min(name.length - used.size, 8);
}

/** By page and word of a query: the units that have it, with the level of the best form. */
function merged(words) {
  const pages = new Map();
  words.forEach(({ forms }, nth) => {
    for (const { level, list } of forms) {
      for (const { page, units, count } of postings(list)) {
        const entry = pages.get(page) ?? { number: page, words: new Map(), count: 0 };
        pages.set(page, entry);
        const levels = entry.words.get(nth) ?? new Map();
        entry.words.set(nth, levels);
        for (const unit of units) levels.set(unit, max(levels.get(unit) ?? 0, level));
        entry.count = min(entry.count + count, 8);
      }
    }
  });
  return pages;
}

/** The score of a page: rare words count more, and those in one unit, in its names, in the summary. */
function score({ words, count }, rarity) {
  const units = new Map();
  let anywhere = 0;
  for (const [nth, levels] of words) {
    for (const [unit, level] of levels) {
      const [sum, n] = units.get(unit) ?? [0, 0];
      units.set(unit, [sum + rarity[nth] * level * (unit === 0 ? 4 : unit === 1 ? 2 : 1), n + 1]);
    }
    anywhere += 4 * rarity[nth] * max(...levels.values());
  }
  return anywhere + max(...[...units.values()].map(([sum, n]) => 2 * sum + 32 * n * n)) + count;
}

/** Where the words of a query stand in a text, with `at` their place among all words. */
function marks(result, text) {
  result.levels ??= new Map(result.resolved.flatMap(({ forms }, nth) => forms.map(({ word, level }) => [word, { nth, level }])).reverse());
  const { levels } = result;
  const all = tokens(text);
  const found = all.flatMap((token, at) => token.spellings.filter(word => levels.has(word)).slice(0, 1).map(word => ({ ...token, ...levels.get(word), at })));
  return { all: all.map(({ spellings }) => spellings), found };
}

const headOf = ([title, label, address, detail]) => ({ title, label, address: `${address}index.html`, detail });

// A word of its own parts names, so that no phrase goes from one to the next.
const APART = " _ ";
/** The texts of the units of a page. */
const textsOf = ([, [title, , , detail], others, summary, units]) =>
  [[title, detail, ...others].join(APART), summary, ...units.map(unit => (unit === 0 ? "" : [unit[2], unit[1]].filter(Boolean).join(APART)))];

/** Whether a page has all phrases and nothing that is left out. */
function isAsked({ phrases, without }, page) {
  const texts = textsOf(page).map(spelled);
  const has = phrase => texts.some(text => holds(text, phrase));
  return phrases.every(has) && !without.some(has);
}

/** A page with its best passages; null if a phrase is missing or nothing is left. */
function shown(result, entry, page) {
  const [, fields, others, summary, units] = page;
  const head = headOf(fields);
  if (!isAsked(result, page)) return null;
  const fitting = textsOf(page).flatMap((text, number) => {
    const { all, found } = marks(result, text);
    const held = result.phrases.filter(phrase => holds(all, phrase)).length;
    if (!found[0] || (result.phrases[0] && !held)) return [];
    const { words, span, first, last } = nearest(found);
    const level = found.slice(first, last + 1).reduce((sum, mark) => sum + mark.level * result.rarity[mark.nth], 0);
    const closeness = words > 1 ? max(0, 23 + words - span) : 0;
    return [{ number, text, found, closeness, score: 32 * words * words + level + 2 * closeness + 16 * held }];
  });
  if (!fitting[0]) return null;
  const inText = best(fitting).filter(({ number }) => number > 0);
  const passages = inText.slice(0, PASSAGES).map(({ number, found, text }) => {
    const [anchor, own, heading = ""] = number === 1 ? ["", text] : units[number - 2];
    const skipped = heading && heading.length + APART.length;
    const inside = found.filter(({ start }) => start >= skipped).map(mark => ({ ...mark, start: mark.start - skipped, end: mark.end - skipped }));
    return { anchor, heading, parts: excerpt(own, inside) };
  });
  if (!passages[0]) passages.push({ anchor: "", heading: "", parts: excerpt(summary || units.find(unit => unit[1])?.[1] || "", []) });
  // The more of a name the words are, the better.
  const names = [head.title, ...others].map(name => marks(result, name));
  const covered = max(...names.map(({ all, found }) => (8 * found.reduce((sum, { level }) => sum + level, 0)) / max(1, all.length)));
  return {
    number: entry.number, head, title: parts(head.title, names[0].found), passages,
    more: max(0, inText.length - PASSAGES), score: entry.score + covered + 2 * max(...fitting.map(({ closeness }) => closeness)),
  };
}

/** A search over the shards that `load(name)` promises. */
function over(load) {
  const loaded = new Map();
  const shard = (name, make = value => value) => {
    if (!loaded.has(name)) {
      const made = load(name).then(make);
      loaded.set(name, made);
      // What failed is asked for again.
      made.catch(() => loaded.delete(name));
    }
    return loaded.get(name);
  };
  const root = () => shard("index", it => {
    const places = new Map();
    for (const { more, next } = reader(it.order); more();) places.set(next(), places.size);
    return { ...it, places };
  });
  const ordered = async found => {
    const { places } = await root();
    return best(found.sort((a, b) => places.get(a.number) - places.get(b.number)));
  };
  const place = (word, letters, power) => key(word, letters) >>> (16 - power);
  const lines = text => new Map(text.trim().split("\n").map(line => line.split(" ")));
  const listsNear = async word => shard(`words/${place(word, 3, (await root()).words)}`, lines);
  const dictionary = number => shard(`dictionary/${number}`, unfold);

  async function textOf(page) {
    const { bits, texts } = await root();
    return (await shard(`texts/${page >>> (bits - texts)}`)).find(([number]) => number === page);
  }

  /** The words of the index that a mistyped word may mean, the likeliest first. */
  async function corrected(word) {
    const most = slips(word);
    if (!most) return [];
    const power = (await root()).dictionary;
    const near = words => words.map(other => ({ other, far: distance(word, other, most) })).filter(({ far }) => far <= most);
    let found = near(await dictionary(place(word, 1, power)));
    // `alqaeda`
    const [, noun] = /^al(....+)/.exec(word) ?? [];
    if (noun && (await listsNear(noun)).has(noun)) found.push({ other: noun, far: 0 });
    if (!found[0]) {
      found = (await each([...Array(1 << power).keys()], dictionary)).flatMap(near);
    }
    const least = min(...found.map(({ far }) => far));
    const forms = await each(found.filter(({ far }) => far === least), async ({ other }) => ({ word: other, level: NEAR, list: (await listsNear(other)).get(other) ?? "" }));
    return forms.sort(byForm).slice(0, CORRECTIONS);
  }

  /** A word with its forms in the index: as it is, longer or its stem, or else `instead` of it; of a phrase as it is. */
  async function resolve(spellings, isExact = false) {
    const forms = [];
    for (const word of spellings) {
      const isLong = word.length >= FEWEST || UNSPACED.test(word);
      for (const [own, list] of await listsNear(word)) {
        const level = fitOf(own, word);
        if (level === EXACT || (level && isLong && !isExact)) forms.push({ word: own, level, list });
      }
    }
    const instead = !forms[0] && !isExact;
    return { spellings, instead, forms: instead ? await corrected(spellings[0]) : forms.sort(byForm).slice(0, FORMS) };
  }

  /** The numbers of the pages with all words of a phrase. */
  async function pagesWith(phrase) {
    const pages = merged(await each(phrase, word => resolve(word, true)));
    return new Set([...pages.keys()].filter(number => pages.get(number).words.size === phrase.length));
  }

  /** The pages of some that have the phrases and nothing that is left out. Of many only the texts of the first are read. */
  async function sifted(pages, phrases, without) {
    const left = await each(without, pagesWith);
    // One word is certain.
    const kept = pages.filter(({ number }) => !left.some((of, nth) => of.has(number) && !without[nth][1]));
    const fits = await each(kept, async ({ number }, nth) =>
      nth >= CHECKED || (!phrases[0] && !left.some(of => of.has(number))) || isAsked({ phrases, without }, await textOf(number)));
    return kept.filter((_, nth) => fits[nth]);
  }

  /** The names that have all words; `name` is the one that fits, if it is not the title. */
  async function namesOf(words, { phrases, without }) {
    const power = (await root()).names;
    const looked = words.flatMap(({ spellings, forms, instead }) => (instead ? [...spellings, ...forms.map(form => form.word)] : spellings));
    const numbers = new Set(looked.map(word => place(word, 2, power)));
    const lists = await each([...numbers], number => shard(`names/${number}`));
    const found = [...new Map(lists.flat().map(page => [page[0], page])).values()].flatMap(([number, fields, weight, others, strong]) => {
      const head = headOf(fields);
      const detail = spelled(head.detail);
      const scored = [head.title, ...others].flatMap((name, nth) => {
        const own = spelled(name);
        const fits = phrases.every(phrase => holds(own, phrase) || holds(detail, phrase)) ? fit(words, own, detail) : null;
        const rank = nth === 0 ? 8 : nth <= strong ? 6 : 0;
        return fits === null ? [] : [{ name: nth > 0 && name, score: 4 * fits + rank + weight }];
      });
      return best(scored).slice(0, 1).map(it => ({ ...it, number, head }));
    });
    return sifted(await ordered(found), [], without);
  }

  /** The names for a query that is being typed. */
  async function names(query) {
    const parsed = parse(query);
    const found = await namesOf(parsed.words.map(spellings => ({ spellings })), parsed);
    return found[0] || !parsed.words.some(([word]) => slips(word)) ? found : namesOf(await resolved(parsed), parsed);
  }

  const resolved = ({ words, phrases }) => each(words, word => resolve(word, phrases.some(phrase => phrase.includes(word))));

  /** The pages that have most words, the best first; `partly` if none has them all. */
  async function rank(words, { phrases, without }) {
    const all = [...merged(words).values()];
    const total = (await root()).pages;
    const most = all.reduce((least, entry) => max(least, entry.words.size), 1);
    const rarity = words.map((_, nth) => 33 - clz32(total / max(1, all.filter(entry => entry.words.has(nth)).length)));
    const fitting = all.filter(entry => entry.words.size === most).map(entry => ({ ...entry, score: score(entry, rarity) }));
    return { pages: await sifted(await ordered(fitting), phrases, without), partly: most < words.length, rarity };
  }

  async function find(query) {
    const parsed = parse(query);
    const words = await resolved(parsed);
    const [found, ranked] = await Promise.all([namesOf(words, parsed), rank(words, parsed)]);
    const typed = ([word]) => tokens(query).flatMap(({ spellings, start, end }) => (spellings[0] === word ? query.slice(start, end) : []))[0];
    const instead = words.filter(it => it.instead && it.forms[0]).map(({ spellings, forms }) => ({ word: typed(spellings), words: forms.map(form => form.word) }));
    // The texts of further pages are read when they are shown.
    const isOpen = ranked.pages.length > CHECKED && [...parsed.phrases, ...parsed.without].some(phrase => phrase[1]);
    return { ...parsed, resolved: words, instead, names: found, isOpen, ...ranked };
  }

  /** The next pages of a result with their texts, and how many were looked at. */
  async function show(result, pages, from, count) {
    const found = [];
    let at = from;
    while (found.length < count && at < pages.length && at - from < CHECKED) {
      const next = pages.slice(at, at + count - found.length);
      const made = await each(next, async entry => shown(result, entry, await textOf(entry.number)));
      found.push(...made.filter(Boolean));
      at += next.length;
    }
    return { found: best(found), looked: at - from };
  }

  /** The facets of all pages by number, as ids by filter, and the labels of ids. */
  async function facets() {
    const { kinds } = await root();
    return shard("facets", ({ outlets, actors, tags, rows }) => {
      const { more, next } = reader(rows);
      const list = of => {
        let at = 0;
        return Array.from({ length: next() }, () => of[(at += next())][0]);
      };
      const pages = new Map();
      for (let page = 0; more();) {
        page += next();
        const [kind, year, years, outlet] = [next(), next(), next(), next()];
        pages.set(page, {
          kind: [kinds[kind][0]], year: Array.from({ length: years }, (_, nth) => String(year - 10000 + nth)), outlet: outlet > 0 ? [outlets[outlet - 1][0]] : [],
          actor: list(actors), tag: list(tags),
        });
      }
      const labels = { kind: new Map(kinds), outlet: new Map(outlets), actor: new Map(actors), tag: new Map(tags) };
      return { pages, label: (filter, id) => labels[filter]?.get(id) ?? id };
    });
  }

  return { root, find, names, show, facets };
}

/** Whether a page passes the filters but one. */
const passes = ({ pages }, number, filters, but) =>
  Object.entries(filters).every(([filter, id]) => filter === but || !id || pages.get(number)?.[filter].includes(id));

/** By filter: its ids on pages that pass the others, the most frequent first, years from the newest on. */
const counts = (facets, numbers, filters) => Object.fromEntries(Object.keys(filters).map(filter => {
  const by = new Map();
  for (const number of numbers) {
    if (!passes(facets, number, filters, filter)) continue;
    for (const id of facets.pages.get(number)?.[filter] ?? []) by.set(id, (by.get(id) ?? 0) + 1);
  }
  const rows = [...by].map(([id, pages]) => ({ id, pages, label: facets.label(filter, id) }));
  return [filter, rows.sort((a, b) => (filter === "year" ? b.id - a.id : b.pages - a.pages || byText(a.id, b.id)))];
}));

return { over, tokens, key, parse, distance, postings, unfold, reader, passes, counts };
})();
