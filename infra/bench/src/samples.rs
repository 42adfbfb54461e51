//! Many measurements of one thing.

use crate::error::{Error, Naming};
use std::time::Duration;

/// Measurements in milliseconds, sorted.
#[derive(Debug, Clone)]
pub(crate) struct Samples(Vec<f64>);

impl Samples {
    /// Takes measurements in any order.
    pub(crate) fn of_milliseconds(mut samples: Vec<f64>) -> Result<Self, Error> {
        if samples.is_empty() {
            return Err(Error::wrong("nothing was measured"));
        }
        samples.sort_by(f64::total_cmp);
        Ok(Self(samples))
    }

    /// Takes measurements in any order.
    pub(crate) fn of(samples: impl IntoIterator<Item = Duration>) -> Result<Self, Error> {
        Self::of_milliseconds(samples.into_iter().map(|sample| sample.as_secs_f64() * 1000.0).collect())
    }

    /// The smallest measurement that so many per cent of all don't exceed (nearest rank).
    pub(crate) fn percentile(&self, percent: usize) -> Result<f64, Error> {
        let rank = (self.0.len() * percent).div_ceil(100).max(1);
        self.0.get(rank - 1).copied().naming("a percentile beyond the last")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_measurements_by_nearest_rank() {
        let samples = Samples::of_milliseconds((1..=200).rev().map(f64::from).collect()).unwrap();
        assert_eq!(samples.percentile(50).unwrap(), 100.0);
        assert_eq!(samples.percentile(99).unwrap(), 198.0);
        assert_eq!(samples.percentile(100).unwrap(), 200.0);
        assert_eq!(Samples::of_milliseconds(vec![7.0]).unwrap().percentile(50).unwrap(), 7.0);
    }

    #[test]
    fn nothing_measured_is_no_result() {
        assert!(Samples::of([]).is_err());
    }
}
