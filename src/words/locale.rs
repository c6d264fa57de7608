//! Data of a language: plural forms, dates, lists, the order of names, and names of countries and languages.
//! All of it is data of CLDR, through ICU4X.

use std::cmp::Ordering;
use std::fmt;
use std::sync::RwLock;

use foldhash::HashMap;
use icu_calendar::{Date, Gregorian};
use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_datetime::options::YearStyle;
use icu_datetime::{FixedCalendarDateTimeFormatter, fieldsets};
use icu_experimental::displaynames::DisplayNamesOptions;
use icu_experimental::displaynames::multi::{LanguageDisplayNames, RegionDisplayNames};
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale::{Direction, LanguageIdentifier, Locale, LocaleDirectionality};
use icu_plurals::PluralRules;

use super::message::form;

/// The language used where there are no data of another: English outside of the United States: the day before the
/// month, no comma before `and`.
const ENGLISH: &str = "en-001";

/// A year, with a month and a day if they are known.
type CalendarDate = (i32, Option<u8>, Option<u8>);

type Dates<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

/// The data of a language.
pub(super) struct LanguageData {
    plurals: PluralRules,
    /// The forms for the numbers that are most often counted.
    pub(super) forms: Vec<u8>,
    days: Dates<fieldsets::YMD>,
    months: Dates<fieldsets::YM>,
    years: Dates<fieldsets::Y>,
    known_dates: RwLock<HashMap<CalendarDate, String>>,
    lists: ListFormatter,
    order: CollatorBorrowed<'static>,
    countries: RegionDisplayNames,
    languages: LanguageDisplayNames,
    pub(super) is_rightward: bool,
}

impl fmt::Debug for LanguageData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LanguageData").finish_non_exhaustive()
    }
}

impl LanguageData {
    /// The data of the language with this tag; of English if there is none.
    pub(super) fn new(tag: &str) -> LanguageData {
        LanguageData::of(&locale(tag)).unwrap_or_else(|| {
            LanguageData::of(&locale(ENGLISH)).expect("the data of English are compiled in")
        })
    }

    fn of(locale: &Locale) -> Option<LanguageData> {
        const MOST_COUNTED: usize = 128;
        let names = DisplayNamesOptions::default();
        // `Quay 2` before `Quay 14`.
        let mut order = CollatorPreferences::from(locale);
        order.numeric_ordering = Some(CollationNumericOrdering::True);
        let plurals = PluralRules::try_new_cardinal(locale.into()).ok()?;
        let form = |n: usize| form(plurals.category_for(n)) as u8;
        Some(LanguageData {
            forms: (0..MOST_COUNTED).map(form).collect(),
            plurals,
            known_dates: RwLock::default(),
            days: Dates::try_new(
                locale.into(),
                fieldsets::YMD::long().with_year_style(YearStyle::NoEra),
            )
            .ok()?,
            months: Dates::try_new(
                locale.into(),
                fieldsets::YM::long().with_year_style(YearStyle::NoEra),
            )
            .ok()?,
            years: Dates::try_new(
                locale.into(),
                fieldsets::Y::long().with_year_style(YearStyle::NoEra),
            )
            .ok()?,
            lists: ListFormatter::try_new_and(locale.into(), ListFormatterOptions::default())
                .ok()?,
            order: Collator::try_new(order, CollatorOptions::default()).ok()?,
            countries: RegionDisplayNames::try_new(locale.into(), names).ok()?,
            languages: LanguageDisplayNames::try_new(locale.into(), names).ok()?,
            is_rightward: is_rightward(&locale.id),
        })
    }

    /// The position of the plural form for a number.
    pub(super) fn form_for(&self, n: usize) -> usize {
        form(self.plurals.category_for(n))
    }

    /// A year, month or day of the Gregorian calendar, without its era. Each is formatted once: the sources of a site
    /// share their dates, and ICU4X takes some microseconds for one.
    pub(super) fn date(&self, year: i32, month: Option<u8>, day: Option<u8>) -> Option<String> {
        let date = (year, month, day);
        let known = self.known_dates.read().ok();
        if let Some(known) = known.as_ref().and_then(|known| known.get(&date)) {
            return Some(known.clone());
        }
        drop(known);
        let words = self.format(year, month, day)?;
        if let Ok(mut known) = self.known_dates.write() {
            known.insert(date, words.clone());
        }
        Some(words)
    }

    fn format(&self, year: i32, month: Option<u8>, day: Option<u8>) -> Option<String> {
        let date = Date::try_new_gregorian(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(match (month, day) {
            (None, _) => self.years.format(&date).to_string(),
            (Some(_), None) => self.months.format(&date).to_string(),
            (Some(_), Some(_)) => self.days.format(&date).to_string(),
        })
    }

    /// Several in one phrase, such as `A, B and C`.
    pub(super) fn list(&self, items: &[String]) -> String {
        self.lists.format_to_string(items.iter())
    }

    /// The order of two names.
    pub(super) fn compare(&self, a: &str, b: &str) -> Ordering {
        self.order.compare(a, b).then_with(|| a.cmp(b))
    }

    /// The name of a country by its code in ISO 3166-1.
    pub(super) fn country(&self, code: &str) -> Option<&str> {
        self.countries.of(code.parse().ok()?)
    }

    /// The name of a language by its tag, and of its country in brackets if the tag has one.
    pub(super) fn language(&self, tag: &str) -> Option<String> {
        let id = tag.parse::<LanguageIdentifier>().ok()?;
        let name = self.languages.of(id.language)?;
        Some(match id.region.and_then(|region| self.countries.of(region)) {
            Some(region) => format!("{name} ({region})"),
            None => name.to_owned(),
        })
    }
}

/// Whether texts in a language begin at the right.
pub(super) fn is_rightward(id: &LanguageIdentifier) -> bool {
    LocaleDirectionality::new_common().get(id) == Some(Direction::RightToLeft)
}

/// The locale with this tag. All numbers of a page are in Latin digits, those of passages and references too, so those in
/// dates are.
fn locale(tag: &str) -> Locale {
    let tag = if tag.eq_ignore_ascii_case("en") { ENGLISH } else { tag };
    let digits = "u-nu-latn";
    let with_digits = format!("{tag}-{digits}").parse();
    with_digits
        .or_else(|_| tag.parse())
        .unwrap_or_else(|_| ENGLISH.parse().expect("the tag of English is well-formed"))
}
