//! The preview: builds a site, serves it, watches its files and builds it again.

#![allow(
    clippy::disallowed_methods,
    reason = "an edge of the program: it has a clock and a network"
)]

mod client;
mod decorate;
pub mod edition;
mod live;
mod problem;
mod session;
mod withheld;
pub mod watch;
mod failure;
mod problems;
pub mod server;
