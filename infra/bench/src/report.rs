//! What was measured: as a table for people, and as `bench.json` for the report.

use crate::error::{Error, Naming};
use serde::Serialize;
use std::fmt::Write;
use std::path::Path;

/// One figure.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Entry {
    name: String,
    value: f64,
    unit: &'static str,
    /// The same, done in the simplest way that there is, in the same run.
    floor: Option<f64>,
    /// `value / floor`.
    ratio: Option<f64>,
    #[serde(skip)]
    goal: Option<Goal>,
}

/// What a figure should be.
#[derive(Debug, Clone, Copy)]
enum Goal {
    AtMost(f64),
    Below(f64),
    AtMostTimesFloor(f64),
}

impl Entry {
    pub(crate) fn new(name: impl Into<String>, value: f64, unit: &'static str) -> Self {
        Self { name: name.into(), value: rounded(value), unit, floor: None, ratio: None, goal: None }
    }

    pub(crate) fn with_floor(mut self, floor: f64) -> Self {
        self.floor = Some(rounded(floor));
        self.ratio = (floor > 0.0).then(|| rounded(self.value / floor));
        self
    }

    pub(crate) const fn at_most(mut self, goal: f64) -> Self {
        self.goal = Some(Goal::AtMost(goal));
        self
    }

    pub(crate) const fn below(mut self, goal: f64) -> Self {
        self.goal = Some(Goal::Below(goal));
        self
    }

    pub(crate) const fn at_most_times_floor(mut self, goal: f64) -> Self {
        self.goal = Some(Goal::AtMostTimesFloor(goal));
        self
    }

    /// Whether the goal is met; none without a goal.
    fn is_met(&self) -> Option<bool> {
        self.goal.map(|goal| match goal {
            Goal::AtMost(goal) => self.value <= goal,
            Goal::Below(goal) => self.value < goal,
            Goal::AtMostTimesFloor(goal) => self.ratio.is_some_and(|ratio| ratio <= goal),
        })
    }

    fn goal_text(&self) -> String {
        match self.goal {
            None => String::new(),
            Some(Goal::AtMost(goal)) => format!("at most {goal} {}", self.unit),
            Some(Goal::Below(goal)) => format!("below {goal} {}", self.unit),
            Some(Goal::AtMostTimesFloor(goal)) => format!("at most {goal} x floor"),
        }
    }
}

/// Three decimals: more would be noise.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// The entries as a table.
pub(crate) fn table(entries: &[Entry]) -> String {
    let optional = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let header = ["figure", "value", "unit", "floor", "ratio", "goal", "met"].map(str::to_owned);
    let rows = entries.iter().map(|entry| {
        [
            entry.name.clone(),
            entry.value.to_string(),
            entry.unit.to_owned(),
            optional(entry.floor),
            optional(entry.ratio),
            entry.goal_text(),
            entry.is_met().map_or("", |met| if met { "yes" } else { "NO" }).to_owned(),
        ]
    });
    let rows: Vec<_> = std::iter::once(header).chain(rows).collect();
    let mut widths = [0; 7];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut table = String::new();
    for row in &rows {
        let cells = row.iter().zip(widths).enumerate();
        let line: Vec<_> = cells
            .map(|(column, (cell, width))| match column {
                1 | 3 | 4 => format!("{cell:>width$}"),
                _ => format!("{cell:<width$}"),
            })
            .collect();
        // Writing to a text can't fail.
        let _ = writeln!(table, "{}", line.join("  ").trim_end());
    }
    table
}

/// Writes `{"entries": [...]}`.
pub(crate) fn write(entries: &[Entry], path: &Path) -> Result<(), Error> {
    #[derive(Serialize)]
    struct Report<'a> {
        entries: &'a [Entry],
    }
    let what = || format!("writing {}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).naming(what())?;
    }
    let text = serde_json::to_string_pretty(&Report { entries }).naming(what())?;
    std::fs::write(path, text + "\n").naming(what())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_written_with_its_five_fields() {
        let entry = Entry::new("relay, p50", 1.23456, "ms").with_floor(0.5).below(1.5);
        let json = serde_json::to_value(&entry).unwrap();
        let expected = serde_json::json!({
            "name": "relay, p50", "value": 1.235, "unit": "ms", "floor": 0.5, "ratio": 2.47,
        });
        assert_eq!(json, expected);
    }

    #[test]
    fn goals_are_held_against_value_or_ratio() {
        assert_eq!(Entry::new("a", 6.0, "MB").at_most(6.0).is_met(), Some(true));
        assert_eq!(Entry::new("a", 1.5, "ms").below(1.5).is_met(), Some(false));
        assert_eq!(Entry::new("a", 5.0, "ms").with_floor(2.0).at_most_times_floor(2.0).is_met(), Some(false));
        assert_eq!(Entry::new("a", 5.0, "ms").is_met(), None);
    }
}
