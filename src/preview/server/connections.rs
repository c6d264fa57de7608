//! The open connections, limited in number. At the limit, the one that has been idle for longest is
//! closed, so that unused connections keep nobody out.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use tokio::sync::oneshot;

/// The connections of one server.
#[derive(Clone)]
pub(super) struct Connections {
    most: usize,
    open: Arc<Mutex<Open>>,
}

#[derive(Default)]
struct Open {
    /// Counts all events: a lower number has been quiet for longer.
    events: u64,
    connections: BTreeMap<u64, Connection>,
}

struct Connection {
    /// How many requests are being answered.
    busy: usize,
    /// The number of the last event.
    last: u64,
    /// Dropped to end the connection.
    _end: oneshot::Sender<()>,
}

impl Connections {
    /// Connections of which at most `most` are open at a time.
    pub(super) fn new(most: usize) -> Connections {
        Connections { most, open: Arc::default() }
    }

    /// Admits one more connection. The receiver completes when the connection should end.
    pub(super) fn admit(&self) -> (Permit, oneshot::Receiver<()>) {
        let (sender, receiver) = oneshot::channel();
        let mut open = self.lock();
        if open.connections.len() >= self.most {
            open.drop_quietest();
        }
        let id = open.next_event();
        open.connections.insert(id, Connection { busy: 0, last: id, _end: sender });
        (Permit { id, connections: self.clone() }, receiver)
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn next_event(&mut self) -> u64 {
        self.events += 1;
        self.events
    }

    /// Ends the connection that has been idle for longest; if none is idle, the one that has been
    /// busy for longest.
    fn drop_quietest(&mut self) {
        let quietest = self.connections.iter().min_by_key(|(_, one)| (one.busy > 0, one.last));
        if let Some(id) = quietest.map(|(id, _)| *id) {
            self.connections.remove(&id);
        }
    }

    fn change_busy(&mut self, id: u64, change: impl Fn(usize) -> usize) {
        let event = self.next_event();
        if let Some(connection) = self.connections.get_mut(&id) {
            connection.busy = change(connection.busy);
            connection.last = event;
        }
    }
}

/// The place of one connection; given back when dropped.
pub(super) struct Permit {
    id: u64,
    connections: Connections,
}

impl Permit {
    /// Marks the connection as busy until the guard is dropped.
    pub(super) fn busy(&self) -> RequestGuard {
        self.connections.lock().change_busy(self.id, |busy| busy + 1);
        RequestGuard { id: self.id, connections: self.connections.clone() }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.connections.lock().connections.remove(&self.id);
    }
}

/// A request is being answered.
pub(super) struct RequestGuard {
    id: u64,
    connections: Connections,
}

impl Drop for RequestGuard {
    fn drop(&mut self) {
        self.connections.lock().change_busy(self.id, |busy| busy.saturating_sub(1));
    }
}

/// The body of an answer: the connection is busy until it is sent.
pub(super) struct BusyBody {
    body: Body,
    _busy: RequestGuard,
}

impl BusyBody {
    pub(super) fn new(body: Body, busy: RequestGuard) -> BusyBody {
        BusyBody { body, _busy: busy }
    }
}

impl HttpBody for BusyBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot::error::TryRecvError;

    use super::*;

    fn is_ended(end: &mut oneshot::Receiver<()>) -> bool {
        end.try_recv() == Err(TryRecvError::Closed)
    }

    #[test]
    fn the_connection_that_has_been_idle_for_longest_makes_room() {
        let connections = Connections::new(3);
        let (busy, mut busy_end) = connections.admit();
        let _answering = busy.busy();
        let (used, mut used_end) = connections.admit();
        let (_idle, mut idle_end) = connections.admit();
        drop(used.busy());

        let (_newest, mut newest_end) = connections.admit();
        let ends = [&mut busy_end, &mut used_end, &mut idle_end, &mut newest_end];
        assert_eq!(ends.map(is_ended), [false, false, true, false]);
    }

    #[test]
    fn where_all_are_busy_the_oldest_makes_room() {
        let connections = Connections::new(2);
        let (first, mut first_end) = connections.admit();
        let (second, mut second_end) = connections.admit();
        let _answering = [first.busy(), second.busy()];
        let _third = connections.admit();
        assert_eq!([&mut first_end, &mut second_end].map(is_ended), [true, false]);
    }

    #[test]
    fn a_connection_that_ends_gives_its_place_back() {
        let connections = Connections::new(1);
        let (first, _) = connections.admit();
        drop(first);
        let (_second, mut end) = connections.admit();
        assert!(!is_ended(&mut end));
        assert_eq!(connections.lock().connections.len(), 1);
    }
}
