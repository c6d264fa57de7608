//! Lines of the heads of articles, in many languages.

use super::*;

/// The facts of a line in a head, in short.
fn facts(line: &str) -> Option<String> {
    let facts = read(line, 0..line.len(), Region::Head)?;
    let date = |written: WrittenDate| match written.in_year(None) {
        Some(date) => date.edtf(),
        None => "?".to_owned(),
    };
    let fact = |fact: Statement| match fact {
        Statement::Title(span) => format!("title {}", &line[span]),
        Statement::Container(span) => format!("in {}", &line[span]),
        Statement::Volume(span) => format!("volume {}", &line[span]),
        Statement::Issue(span) => format!("issue {}", &line[span]),
        Statement::Author(name) | Statement::ProbableAuthor(name) => {
            let parts = name.into_iter().map(|part| &line[part]).collect::<Vec<_>>();
            format!("by {}", parts.join(" "))
        }
        Statement::Published(_, written) => date(written),
        Statement::Updated(_, written) => format!("updated {}", date(written)),
        Statement::OtherCalendar(span) => format!("calendar {}", &line[span]),
        Statement::Subjects(_) => "subjects".to_owned(),
        Statement::Other => "-".to_owned(),
    };
    Some(facts.into_iter().map(fact).collect::<Vec<_>>().join(", "))
}

fn check(cases: &[(&str, &str)]) {
    for (line, expected) in cases {
        assert_eq!(facts(line).as_deref().unwrap_or("no"), *expected, "{line}");
    }
}

#[test]
fn bylines_name_people_and_nobody_else() {
    check(&[
        ("By Jane Doe", "by Jane Doe"),
        ("by Jane Doe and John Roe", "by Jane Doe, by John Roe"),
        ("BY JANE DOE", "by JANE DOE"),
        ("By Jane Doe, Lima Courier", "by Jane Doe"),
        ("By Jane Doe, Senior Correspondent", "by Jane Doe"),
        ("By Jane Doe in Lima", "by Jane Doe"),
        ("By Ann-Marie O’Neil & Abu Omar al-Masri", "by Ann-Marie O’Neil, by Abu Omar al-Masri"),
        ("By Jane Doe, John Roe", "by Jane Doe, by John Roe"),
        ("By Jane Doe, Puerto Rey, 3 May 2021", "2021-05-03, by Jane Doe"),
        ("Analysis by Jane Doe", "by Jane Doe"),
        ("Doe, Jane; Roe, John", "no"),
        ("Authors: Doe, Jane; Roe, John", "by Jane Doe, by John Roe"),
        ("Author: Jane Doe1, John Roe2*", "by Jane Doe, by John Roe"),
        ("Jane Doe reports from Lima", "by Jane Doe"),
        ("Reporting by Jane Doe; editing by John Roe", "by Jane Doe"),
        ("*By Jane Doe* | **May 3, 2021**", "by Jane Doe, 2021-05-03"),
        ("byJane Doe", "by Jane Doe"),
        ("ByJANE DOE", "by JANE DOE"),
        ("byJane Doe and John Roe, Lima Courier", "by Jane Doe, by John Roe"),
        ("ByteDance Opens Office", "no"),
        ("byWire", "no"),
        ("DiMaggio Wins Again", "no"),
        ("By Our Correspondent", "-"),
        ("By Wire", "-"),
        ("Photographs by Jane Doe", "-"),
        ("Statement by the Council of Lima on the Lake", "no"),
        ("By the Lake in Spring", "no"),
        ("By May the ice was gone.", "no"),
    ]);
}

#[test]
fn bylines_are_read_in_other_languages() {
    check(&[
        ("Von Anna Lind und Jan Berg", "by Anna Lind, by Jan Berg"),
        ("VonAnna Lind", "by Anna Lind"),
        ("parAnne Petit", "by Anne Petit"),
        ("diAnna Bruni", "by Anna Bruni"),
        ("Von der Leyen reist nach Lima", "no"),
        ("Par Anne Petit et Luc Roux", "by Anne Petit, by Luc Roux"),
        ("Par Anne Petit, envoyée spéciale à Lima", "by Anne Petit"),
        ("Por Ana Ruiz y Juan Vega", "by Ana Ruiz, by Juan Vega"),
        ("Por la mañana llueve", "no"),
        ("di Anna Bruni e Luca Sala", "by Anna Bruni, by Luca Sala"),
        ("Por Ana Lima e João Costa", "by Ana Lima, by João Costa"),
        ("Автор: Анна Лебедева", "by Анна Лебедева"),
        ("Анна Лебедева, Иван Орлов | 3 мая 2021", "2021-05-03, -"),
        ("Авторка: Олена Гай", "by Олена Гай"),
        ("بقلم: سلمى حداد", "by سلمى حداد"),
        ("بقلم سلمى حداد وكريم ناصر", "by سلمى حداد, by كريم ناصر"),
        ("كتبت سلمى حداد", "by سلمى حداد"),
        ("نویسنده: مریم رضایی", "by مریم رضایی"),
        ("Yazan: Ayşe Yılmaz", "by Ayşe Yılmaz"),
        ("Haber: Ayşe Yılmaz", "by Ayşe Yılmaz"),
    ]);
}

#[test]
fn dates_are_told_apart_by_the_words_beside_them() {
    check(&[
        ("May 3, 2021", "2021-05-03"),
        ("Original release date: May 3, 2021", "2021-05-03"),
        ("Issue Date: May 3, 2021", "2021-05-03"),
        ("Updated 4:33 PM EDT, Mon May 3, 2021", "updated 2021-05-03"),
        ("Last Updated: May 5, 2021 | Published: May 3, 2021", "updated 2021-05-05, 2021-05-03"),
        ("May 3, 2021 6:00 am (Updated: May 5, 2021 7:00 am)", "2021-05-03, updated 2021-05-05"),
        ("Date Originally Written: April 3, 2021.", "-"),
        ("May 3, 20214:33 PM ET", "2021-05-03"),
        ("The PostMay 3, 2021", "2021-05-03"),
        ("LIMA, 3 May 2021", "2021-05-03"),
        ("on May 3, 2021 by Jane Doe", "2021-05-03, by Jane Doe"),
        ("3 May 2021, 3:51 pm  11   Edit", "2021-05-03"),
        ("3 May 2021 | News", "2021-05-03, -"),
        ("03.05.21", "2021-05-03"),
        ("1.2.3", "no"),
        ("2 hours ago", "-"),
        ("vor 3 Stunden", "-"),
        ("May 3, 2021 by Jane Doe 3 Comments", "2021-05-03, by Jane Doe"),
        ("Spring 2021", "2021"),
        ("May/June 2021", "2021"),
        ("2021", "no"),
        ("Year: 2021", "2021"),
        ("20210503", "2021-05-03"),
        ("03/05/2021", "2021"),
        ("On May 3, 2021 the lake froze", "no"),
    ]);
}

#[test]
fn dates_are_read_in_other_languages_and_calendars() {
    check(&[
        ("Stand: 03.05.2021 18:00 Uhr", "2021-05-03"),
        ("Veröffentlicht am 3. Mai 2021 um 8.15 Uhr", "2021-05-03"),
        ("Aktualisiert am 3. März 2021", "updated 2021-03-03"),
        ("Publié le 3 mai 2021 à 08h15, mis à jour le 5 mai", "no"),
        ("Publié le 1er mai 2021 à 08h15, mis à jour à 11h40", "2021-05-01"),
        ("Mis à jour le 3 août 2021", "updated 2021-08-03"),
        ("3 de mayo de 2021", "2021-05-03"),
        ("Actualizado: 3 de enero de 2021 a las 10:00", "updated 2021-01-03"),
        ("Pubblicato il 3 maggio 2021 alle ore 10", "2021-05-03"),
        ("Publicado em 3 de março de 2021 às 10h", "2021-03-03"),
        ("12 out 2021", "2021-10-12"),
        ("Понедельник, 3 мая 2021 г.", "2021-05-03"),
        ("Обновлено: 3 февраля 2021, 10:00", "updated 2021-02-03"),
        ("Опубліковано 3 травня 2021 року", "2021-05-03"),
        ("3 Mayıs 2021 Pazartesi", "2021-05-03"),
        ("Güncelleme: 3 Şubat 2021", "updated 2021-02-03"),
        ("الاثنين 3 مايو 2021", "2021-05-03"),
        ("٣ مايو ٢٠٢١", "2021-05-03"),
        ("3 أيار/مايو 2021", "2021-05-03"),
        ("3 كانون الثاني 2021", "2021-01-03"),
        ("آخر تحديث: 3 فيفري 2021", "updated 2021-02-03"),
        ("۱۳ اردیبهشت ۱۴۰۰", "2021-05-03"),
        ("تاریخ انتشار: ۱۴۰۰/۰۲/۱۳", "2021-05-03"),
        ("1400/02/13", "2021-05-03"),
        ("21 رمضان 1442", "calendar 21 رمضان 1442"),
        ("1442/09/21", "calendar 1442/09/21"),
    ]);
}

#[test]
fn lines_that_say_nothing_of_the_article_are_known() {
    for line in ["Press Release", "SC/4711", "HN22-133A", "Updated", "Opinion", "Pressemitteilung"]
    {
        assert_eq!(facts(line).as_deref(), Some("-"), "{line}");
    }
    for line in ["The Lake in Spring", "COVID-19 in Lima", "G7", "NATO"] {
        assert_eq!(facts(line), None, "{line}");
    }
}

#[test]
fn a_label_may_stand_without_a_colon_or_on_its_own_line() {
    for (line, expected) in
        [("Last Revised", true), ("By", true), ("Auteur :", true), ("Lake", false)]
    {
        assert_eq!(label_alone(line).is_some(), expected, "{line}");
    }
    let row = |line: &str| label_row(line, 0..line.len()).is_some();
    assert!(row("Date 03.05.2021") && row("Keywords lakes, ice") && row("Author Jane Doe"));
    assert!(!row("Date palms grow there") && !row("Lake 3 May 2021"));
}

#[test]
fn dates_are_read_in_languages_of_which_nothing_else_is() {
    check(&[
        ("25. ágúst 2025", "2025-08-25"),
        ("3. juni 2021", "2021-06-03"),
        ("Udgivet", "no"),
        ("3. kesäkuuta 2021", "2021-06-03"),
        ("3 września 2021", "2021-09-03"),
        ("3. října 2021", "2021-10-03"),
        ("3 listopada 2021", "no"),
        ("3. kolovoza 2021.", "2021-08-03"),
        ("3 Αυγούστου 2021", "2021-08-03"),
        ("3 август 2021", "2021-08-03"),
        ("3 Agustus 2021, 10:30", "2021-08-03"),
        ("3 noiembrie 2021", "2021-11-03"),
        ("ágúst 2025", "no"),
        ("25. ágúst", "no"),
    ]);
}
