//! What an agent may do, in Genesys's words, as scopes of the agent's token.

use std::collections::BTreeSet;

/// A right that an identity provider grants to an agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// See a co-browse session.
    CobrowseSessionView,
    /// Begin one from a voice call, by security key.
    CobrowseVoiceEscalate,
    /// Set how the organisation shares pages.
    CobrowseSettingsEdit,
    /// Read and export the audit trails of the organisation's sessions.
    CobrowseAuditView,
}

impl Permission {
    const ALL: [Self; 4] = [
        Self::CobrowseSessionView,
        Self::CobrowseVoiceEscalate,
        Self::CobrowseSettingsEdit,
        Self::CobrowseAuditView,
    ];

    /// The scope that grants it.
    #[must_use]
    pub const fn scope(self) -> &'static str {
        match self {
            Self::CobrowseSessionView => "cobrowse:session:view",
            Self::CobrowseVoiceEscalate => "cobrowse:voice:escalate",
            Self::CobrowseSettingsEdit => "cobrowse:settings:edit",
            Self::CobrowseAuditView => "cobrowse:audit:view",
        }
    }
}

/// The rights of one agent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permissions(BTreeSet<Permission>);

impl Permissions {
    /// Reads the scopes of a token, separated by spaces. Scopes that mean nothing here are passed over.
    #[must_use]
    pub fn from_scopes(scopes: &str) -> Self {
        let granted =
            |scope: &str| Permission::ALL.into_iter().find(|permission| permission.scope() == scope);
        Self(scopes.split_ascii_whitespace().filter_map(granted).collect())
    }

    /// The scopes that [`Permissions::from_scopes`] reads back.
    #[must_use]
    pub fn to_scopes(&self) -> String {
        self.0.iter().map(|permission| permission.scope()).collect::<Vec<_>>().join(" ")
    }

    /// Whether the right is granted.
    #[must_use]
    pub fn include(&self, permission: Permission) -> bool {
        self.0.contains(&permission)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_read_back_as_they_were_and_foreign_ones_grant_nothing() {
        let granted = Permissions::from_scopes("openid cobrowse:session:view  cobrowse:session:viewer");
        assert!(granted.include(Permission::CobrowseSessionView));
        assert!(!granted.include(Permission::CobrowseVoiceEscalate));
        assert_eq!(Permissions::from_scopes(&granted.to_scopes()), granted);
    }
}
