//! Writes the demo organisations of `make run` into the directory table. Safe to repeat.
//!
//! Reads the tables' names and the demo sites' origins from the environment (`infra/one-machine.yaml` sets them).

use alongside_protocol::{CobrowseSettings, InvalidId, InvalidText, Label, OrganisationId, SiteKey};
use alongside_runtime::{Aws, Misconfigured};
use alongside_store::Organisation;

/// Why nothing was seeded.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error(transparent)]
    Misconfigured(#[from] Misconfigured),
    #[error(transparent)]
    Id(#[from] InvalidId),
    #[error("{0}")]
    Text(#[from] InvalidText),
    #[error(transparent)]
    Store(#[from] alongside_store::Error),
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let store = Aws::load()?.store()?;
    let demos = [
        demo("nordwind", "Nordwind Outfitters", "site-nordwind", Aws::variable("SHOP_ORIGIN")?)?,
        demo("solara", "Solara Energia", "site-solara", Aws::variable("SECOND_SHOP_ORIGIN")?)?,
    ];
    for demo in demos {
        // What an administrator has set stays.
        let organisation = match store.organisation(&demo.id).await? {
            Some(found) => {
                Organisation { settings: found.settings, settings_rev: found.settings_rev, ..demo }
            }
            None => demo,
        };
        store.put_organisation(&organisation).await?;
    }
    Ok(())
}

/// A demo organisation opens search, quantity and the delivery address to its agents.
fn demo(id: &str, name: &str, site: &str, origin: String) -> Result<Organisation, Error> {
    Ok(Organisation {
        id: OrganisationId::try_from(id)?,
        name: Label::try_from(name)?,
        site: SiteKey::try_from(site)?,
        origins: vec![origin],
        settings: CobrowseSettings {
            unmask_selectors: ["#search", ".quantity", "[data-alongside=\"address\"]"]
                .map(str::to_owned)
                .to_vec(),
            ..CobrowseSettings::default()
        },
        settings_rev: 1,
    })
}
