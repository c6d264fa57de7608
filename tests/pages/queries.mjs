// Queries, each with what comes first, and the filters it is asked with: for the search in Node and in browsers.

/** Of the repository's own site. */
export const OWN = [
  // Names: whole, by another name, by their beginnings, mistyped.
  ["taliban", { name: "actors/taliban" }],
  ["isis-k", { name: "actors/iskp", page: "actors/iskp" }],
  ["ISIS", { name: "actors/islamic-state", names: 2 }],
  ["moscow", { name: "actors/russia" }],
  ["khor", { name: "actors/iskp" }],
  ["putin", { name: "actors/vladimir-putin", page: "actors/vladimir-putin" }],
  ["utin", { name: "actors/vladimir-putin", instead: ["putin"] }],
  ["talban", { name: "actors/taliban", instead: ["taliban"] }],
  ["khorosan provinse", { name: "actors/iskp", instead: ["khorasan", "province"] }],
  ["Tass", { name: "outlets/tass", page: "outlets/tass" }],
  ["voice of khorasan", { name: "outlets/voice-of-khorasan", page: "outlets/voice-of-khorasan" }],
  ["al-qaida", { name: "actors/al-qaeda", page: "actors/al-qaeda" }],
  ["alqaeda", { name: "actors/al-qaeda" }],
  ["Al Qaeda", { name: "actors/al-qaeda" }],
  // Attacks with date and place.
  ["crocus city hall", { name: "attacks/crocus-city-hall-2024", page: "attacks/crocus-city-hall-2024" }],
  ["2022 kabul", { name: "attacks/russian-embassy-kabul-2022" }],
  ["embassy september", { name: "attacks/russian-embassy-kabul-2022" }],
  // Texts: words together, in any order, whole before longer ones.
  ["kabul embassy bombing", { page: "attacks/russian-embassy-kabul-2022", shows: "[embassy]" }],
  ["staff explosion lives", { page: "sources/is-vs-russia-2022-09", at: "p2", shows: "[lives]" }],
  ["bomb", { page: "attacks/turkmenistan-embassy-plot-2021", shows: "[bomb] " }],
  ["delisting", { page: "sources/edm-2024-07", shows: "[delisting]" }],
  ["ally against terrorism", { shows: "[ally]" }],
  // Phrases, and words to leave out.
  ['"Islamic State" caliphate', { page: "actors/islamic-state", shows: "[caliphate]" }],
  ['"State Islamic"', { pages: 0 }],
  ['"embassy staff"', { page: "attacks/russian-embassy-staff-iraq-2006" }],
  // The page of Russia names Crocus in its text.
  ["moscow -crocus", { page: "outlets/the-moscow-times" }],
  ["taliban -taliban", { names: 0, pages: 0 }],
  // Filters.
  ["taliban", { page: "sources/edm-2024-07", names: 0 }, { kind: "sources" }],
  ["taliban", { page: "sources/memri-2021-10" }, { kind: "sources", year: "2021" }],
  ["attack", { page: "sources/edm-2024-07" }, { outlet: "eurasia-daily-monitor" }],
  ["embassy", { name: "attacks/russian-embassy-kabul-2022" }, { kind: "attacks", actor: "iskp" }],
  ["russia", { names: 0 }, { tag: "no-such-tag" }],
  // Nothing, and not all.
  ["xyzzyq", { names: 0, pages: 0 }],
  ["crocus xyzzyq", { partly: true, page: "attacks/crocus-city-hall-2024" }],
];

/** Of the site of several scripts, `tests/search/site`. */
export const SCRIPTS = [
  ["красный", { name: "actors/krasny-kholm", page: "actors/krasny-kholm" }],
  ["краный холм", { name: "actors/krasny-kholm", instead: ["красныи"] }],
  ["черной реке", { page: "actors/krasny-kholm", shows: "[Чёрной] [реке]" }],
  ["التل الاحمر", { name: "actors/tall-ahmar", page: "actors/tall-ahmar" }],
  ["جماعه", { name: "actors/tall-ahmar" }],
  ["نهر", { page: "actors/tall-ahmar", shows: "[النهر]" }],
  ["tall ahmar", { name: "actors/tall-ahmar" }],
  ["赤い丘", { name: "actors/akai-oka" }],
  ["東京都", { page: "actors/akai-oka", shows: "[東京]" }],
  ["京東", { pages: 0 }],
  ["東", { page: "actors/akai-oka" }],
  ["記者がテロ", { page: "actors/akai-oka", pages: 1, shows: "[テロ]" }],
  ["記者がテ", { page: "actors/akai-oka", pages: 1 }],
  ['"記者がテロ攻撃に"', { page: "actors/akai-oka", pages: 1 }],
  ['"記者はテロ攻撃に"', { pages: 0 }],
  ["攻撃", { page: "actors/akai-oka", shows: "[攻撃]" }],
  ["du'at", { name: "actors/duat", page: "actors/duat" }],
  ["Duʼat", { name: "actors/duat" }],
  ["al-falah", { name: "actors/duat" }],
  ["falah", { name: "actors/duat" }],
  ["callers", { name: "actors/duat" }],
  ["said lodzka strasse", { page: "actors/duat", at: "strasse" }],
  ["ostrava bridge", { name: "attacks/bridge" }],
  ['"old bridge"', { page: "sources/lake", pages: 1, at: "p1" }],
  ['"bridge old"', { pages: 0 }],
  // No phrase goes from a heading to its text, or from a name to another.
  ['"strasse the road"', { pages: 0 }],
  ['"falah the callers"', { pages: 0 }],
  ["bridge -shelling", { page: "sources/lake", names: 0 }],
  ["bridge", { page: "sources/lake" }, { outlet: "lima-wire" }],
  ["bridge", { name: "attacks/bridge", pages: 1 }, { tag: "rivers" }],
  ["bridge", { name: "attacks/bridge", pages: 1 }, { actor: "duat", year: "2021", kind: "attacks" }],
  // An attack over the end of a year is one of both years.
  ["bridge", { name: "attacks/bridge", pages: 1 }, { year: "2022" }],
  ["bridge", { names: 0, pages: 0 }, { year: "2023" }],
  // Letters that are also spelled with two.
  ["gruenauer", { name: "actors/gruenauer-bund", page: "actors/gruenauer-bund" }],
  ["grunauer", { name: "actors/gruenauer-bund" }],
  ["Grüna", { name: "actors/gruenauer-bund" }],
  ["gruena", { name: "actors/gruenauer-bund" }],
  ['"gruenauer bund"', { name: "actors/gruenauer-bund", pages: 1 }],
  ["Müllner", { ordered: ["actors/muellner-werft"], page: "actors/muellner-werft", pages: 2 }],
  ["muellner", { ordered: ["actors/muellner-werft"], pages: 2 }],
  ["faehre", { page: "actors/gruenauer-bund", shows: "[Fähre]" }],
  ["aero", { page: "actors/gruenauer-bund", shows: "[Ærø]" }],
  // Arabic particles before the article.
  ["بالميناء", { name: "actors/haras-mina", page: "actors/haras-mina" }],
  ["للميناء", { name: "actors/haras-mina" }],
  ["الهجوم", { page: "actors/haras-mina", shows: "[والهجوم]" }],
  ["فالهجوم", { page: "actors/haras-mina", shows: "[والهجوم]" }],
  ["المرسى", { page: "actors/haras-mina", shows: "[للمرسى]" }],
  ['"حرس للميناء"', { name: "actors/haras-mina", pages: 1 }],
  // Equal names in the order of their numbers; names with all words before texts.
  ["cable cut", { ordered: ["actors/cable-cut-2", "actors/cable-cut-14"], page: "actors/cable-cut-2", total: 4 }],
  ["crew", { ordered: ["actors/anchor-crew", "actors/winch-crew"] }],
  // Phrases in names, and counts of what is shown.
  ['"cable cut"', { ordered: ["actors/cable-cut-2", "actors/cable-cut-14"], total: 2 }],
  ['"cut cable"', { names: 0, page: "actors/anchor-crew", total: 1 }],
  ['"cable cut', { ordered: ["actors/cable-cut-2", "actors/cable-cut-14"], total: 4 }],
  // The plural, the singular, and parts of words.
  ["cables", { page: "actors/anchor-crew", shows: "[Cables]", total: 4 }],
  ["cable", { page: "actors/cable-cut-2", total: 4 }],
  ["cables -cables", { total: 3 }],
  ["cable 14", { ordered: ["actors/cable-cut-14"], total: 1 }],
  // What is left out is left out with its whole page, by its names and by its texts.
  ['crew -"cable cut"', { ordered: ["actors/anchor-crew", "actors/winch-crew"], total: 2 }],
  ['cable -"cable cut"', { names: 0, total: 2 }],
  ['"cable -cut', { names: 0, total: 0 }],
  ["crew -long", { ordered: ["actors/anchor-crew"], total: 1 }],
  ["cable -divers", { names: 0, total: 0 }],
  ["cable -firm", { names: 0, total: 2 }],
  // Names with mark-up.
  ["onerror", { name: "actors/hostile", names: 1, page: "actors/hostile" }],
  ["</script> `bold`", { name: "actors/hostile" }],
];

/** Of `bench/corpus.py 1000 1`, which writes the same site every time. */
export const BENCH = [
  // Names: whole, by an acronym, by another name, by their beginnings.
  ["badveper movement", { name: "actors/badveper-movement", names: 1, page: "actors/badveper-movement" }],
  ["TZGV", { name: "actors/badveper-movement", page: "actors/badveper-movement" }],
  ["vovdofa bulletin", { name: "outlets/vovdofa-gazette", page: "outlets/vovdofa-gazette" }],
  ["nibz", { name: "actors/nibzupi-front", names: 2 }],
  ["commander gegv", { name: "actors/bavdugun-dalzedes", page: "actors/bavdugun-dalzedes" }],
  // Mistyped: letters that are missing, swapped or others, the first one too.
  ["balzenl court", { name: "attacks/balzenil-court-shelling", page: "attacks/balzenil-court-shelling", instead: ["balzenil"] }],
  ["fedvagon leauge", { name: "actors/fedvagon-league", page: "actors/fedvagon-league", instead: ["league"] }],
  ["qadveper", { name: "actors/badveper-movement", instead: ["badveper"] }],
  // Attacks with date and place.
  ["bebzadun 2016", { name: "attacks/bebzadun-school-raid", names: 1, page: "attacks/bebzadun-school-raid" }],
  // Phrases, and words to leave out.
  ['"families of those hurt in the godvalar"', { names: 0, pages: 1, page: "actors/badveper-movement", at: "activity" }],
  ['"in dezmovis the assault"', { names: 0, page: "attacks/dezmovis-embassy-raid" }],
  ["badveper -renewal", { names: 0, page: "sources/s000217", at: "p6" }],
  ["bebzadun -market", { names: 4, page: "attacks/bebzadun-barracks-bombing" }],
  // Filters.
  ["dezmovis", { names: 0, pages: 1, page: "sources/s000003", at: "p4" }, { outlet: "gigvifom-courier" }],
  ["shelling", { name: "attacks/balzenil-court-shelling", names: 1, pages: 1 }, { actor: "fibziro-directorate" }],
  ["balzenil", { name: "attacks/balzenil-court-shelling", pages: 1 }, { kind: "attacks", year: "2014", tag: "rural-elections" }],
  ["badveper", { names: 0, pages: 0 }, { kind: "outlets" }],
  // Nothing, and not all.
  ["xyzzyq", { names: 0, pages: 0 }],
  ["xyzzyq badveper", { partly: true, page: "actors/badveper-movement" }],
];
