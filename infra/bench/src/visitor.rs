//! What a customer's browser loads: `alongside.js` on every page, and the rest when sharing starts. Compressed as a
//! CDN does by default.

use crate::{
    error::{Error, Naming},
    relay::as_float,
    report::Entry,
    system::Paths,
};
use flate2::{Compression, write::GzEncoder};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

/// The script that a site carries.
const LOADER: &str = "alongside.js";

/// Chunks that a browser loads only where it lacks `CompressionStream`: none since 2023. fflate names its entry so.
const FALLBACK: &str = "browser-";

/// Chunks of which a browser loads one.
const LOCALES: [&str; 3] = ["de-", "en-", "pt-"];

const GOAL_LOADER: f64 = 6.0 * 1024.0;
const GOAL_COBROWSE: f64 = 40.0 * 1024.0;

pub(crate) fn measure(paths: &Paths) -> Result<Vec<Entry>, Error> {
    let dist = paths.repository.join("clients/visitor/dist");
    let chunks = chunks(&dist)?;
    let loader = chunks.get(LOADER).copied().naming("the visitor's build has no loader")?;
    let has_prefix = |name: &str, prefixes: &[&str]| prefixes.iter().any(|prefix| name.starts_with(prefix));
    let locale = chunks.iter().filter(|(name, _)| has_prefix(name, &LOCALES)).map(|(_, size)| *size).max();
    let always: u64 = chunks
        .iter()
        .filter(|(name, _)| !has_prefix(name, &LOCALES) && !name.starts_with(FALLBACK))
        .map(|(_, size)| *size)
        .sum();
    let cobrowse = always + locale.naming("the visitor's build has no texts: were its chunks renamed?")?;
    println!("visitor: {chunks:?}");
    Ok(vec![
        Entry::new("visitor loader, gzip", as_float(loader)?, "bytes").at_most(GOAL_LOADER),
        Entry::new("visitor loader with co-browse, gzip", as_float(cobrowse)?, "bytes")
            .at_most(GOAL_COBROWSE),
    ])
}

/// What the loader loads, directly or not, with its compressed size: files of earlier builds may lie beside it.
fn chunks(dist: &Path) -> Result<BTreeMap<String, u64>, Error> {
    let mut chunks = BTreeMap::new();
    let mut waiting = BTreeSet::from([LOADER.to_owned()]);
    while let Some(name) = waiting.pop_first() {
        let path = dist.join(&name);
        let hint = "run `npm run build` in clients first";
        let code = std::fs::read_to_string(&path).naming(format!("reading {} ({hint})", path.display()))?;
        waiting.extend(named_chunks(&code).filter(|other| *other != name && !chunks.contains_key(other)));
        chunks.insert(name, gzipped(code.as_bytes())?);
    }
    Ok(chunks)
}

/// Names of built files, `name-hash.js`, wherever the code says one.
fn named_chunks(code: &str) -> impl Iterator<Item = String> + '_ {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    code.match_indices(".js").filter_map(move |(end, _)| {
        let before = &code[..end];
        let quoted = code[end + 3..].starts_with(['`', '"', '\'']);
        let start = before.rfind(|c: char| !is_part(c)).map_or(0, |at| at + 1);
        let name = &before[start..];
        (quoted && name.contains('-')).then(|| format!("{name}.js"))
    })
}

fn gzipped(bytes: &[u8]) -> Result<u64, Error> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).naming("compressing")?;
    Ok(encoder.finish().naming("compressing")?.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_found_by_their_names() {
        let code =
            "import(`${e.base}cobrowse-Cdf_j6W.js`);import(\"./en-z5SS6ZgX.js\");x=`a.js`;from'./b-1.js'";
        let found: Vec<_> = named_chunks(code).collect();
        assert_eq!(found, ["cobrowse-Cdf_j6W.js", "en-z5SS6ZgX.js", "b-1.js"]);
    }
}
