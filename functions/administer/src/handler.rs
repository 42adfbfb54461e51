//! Which route, and who may.

use alongside_policy::{Caller, Permission};
use alongside_protocol::{ErrorCode, MAX_SETTINGS_BYTES, SettingsChange, decode_body};
use alongside_runtime::{Failure, caller_from_claims, http::Call};
use alongside_store::Store;
use serde_json::Value;

/// Answers the routes.
pub(crate) struct Administration {
    pub(crate) store: Store,
}

impl Administration {
    pub(crate) const fn new(store: Store) -> Self {
        Self { store }
    }

    pub(crate) async fn handle(&self, call: Call) -> Result<Value, Failure> {
        match call.route.as_str() {
            "GET /admin/settings" => {
                let caller = administrator(&call, Permission::CobrowseSettingsEdit)?;
                self.settings(&caller).await
            }
            "POST /admin/settings" => {
                let change: SettingsChange = decode_body(&call.body, MAX_SETTINGS_BYTES)
                    .map_err(|malformed| Failure::from(&malformed))?;
                let caller = administrator(&call, Permission::CobrowseSettingsEdit)?;
                self.change_settings(&caller, change).await
            }
            "GET /admin/sessions" => {
                let caller = administrator(&call, Permission::CobrowseAuditView)?;
                self.sessions(&caller, &call).await
            }
            "GET /admin/audit" => {
                let caller = administrator(&call, Permission::CobrowseAuditView)?;
                self.audit(&caller, &call).await
            }
            _ => {
                Err(Failure::refused(ErrorCode::NotFound, "There is no such address. See docs/protocol.md."))
            }
        }
    }
}

fn administrator(call: &Call, permission: Permission) -> Result<Caller, Failure> {
    caller_from_claims(&call.claims).filter(|caller| caller.may(permission)).ok_or_else(|| {
        let scope = permission.scope();
        Failure::refused(
            ErrorCode::Forbidden,
            format!("Your account may not do this. Ask your administrator for the permission `{scope}`."),
        )
    })
}
