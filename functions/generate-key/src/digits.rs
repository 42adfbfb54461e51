//! A key's digits follow from the request that asks for them, under a secret: the same request gets the same key
//! again, though the key is stored nowhere. Without the secret they are as good as random.

use alongside_protocol::{RequestId, SecurityKey, SessionId};
use alongside_seal::Seal;

/// How many digits are tried when they are another session's live key already.
pub(crate) const ATTEMPTS: u8 = 8;

/// The digits of one attempt. The modulo favours some keys by less than one in 10^11.
pub(crate) fn digits_of(seal: &Seal, session: &SessionId, request: RequestId, attempt: u8) -> SecurityKey {
    let hash =
        seal.hash(&[b"digits", session.as_str().as_bytes(), request.to_string().as_bytes(), &[attempt]]);
    let number = hash.iter().take(8).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    SecurityKey::from_number(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alongside_seal::Purpose;
    use std::collections::HashSet;

    #[test]
    fn the_same_request_gets_the_same_digits_and_another_gets_others() {
        let seal = Seal::new(b"master", Purpose::SecurityKey);
        let session = SessionId::try_from("s1").unwrap();
        let digits = |request: u128, attempt| {
            digits_of(&seal, &session, RequestId::from_bits(request), attempt).digits().to_owned()
        };
        assert_eq!(digits(1, 0), digits(1, 0));
        let many: HashSet<_> = (0..1000).map(|request| digits(request, 0)).collect();
        assert!(many.len() >= 999, "{} of 1000 differ", many.len());
        assert_ne!(digits(1, 0), digits(1, 1));
    }
}
