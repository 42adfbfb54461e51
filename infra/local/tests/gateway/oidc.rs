//! Signing in, as a browser application does.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;
use sha2::{Digest, Sha256};
use url::Url;

use crate::support::World;

const VERIFIER: &str = "a-verifier-that-is-long-enough-for-rfc-7636-to-like-it";

fn parameters() -> Vec<(&'static str, String)> {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER.as_bytes()));
    vec![
        ("client_id", "app".into()),
        ("redirect_uri", "http://app.example/back".into()),
        ("response_type", "code".into()),
        ("scope", "openid profile".into()),
        ("state", "st&te".into()),
        ("nonce", "n1".into()),
        ("code_challenge", challenge),
        ("code_challenge_method", "S256".into()),
    ]
}

/// Picks a person on the page, and gives the address that the browser is sent to.
async fn choose(world: &World, sub: &str) -> Url {
    let mut form = parameters();
    form.push(("sub", sub.into()));
    let answer = post(world, "/authorize", &form).await;
    assert_eq!(answer.status().as_u16(), 303);
    Url::parse(answer.headers()["location"].to_str().unwrap()).unwrap()
}

async fn post(world: &World, path: &str, form: &[(&str, String)]) -> reqwest::Response {
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    let request = world.http.post(format!("{}{path}", world.gateway.addresses().oidc));
    request.header("content-type", "application/x-www-form-urlencoded").body(body).send().await.unwrap()
}

async fn exchange(world: &World, code: &str, verifier: &str) -> (u16, Value) {
    let form = [
        ("grant_type", "authorization_code".to_owned()),
        ("code", code.to_owned()),
        ("redirect_uri", "http://app.example/back".to_owned()),
        ("client_id", "app".to_owned()),
        ("code_verifier", verifier.to_owned()),
    ];
    let answer = post(world, "/token", &form).await;
    (answer.status().as_u16(), answer.json().await.unwrap())
}

fn parameter(url: &Url, name: &str) -> Option<String> {
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

fn claims(token: &Value) -> Value {
    let payload = token.as_str().unwrap().split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
}

#[tokio::test]
async fn a_person_signs_in_with_a_code_and_pkce() {
    let world = World::start().await;
    let issuer = world.gateway.addresses().oidc.clone();
    let discovery: Value = world
        .http
        .get(format!("{issuer}/.well-known/openid-configuration"))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(discovery["issuer"], issuer);
    assert_eq!(discovery["code_challenge_methods_supported"][0], "S256");

    let mut page = Url::parse(discovery["authorization_endpoint"].as_str().unwrap()).unwrap();
    page.query_pairs_mut().extend_pairs(parameters());
    let page = world.http.get(page).send().await.unwrap();
    assert_eq!(page.status().as_u16(), 200);
    let page = page.text().await.unwrap();
    assert!(page.contains("Ada Lindqvist") && page.contains("st&amp;te"), "{page}");

    let back = choose(&world, "ada").await;
    assert_eq!(parameter(&back, "state").as_deref(), Some("st&te"));
    let (status, tokens) = exchange(&world, &parameter(&back, "code").unwrap(), VERIFIER).await;
    assert_eq!(status, 200, "{tokens}");
    let id = claims(&tokens["id_token"]);
    assert_eq!(
        (id["sub"].as_str(), id["nonce"].as_str(), id["aud"].as_str()),
        (Some("ada"), Some("n1"), Some("app"))
    );
    let access = claims(&tokens["access_token"]);
    assert_eq!(access["aud"], "fixture");
    assert_eq!(access["name"], "Ada Lindqvist");

    let token = tokens["access_token"].as_str().unwrap();
    let guarded = world.http.get(world.url("/guarded")).bearer_auth(token).send().await.unwrap();
    assert_eq!(guarded.status().as_u16(), 200, "the API trusts the issuer's token");
    let who: Value = world
        .http
        .get(format!("{issuer}/userinfo"))
        .bearer_auth(token)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(who["sub"], "ada");

    let refresh = tokens["refresh_token"].as_str().unwrap().to_owned();
    let form = [
        ("grant_type", "refresh_token".to_owned()),
        ("refresh_token", refresh),
        ("client_id", "app".to_owned()),
    ];
    assert_eq!(post(&world, "/token", &form).await.status().as_u16(), 200);
    assert_eq!(post(&world, "/token", &form).await.status().as_u16(), 400, "a refresh token is used once");
}

#[tokio::test]
async fn a_code_is_good_once_and_for_its_verifier_alone() {
    let world = World::start().await;
    let code = parameter(&choose(&world, "ada").await, "code").unwrap();
    assert_eq!(exchange(&world, &code, "another verifier").await.0, 400);
    assert_eq!(exchange(&world, &code, VERIFIER).await.0, 400, "a wrong verifier spends the code");
    let code = parameter(&choose(&world, "ada").await, "code").unwrap();
    assert_eq!(exchange(&world, &code, VERIFIER).await.0, 200);
    assert_eq!(exchange(&world, &code, VERIFIER).await.0, 400);
}

#[tokio::test]
async fn a_redirect_that_the_client_does_not_have_is_never_followed() {
    let world = World::start().await;
    let mut form = parameters();
    form[1].1 = "http://attacker.example/back".into();
    form.push(("sub", "ada".into()));
    let answer = post(&world, "/authorize", &form).await;
    assert_eq!(answer.status().as_u16(), 400);
    assert!(!answer.headers().contains_key("location"));
}

#[tokio::test]
async fn a_request_without_pkce_is_sent_back_with_an_error() {
    let world = World::start().await;
    let mut form = parameters();
    form.retain(|(name, _)| !name.starts_with("code_challenge"));
    form.push(("sub", "ada".into()));
    let answer = post(&world, "/authorize", &form).await;
    let back = Url::parse(answer.headers()["location"].to_str().unwrap()).unwrap();
    assert_eq!(parameter(&back, "error").as_deref(), Some("invalid_request"));
    assert_eq!(parameter(&back, "code"), None);
}
