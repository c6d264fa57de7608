//! The stream of events: the current state for a new connection, and every new edition after it.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde::Serialize;
use tokio::sync::watch;

use super::stopped;
use crate::preview::edition::{Edition, Problem};

/// How soon a browser should come back after it lost the connection.
const RETRY: Duration = Duration::from_millis(500);

/// How often an idle stream shows that it lives.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// An edition as pages hear of it.
#[derive(Serialize)]
struct News<'a> {
    number: u64,
    took_ms: u64,
    assets: Option<&'a str>,
    problems: &'a [Problem],
}

/// The editions to come, and the sign that the server stops.
#[derive(Clone)]
pub(super) struct Editions {
    pub(super) newest: watch::Receiver<Arc<Edition>>,
    pub(super) stopping: watch::Receiver<bool>,
}

impl Editions {
    /// The edition of now.
    pub(super) fn now(&self) -> Arc<Edition> {
        Arc::clone(&self.newest.borrow())
    }

    /// The next edition; `None` when the server stops. A slow client gets the newest, not all.
    async fn next(&mut self) -> Option<Arc<Edition>> {
        let next = async {
            if self.newest.changed().await.is_err() {
                // No more editions are made; the last one stays.
                std::future::pending::<()>().await;
            }
        };
        tokio::select! {
            () = next => Some(Arc::clone(&self.newest.borrow_and_update())),
            () = stopped(&mut self.stopping) => None,
        }
    }
}

/// Answers with the stream.
pub(super) fn stream(mut editions: Editions) -> Response {
    // The first edition is sent at once, whenever it was made.
    editions.newest.mark_changed();
    let events = stream::unfold(editions, |mut editions| async {
        let edition = editions.next().await?;
        Some((Ok::<_, Infallible>(event(&edition)), editions))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)).into_response()
}

fn event(edition: &Edition) -> Event {
    let news = News {
        number: edition.number,
        took_ms: u64::try_from(edition.took.as_millis()).unwrap_or(u64::MAX),
        assets: edition.site.as_ref().map(|site| site.assets()),
        problems: &edition.problems,
    };
    let json = serde_json::to_string(&news).expect("numbers and strings always serialise");
    Event::default().retry(RETRY).data(json)
}
