//! The JWT authorizer, with tokens of the development issuer and of nobody.

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rsa::pkcs1::EncodeRsaPrivateKey;
use serde_json::{Value, json};

use crate::support::World;

async fn call(world: &World, path: &str, token: Option<&str>) -> (u16, Value) {
    let mut request = world.http.get(world.url(path));
    if let Some(token) = token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    let answer = request.send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap_or_default())
}

#[tokio::test]
async fn a_good_token_passes_and_its_claims_arrive_as_strings() {
    let world = World::start().await;
    let token = world.gateway.token_for("ada").unwrap();
    let (status, event) = call(&world, "/guarded", Some(&token)).await;
    assert_eq!(status, 200);
    let jwt = &event["requestContext"]["authorizer"]["jwt"];
    assert_eq!(jwt["claims"]["sub"], "ada");
    assert_eq!(jwt["claims"]["roles"], "[a b]");
    assert_eq!(jwt["claims"]["level"], "3");
    assert!(jwt["claims"]["exp"].is_string());
    assert_eq!(jwt["scopes"], Value::Null);
}

#[tokio::test]
async fn without_a_good_token_the_function_is_not_asked() {
    let world = World::start().await;
    let good = world.gateway.token_for("ada").unwrap();
    let tampered = format!("{}x", &good[..good.len() - 1]);
    let unsigned = format!("{}.", good.rsplit_once('.').unwrap().0);
    for token in [None, Some("nonsense"), Some(tampered.as_str()), Some(unsigned.as_str())] {
        let (status, body) = call(&world, "/guarded", token).await;
        assert_eq!((status, body), (401, json!({"message": "Unauthorized"})), "{token:?}");
    }
    assert_eq!(world.gateway.status().functions["Echo"].invocations, 0);
}

#[tokio::test]
async fn issuer_audience_and_times_are_checked() {
    let world = World::start().await;
    let issuer = world.gateway.addresses().oidc.clone();
    // A key that the issuer publishes: the gateway's own, from its state folder.
    let key = std::fs::read_to_string(world.folder().join("state/oidc-key")).unwrap();
    let der = base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, key.trim()).unwrap();
    let jwks: Value = world.http.get(format!("{issuer}/jwks")).send().await.unwrap().json().await.unwrap();
    let kid = jwks["keys"][0]["kid"].as_str().unwrap();
    let now = jiff::Timestamp::now().as_second();
    let sign = |change: Value| sign(&der, kid, &issuer, now, &change);
    let refused = [
        ("expired", json!({"exp": now - 1})),
        ("not yet valid", json!({"nbf": now + 60})),
        ("another audience", json!({"aud": "another"})),
        ("another issuer", json!({"iss": "http://127.0.0.1:1"})),
        ("no expiry", json!({"exp": null})),
    ];
    for (case, change) in refused {
        assert_eq!(call(&world, "/guarded", Some(&sign(change))).await.0, 401, "{case}");
    }
    let taken = [json!({}), json!({"aud": ["x", "fixture"]}), json!({"aud": null, "client_id": "fixture"})];
    for change in taken {
        assert_eq!(call(&world, "/guarded", Some(&sign(change.clone()))).await.0, 200, "{change}");
    }
    let stranger = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).unwrap();
    let stranger = stranger.to_pkcs1_der().unwrap();
    let forged = super::jwt::sign(stranger.as_bytes(), kid, &issuer, now, &json!({}));
    assert_eq!(call(&world, "/guarded", Some(&forged)).await.0, 401, "another key under the same name");
}

#[tokio::test]
async fn a_route_with_scopes_asks_for_one_of_them() {
    let world = World::start().await;
    let ada = world.gateway.token_for("ada").unwrap();
    assert_eq!(call(&world, "/scoped", Some(&ada)).await, (403, json!({"message": "Forbidden"})));
    let ben = world.gateway.token_for("ben").unwrap();
    let (status, event) = call(&world, "/scoped", Some(&ben)).await;
    assert_eq!(status, 200);
    assert_eq!(event["requestContext"]["authorizer"]["jwt"]["scopes"], json!(["fixture:write"]));
}

fn sign(der: &[u8], kid: &str, issuer: &str, now: i64, change: &Value) -> String {
    let mut claims = json!({"iss": issuer, "aud": "fixture", "sub": "test", "exp": now + 60, "iat": now});
    for (name, value) in change.as_object().unwrap() {
        match value {
            Value::Null => _ = claims.as_object_mut().unwrap().remove(name),
            value => claims[name] = value.clone(),
        }
    }
    let mut header = Header::new(Algorithm::RS256);
    header.kid = Some(kid.into());
    encode(&header, &claims, &EncodingKey::from_rsa_der(der)).unwrap()
}
