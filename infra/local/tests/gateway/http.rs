//! The HTTP API.

use serde_json::json;

use crate::support::World;

#[tokio::test]
async fn an_event_has_format_2_0() {
    let world = World::start().await;
    let event: serde_json::Value = world
        .http
        .post(world.url("/items/a%20b?x=1&x=2&y=%C3%BC"))
        .header("X-Two", "one")
        .header("X-Two", "two")
        .header("Cookie", "a=1; b=2")
        .json(&json!({"hello": "world"}))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(event["version"], "2.0");
    assert_eq!(event["routeKey"], "POST /items/{id}");
    assert_eq!(event["rawPath"], "/items/a%20b");
    assert_eq!(event["rawQueryString"], "x=1&x=2&y=%C3%BC");
    assert_eq!(event["queryStringParameters"], json!({"x": "1,2", "y": "ü"}));
    assert_eq!(event["pathParameters"], json!({"id": "a b"}));
    assert_eq!(event["headers"]["x-two"], "one,two");
    assert_eq!(event["cookies"], json!(["a=1", "b=2"]));
    assert!(event["headers"].get("cookie").is_none());
    assert_eq!(event["body"], r#"{"hello":"world"}"#);
    assert_eq!(event["isBase64Encoded"], false);
    let context = &event["requestContext"];
    assert_eq!(context["http"]["method"], "POST");
    assert_eq!(context["http"]["sourceIp"], "127.0.0.1");
    assert_eq!(context["stage"], "$default");
    assert!(context["timeEpoch"].is_i64() && context["requestId"].is_string() && context["time"].is_string());
    assert!(context.get("authorizer").is_none());
}

#[tokio::test]
async fn a_binary_body_is_base64() {
    let world = World::start().await;
    let request = world.http.post(world.url("/items/1")).header("content-type", "application/octet-stream");
    let event: serde_json::Value = request.body(vec![0xff, 0x00]).send().await.unwrap().json().await.unwrap();
    assert_eq!(event["body"], "/wA=");
    assert_eq!(event["isBase64Encoded"], true);
}

#[tokio::test]
async fn an_answer_of_format_2_0_is_taken_apart() {
    let world = World::start().await;
    let answer = world.get("/open/formatted").await;
    assert_eq!(answer.status(), 201);
    assert_eq!(answer.headers()["x-own"], "yes");
    let cookies: Vec<_> = answer.headers().get_all("set-cookie").iter().collect();
    assert_eq!(cookies, ["a=1", "b=2"]);
    assert_eq!(answer.text().await.unwrap(), "hello");
}

#[tokio::test]
async fn a_bare_json_answer_is_the_body() {
    let world = World::start().await;
    let answer = world.get("/open/pid").await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "application/json");
}

#[tokio::test]
async fn an_answer_that_is_none_is_500() {
    let world = World::start().await;
    assert_eq!(world.get("/open/malformed").await.status(), 500);
}

#[tokio::test]
async fn an_unknown_path_or_method_is_404() {
    let world = World::start().await;
    for answer in [world.get("/nowhere").await, world.get("/items/1").await] {
        assert_eq!(answer.status(), 404);
        assert_eq!(answer.text().await.unwrap(), r#"{"message":"Not Found"}"#);
    }
}

#[tokio::test]
async fn a_body_over_lambdas_6_mb_or_the_apis_10_mb_is_413() {
    let world = World::start().await;
    for length in [6 * 1024 * 1024 + 1, 10 * 1024 * 1024 + 1] {
        let answer = world.http.post(world.url("/items/1")).body("x".repeat(length)).send().await.unwrap();
        assert_eq!(answer.status(), 413, "{length}");
    }
}

#[tokio::test]
async fn a_preflight_is_answered_by_the_gateway() {
    let world = World::start().await;
    let preflight = |origin: &'static str| {
        let request = world.http.request(reqwest::Method::OPTIONS, world.url("/items/1"));
        request.header("origin", origin).header("access-control-request-method", "POST").send()
    };
    let answer = preflight("https://shop.example").await.unwrap();
    assert_eq!(answer.status(), 204);
    let headers = answer.headers();
    assert_eq!(headers["access-control-allow-origin"], "https://shop.example");
    assert_eq!(headers["access-control-allow-methods"], "GET,POST");
    assert_eq!(headers["access-control-allow-headers"], "authorization");
    assert_eq!(headers["access-control-max-age"], "60");
    let stranger = preflight("https://stranger.example").await.unwrap();
    assert!(!stranger.headers().contains_key("access-control-allow-origin"));
    assert_eq!(world.gateway.status().functions["Echo"].invocations, 0);
}

#[tokio::test]
async fn cors_headers_come_from_the_template_and_for_an_origin_alone() {
    let world = World::start().await;
    let request = world.http.get(world.url("/open/formatted")).header("origin", "https://shop.example");
    let answer = request.send().await.unwrap();
    assert_eq!(
        answer.headers()["access-control-allow-origin"],
        "https://shop.example",
        "the function's own loses"
    );
    let without = world.get("/open/pid").await;
    assert!(!without.headers().contains_key("access-control-allow-origin"));
}
