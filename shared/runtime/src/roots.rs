//! Which certificate authorities a function trusts: those that AWS's own services have their certificates from.
//!
//! A function calls AWS and nobody else. Reading all of a system's roots takes longer than everything else that it does
//! before its first event (docs/adr/0018); fewer roots are less to trust, too.

use aws_smithy_http_client::tls::{TlsContext, TlsContextBuilder, TrustStore};

/// All five that Amazon recommends to those who keep a trust store of their own
/// (<https://www.amazontrust.com/repository/>). The first of them to end does so in 2037.
const AMAZON: [&str; 5] = [
    include_str!("roots/amazon-root-ca-1.pem"),
    include_str!("roots/amazon-root-ca-2.pem"),
    include_str!("roots/amazon-root-ca-3.pem"),
    include_str!("roots/amazon-root-ca-4.pem"),
    include_str!("roots/starfield-services-root-g2.pem"),
];

/// What is trusted in this Region.
pub(crate) fn tls_context(region: &str) -> TlsContext {
    if !has_amazons_certificates(region) {
        return TlsContext::default();
    }
    let trusted = AMAZON.into_iter().fold(TrustStore::empty(), TrustStore::with_pem_certificate);
    // It can't fail: what is in it is looked at with the first connection.
    TlsContextBuilder::with_trust_store(TlsContext::builder(), trusted).build().unwrap_or_default()
}

/// China's Regions and isolated ones are run by others, who may have their certificates from elsewhere.
fn has_amazons_certificates(region: &str) -> bool {
    !region.starts_with("cn-") && !region.contains("-iso")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_root_is_one_certificate() {
        for root in AMAZON {
            assert_eq!(root.matches("-----BEGIN CERTIFICATE-----").count(), 1);
            assert!(root.ends_with("-----END CERTIFICATE-----\n"));
        }
    }

    #[test]
    fn where_others_run_the_region_the_systems_roots_are_trusted() {
        assert!(has_amazons_certificates("eu-central-1") && has_amazons_certificates("us-gov-west-1"));
        assert!(!has_amazons_certificates("cn-north-1") && !has_amazons_certificates("us-iso-east-1"));
    }

    /// The client reads its roots when it is made: one that it can't read stops it there.
    #[test]
    fn a_client_is_made_of_them() {
        let provider = aws_smithy_http_client::tls::Provider::Rustls(
            aws_smithy_http_client::tls::rustls_provider::CryptoMode::Ring,
        );
        let client = aws_smithy_http_client::Builder::new().tls_provider(provider);
        drop(client.tls_context(tls_context("eu-central-1")).build_https());
    }
}
