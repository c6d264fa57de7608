//! The allowed clients of the preview. A page of the web can point its name at this machine (DNS
//! rebinding) and would then read withheld content: so a request must name this machine in a way no
//! such page can.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};

use super::refusal::{Refusal, shown};

/// The names under which the preview answers.
#[derive(Debug, Clone)]
pub(super) struct Hosts {
    /// The address bound to.
    bound: IpAddr,
    /// Further names, in lower case, from `--host`.
    named: Vec<String>,
}

/// The address at which a connection arrived. It differs from the address bound to when that is "all addresses".
#[derive(Debug, Clone, Copy)]
pub(super) struct ArrivedAt(pub(super) IpAddr);

impl Hosts {
    pub(super) fn new(bound: IpAddr, named: &[String]) -> Hosts {
        let named = named.iter().map(|name| plain(name)).collect();
        Hosts { bound: bound.to_canonical(), named }
    }

    /// Checks that a request names this preview: in its one `Host`, and in its target when that is absolute.
    pub(super) fn check(&self, request: &Parts) -> Result<(), Refusal> {
        let host = only(&request.headers, header::HOST, "the request")?;
        let host = host.ok_or_else(|| Refusal::bad_request("the request has no Host"))?;
        let authority = request.uri.authority().map(|authority| authority.as_str());
        let arrived = arrived_at(request);
        for name in authority.into_iter().chain([host]) {
            if !self.is_ours(name, arrived) {
                let why = format!("`{}` is not this preview; `--host` would allow it", shown(name));
                return Err(Refusal::new(StatusCode::FORBIDDEN, why));
            }
        }
        Ok(())
    }

    /// Checks that the request comes from a page of this preview, as far as the browser reports its
    /// origin.
    pub(super) fn check_origin(&self, request: &Parts) -> Result<(), Refusal> {
        let forbidden = |why: String| Err(Refusal::new(StatusCode::FORBIDDEN, why));
        if let Some(origin) = only(&request.headers, header::ORIGIN, "the request")? {
            let host = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
            if !host.is_some_and(|host| self.is_ours(host, arrived_at(request))) {
                return forbidden(format!("a page of `{}` asked for the events", shown(origin)));
            }
        }
        match only(
            &request.headers,
            header::HeaderName::from_static("sec-fetch-site"),
            "the request",
        )? {
            None | Some("same-origin" | "none") => Ok(()),
            Some(_) => forbidden(String::from("a page of another site asked for the events")),
        }
    }

    /// Whether `authority`, a host with or without a port, is this preview.
    fn is_ours(&self, authority: &str, arrived: Option<IpAddr>) -> bool {
        let Some(host) = without_port(authority) else { return false };
        let host = plain(host);
        let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        let address = match address {
            Some(inner) => inner.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
            None => host.parse::<Ipv4Addr>().ok().map(IpAddr::V4),
        };
        match address.map(|address| address.to_canonical()) {
            Some(address) => {
                address.is_loopback()
                    || address == self.bound
                    || arrived.is_some_and(|arrived| address == arrived.to_canonical())
                    || self.named.contains(&host)
            }
            None => {
                host == "localhost" || host.ends_with(".localhost") || self.named.contains(&host)
            }
        }
    }
}

fn arrived_at(request: &Parts) -> Option<IpAddr> {
    request.extensions.get::<ArrivedAt>().map(|arrived| arrived.0)
}

/// The one value of a header; `None` if there is none.
fn only<'a>(
    headers: &'a HeaderMap,
    name: header::HeaderName,
    whose: &str,
) -> Result<Option<&'a str>, Refusal> {
    let mut values = headers.get_all(&name).iter();
    let value = values.next().map(HeaderValue::to_str).transpose();
    match (value, values.next()) {
        (Ok(value), None) => Ok(value),
        _ => Err(Refusal::bad_request(format!("{whose} has a doubled or unreadable {name}"))),
    }
}

/// A name as it is compared: in lower case, without the full stop that makes it absolute.
fn plain(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    name.strip_suffix('.').map(str::to_owned).unwrap_or(name)
}

/// The host of an authority; `None` if it is followed by no valid port.
fn without_port(authority: &str) -> Option<&str> {
    let end = match authority.strip_prefix('[') {
        Some(inner) => inner.find(']')? + 2,
        None => authority.find(':').unwrap_or(authority.len()),
    };
    let (host, port) = authority.split_at(end);
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    (port.is_empty() || port.strip_prefix(':').is_some_and(is_port)).then_some(host)
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn hosts() -> Hosts {
        Hosts::new(
            IpAddr::V4(Ipv4Addr::UNSPECIFIED),
            &[String::from("Desk.example"), String::from("10.9.9.9")],
        )
    }

    fn request(target: &str, headers: &[(&str, &str)]) -> Parts {
        let mut request = Request::get(target);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut parts = request.body(()).expect("a request").into_parts().0;
        parts.extensions.insert(ArrivedAt(IpAddr::from([192, 168, 7, 7])));
        parts
    }

    fn status(result: Result<(), Refusal>) -> u16 {
        result.map_or_else(|refusal| refusal.status().as_u16(), |()| 200)
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for (host, expected) in [
            ("localhost", 200),
            ("LOCALHOST:1120", 200),
            ("localhost.:80", 200),
            ("localhost:", 200),
            ("notes.localhost:3", 200),
            ("127.0.0.1", 200),
            ("127.8.9.1:1120", 200),
            ("[::1]", 200),
            ("[::1]:1120", 200),
            ("[::ffff:127.0.0.1]:1", 200),
            ("0.0.0.0:1120", 200),
            ("192.168.7.7:1120", 200),
            ("desk.EXAMPLE:1120", 200),
            ("10.9.9.9", 200),
            ("192.168.7.8", 403),
            ("example.org", 403),
            ("localhost.example.org", 403),
            ("notlocalhost", 403),
            ("127.0.0.1.example.org", 403),
            ("127.1", 403),
            ("2130706433", 403),
            ("localhost@example.org", 403),
            ("example.org@localhost", 403),
            ("localhost:80@example.org", 403),
            ("localhost:1x", 403),
            ("[::1", 403),
            ("[::1]x", 403),
            ("::1", 403),
            ("[::2]", 403),
            ("", 403),
            (".", 403),
        ] {
            assert_eq!(status(hosts().check(&request("/", &[("host", host)]))), expected, "{host}");
        }
    }

    #[test]
    fn one_host_is_asked_for_and_an_absolute_target_counts_as_well() {
        let ours = ("host", "localhost");
        for (target, headers, expected) in [
            ("/", &[][..], 400),
            ("/", &[ours, ours][..], 400),
            ("/", &[ours, ("host", "example.org")][..], 400),
            ("http://localhost/", &[ours][..], 200),
            ("http://example.org/", &[ours][..], 403),
            ("http://localhost/", &[("host", "example.org")][..], 403),
            ("http://localhost/", &[][..], 400),
        ] {
            assert_eq!(
                status(hosts().check(&request(target, headers))),
                expected,
                "{target} {headers:?}"
            );
        }
    }

    #[test]
    fn events_are_for_pages_of_this_preview() {
        for (name, value, expected) in [
            ("origin", "http://localhost:1120", 200),
            ("origin", "https://[::1]", 200),
            ("origin", "http://example.org", 403),
            ("origin", "null", 403),
            ("origin", "localhost", 403),
            ("sec-fetch-site", "same-origin", 200),
            ("sec-fetch-site", "none", 200),
            ("sec-fetch-site", "same-site", 403),
            ("sec-fetch-site", "cross-site", 403),
            ("x", "y", 200),
        ] {
            let request = request("/", &[("host", "localhost"), (name, value)]);
            assert_eq!(status(hosts().check_origin(&request)), expected, "{name}: {value}");
        }
    }
}
