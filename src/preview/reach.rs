//! The reach of a preview that listens beyond its machine, and what readers would see.

use crate::catalogue::{Audience, Reveal};
use crate::marking::Marking;

use super::server::Listen;

/// One line for the user; `None` if only this machine can connect.
pub(super) fn warning(listen: &Listen, audience: Audience) -> Option<String> {
    let hosts =
        listen.hosts.iter().map(|host| format!("`{host}`")).collect::<Vec<_>>().join(" or ");
    let who = match (listen.ip, listen.hosts.is_empty()) {
        (ip, _) if ip.is_unspecified() => {
            String::from("everybody who can reach this machine over any network it is in")
        }
        (ip, _) if !ip.is_loopback() => format!("everybody who can reach {ip} over the network"),
        (_, false) => format!("everybody whom something passes on to this preview as {hosts}"),
        (_, true) => return None,
    };
    Some(format!("{who} sees {}", what(audience)))
}

/// The shown content that is not public.
fn what(audience: Audience) -> String {
    let notes = match audience.marking {
        Marking::Red => String::from("notes of all markings"),
        level => format!("notes up to {}", level.label()),
    };
    let drafts = if audience.drafts { "drafts, " } else { "" };
    let texts = match audience.reveal {
        Reveal::Everything => ", and the whole text of every source whatever its rights",
        Reveal::ByRights => "",
    };
    format!("{drafts}{notes}{texts}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ip: &str, hosts: &[&str], marking: Marking, expected: Option<&str>) {
        let hosts = hosts.iter().map(|host| String::from(*host)).collect();
        let listen = Listen { ip: ip.parse().unwrap(), port: None, hosts };
        let audience = Audience { marking, drafts: true, reveal: Reveal::Everything };
        assert_eq!(warning(&listen, audience).as_deref(), expected, "{ip}");
    }

    #[test]
    fn who_can_reach_it_and_what_they_see_is_said_in_one_line() {
        let (red, amber) = (Marking::Red, Marking::Amber);
        let all =
            "drafts, notes of all markings, and the whole text of every source whatever its rights";
        let any =
            format!("everybody who can reach this machine over any network it is in sees {all}");
        check("0.0.0.0", &[], red, Some(&any));
        check("::", &["hill"], red, Some(&any));
        let lan = "everybody who can reach 192.168.1.7 over the network sees drafts, notes up to TLP:AMBER, and the whole text of every source whatever its rights";
        check("192.168.1.7", &[], amber, Some(lan));
        let passed = format!(
            "everybody whom something passes on to this preview as `hill` or `lake` sees {all}"
        );
        check("127.0.0.1", &["hill", "lake"], red, Some(&passed));
        for own in ["127.0.0.1", "127.9.9.9", "::1"] {
            check(own, &[], red, None);
        }
    }
}
