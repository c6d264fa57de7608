//! Views that many pages show: made once, and handed to the templates without being copied.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use tera::Value;

/// A view with what the templates see of it. A clone is a reference to the same, as is its template value.
#[derive(Debug, Clone)]
pub struct Shared<T>(Arc<Made<T>>);

#[derive(Debug)]
struct Made<T> {
    view: T,
    value: Value,
}

impl<T: Serialize> Shared<T> {
    /// Makes what the templates see.
    pub(crate) fn new(view: T) -> Shared<T> {
        let value = Value::from_serializable(&view);
        Shared(Arc::new(Made { view, value }))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.view
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Shared<T>) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.view == other.0.view
    }
}

impl<T: Eq> Eq for Shared<T> {}

impl<T> Serialize for Shared<T> {
    /// Tera takes its own values as they are; for any other format the value reads as the view does.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.value.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Link;
    use super::*;

    #[test]
    fn a_shared_view_reads_as_the_view_itself() {
        let link = Link { text: String::from("Red Hill"), url: String::from("actors/red-hill/") };
        let shared = Shared::new(link.clone());
        let json = |value: &Value| serde_json::to_value(value).expect("plain data");
        assert_eq!(
            json(&Value::from_serializable(&vec![shared.clone()])),
            json(&Value::from_serializable(&vec![link])),
        );
        assert_eq!(shared, shared.clone());
    }
}
