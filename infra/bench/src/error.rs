//! Why a figure could not be measured.

type Cause = Box<dyn std::error::Error + Send + Sync>;

/// A figure that could not be measured ends the run: a report with a gap would be read as a good one.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// Something failed, and this is what it was for.
    #[error("{what}: {cause}")]
    Failed { what: String, cause: Cause },
    /// What was measured is not what should have been.
    #[error("{0}")]
    Wrong(String),
}

impl Error {
    pub(crate) fn wrong(what: impl Into<String>) -> Self {
        Self::Wrong(what.into())
    }
}

/// Says what an error stood in the way of.
pub(crate) trait Naming<T> {
    fn naming(self, what: impl Into<String>) -> Result<T, Error>;
}

impl<T, E: Into<Cause>> Naming<T> for Result<T, E> {
    fn naming(self, what: impl Into<String>) -> Result<T, Error> {
        self.map_err(|cause| Error::Failed { what: what.into(), cause: cause.into() })
    }
}

impl<T> Naming<T> for Option<T> {
    fn naming(self, what: impl Into<String>) -> Result<T, Error> {
        self.ok_or_else(|| Error::Wrong(what.into()))
    }
}
