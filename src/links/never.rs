//! Addresses that no page may link: those of propaganda outlets, and the hosts that `site.toml` names.

use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, Parser};
use url::{Host, Url};

use crate::diagnostic::Diagnostic;
use crate::rule;
use crate::work;

/// A host with all its subdomains. An outlet's address blocks its entire host, even one shared with others: better one
/// link too few.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BlockedHost(String);

impl BlockedHost {
    /// The host of an outlet's address; `None` if it has none.
    pub fn address(address: &str) -> Option<BlockedHost> {
        let host = host(address)?;
        Some(BlockedHost(host.strip_prefix("www.").unwrap_or(&host).to_owned()))
    }

    /// A host as written in `site.toml`; `None` if it is none.
    pub fn host_named(name: &str) -> Option<BlockedHost> {
        let Ok(Host::Domain(host)) = Host::parse(name.trim()) else { return None };
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-.".contains(&byte);
        let is_name = host.contains('.') && host.bytes().all(is_plain);
        is_name.then(|| BlockedHost(host.strip_prefix("www.").unwrap_or(&host).to_owned()))
    }

    /// The host's name.
    pub fn host(&self) -> &str {
        &self.0
    }

    /// The problem to report for a link to it by the host `shown`.
    pub fn refusal(&self, shown: &str) -> Diagnostic {
        let message = format!("`{shown}` is never linked on this site");
        let label = format!("`{}` is not to be linked", self.0);
        Diagnostic::new(&rule::PROPAGANDA_LINK, message).label(label)
    }

    /// The first of these hosts that raw HTML names, also in HTML entities or percent codes.
    pub fn first_named_in<'a>(never: &'a [BlockedHost], html: &str) -> Option<&'a BlockedHost> {
        if never.is_empty() {
            return None;
        }
        // Without its tags the HTML is one line of text, in which the Markdown parser decodes every entity.
        let line = html.replace(['<', '>', '\n', '`', '*', '_', '[', ']'], " ");
        let text = Parser::new(line.trim()).filter_map(|event| match event {
            Event::Text(text) => Some(text.into_string()),
            _ => None,
        });
        let text = text.collect::<String>();
        let text = percent_decode_str(&text).decode_utf8_lossy().to_lowercase();
        never.iter().find(|never| text.contains(&never.0))
    }

    /// The first of these sorted hosts that an address leads to, in any spelling.
    pub fn first_covering<'a>(never: &'a [BlockedHost], address: &str) -> Option<&'a BlockedHost> {
        if never.is_empty() {
            return None;
        }
        let host = host(address)?;
        let domains = host.match_indices('.').map(|(dot, _)| &host[dot + 1..]);
        let at = |domain: &str| {
            work::step();
            never.binary_search_by(|never| (*never.0).cmp(domain)).ok()
        };
        let first = [&*host].into_iter().chain(domains).filter_map(at).min();
        first.map(|place| &never[place])
    }
}

/// The host of an address as a browser parses it; for a mail address, the host of the mailbox.
pub(crate) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let mailbox = url
        .path()
        .rsplit_once('@')
        .filter(|_| url.scheme() == "mailto")
        .map(|(_, host)| host.to_lowercase());
    url.host_str().map(|host| host.trim_end_matches('.').to_owned()).or(mailbox)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_known_however_it_is_spelt() {
        let never =
            ["https://a.example/", "https://www.hill.example/", "https://www.x.hill.example/"];
        let never = never.map(|address| BlockedHost::address(address).expect("an address"));
        for address in [
            "https://hill.example",
            "HTTPS://a.Hill.Example./x",
            "https:hill.example",
            "mailto:a@hill.example",
        ] {
            assert_eq!(BlockedHost::first_covering(&never, address), Some(&never[1]), "{address}");
        }
        for address in
            ["https://uphill.example", "https://hill.example.org", "https://x.example/hill.example"]
        {
            assert_eq!(BlockedHost::first_covering(&never, address), None, "{address}");
        }
    }

    #[test]
    fn raw_html_hides_no_host() {
        let never = [BlockedHost::address("https://hill.example/").expect("an address")];
        for html in [
            "<a href=\"https://h&#105;ll.example/\">",
            "<a href='https://h%69ll.example/x'>",
            "<img src=//HILL.example>",
        ] {
            assert_eq!(BlockedHost::first_named_in(&never, html), Some(&never[0]), "{html}");
        }
        assert_eq!(BlockedHost::first_named_in(&never, "<b>a hill</b>"), None);
    }

    #[test]
    fn a_setting_that_is_no_host_is_none() {
        assert_eq!(
            BlockedHost::host_named("пример.рф").map(|never| never.0),
            Some(String::from("xn--e1afmkfd.xn--p1ai"))
        );
        for name in ["https://x.example/", "*.x.example", "", "localhost"] {
            assert_eq!(BlockedHost::host_named(name), None, "{name}");
        }
    }

    #[test]
    fn an_address_is_not_compared_with_every_host() {
        let steps = |hosts: usize| {
            let never = (0..hosts).map(|number| BlockedHost(format!("h{number:06}.example")));
            let never = never.collect::<Vec<_>>();
            work::steps(|| {
                assert_eq!(
                    BlockedHost::first_covering(&never, "https://a.b.h000007.example/"),
                    Some(&never[7])
                );
            })
        };
        assert_eq!(steps(10), steps(10_000));
    }
}
