//! `--record`.

use crate::support::World;

#[tokio::test]
async fn every_inbound_byte_is_recorded_as_json_lines() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("record.jsonl");
    let world = World::start_with(|options| options.record = Some(file.clone())).await;
    let mut socket = world.try_open("?ticket=ticket-in-the-url").await.unwrap();
    socket.ask(r#"{"action":"echo","text":"in a message"}"#).await;
    let request = world.http.post(world.url("/items/1?q=in-a-query")).header("x-note", "in a header");
    request.body("in a body").send().await.unwrap();
    world.http.get(format!("{}/?in-a-page", world.gateway.addresses().sites["pages"])).send().await.unwrap();
    world.gateway.stop().await;
    let recorded = std::fs::read_to_string(&file).unwrap();
    for line in recorded.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(line["at"].is_i64() && line["door"].is_string());
    }
    for needle in ["ticket-in-the-url", "in a message", "in-a-query", "in a header", "in a body", "in-a-page"]
    {
        assert!(recorded.contains(needle), "{needle} isn't recorded");
    }
}
