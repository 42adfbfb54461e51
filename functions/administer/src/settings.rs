//! An organisation's settings.

use crate::handler::Administration;
use alongside_policy::Caller;
use alongside_protocol::{ErrorCode, OrganisationSettings, SettingsChange};
use alongside_runtime::Failure;
use alongside_store::{CommitError, Organisation};
use serde_json::Value;

impl Administration {
    pub(crate) async fn settings(&self, caller: &Caller) -> Result<Value, Failure> {
        answer(self.organisation_of(caller).await?)
    }

    /// The same change again, after a lost answer, is answered as the first time.
    pub(crate) async fn change_settings(
        &self,
        caller: &Caller,
        change: SettingsChange,
    ) -> Result<Value, Failure> {
        change.cobrowse.check().map_err(|invalid| {
            Failure::refused(ErrorCode::Malformed, format!("The settings can't be taken: {invalid}."))
        })?;
        let read = self.organisation_of(caller).await?;
        if read.settings_rev == change.rev + 1 && read.settings == change.cobrowse {
            return answer(read);
        }
        if read.settings_rev != change.rev {
            return Err(changed_meanwhile());
        }
        let changed = Organisation { settings: change.cobrowse, settings_rev: change.rev + 1, ..read };
        match self.store.change_settings(&changed, change.rev).await {
            Ok(()) => answer(changed),
            Err(CommitError::LostRace) => Err(changed_meanwhile()),
            Err(error) => Err(Failure::fault(error)),
        }
    }

    async fn organisation_of(&self, caller: &Caller) -> Result<Organisation, Failure> {
        self.store.organisation(&caller.organisation).await?.ok_or_else(|| {
            Failure::refused(
                ErrorCode::NotFound,
                "Your organisation is not set up. Ask whoever runs Alongside for you.",
            )
        })
    }
}

fn answer(organisation: Organisation) -> Result<Value, Failure> {
    Ok(serde_json::to_value(OrganisationSettings {
        rev: organisation.settings_rev,
        name: organisation.name,
        cobrowse: organisation.settings,
    })?)
}

fn changed_meanwhile() -> Failure {
    Failure::refused(
        ErrorCode::Conflict,
        "Somebody has changed the settings meanwhile. Load them again and make your change once more.",
    )
}
