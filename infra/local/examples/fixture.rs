//! The function of the gateway's own tests: a real bootstrap that does what its event tells it to.
//!
//! It knows events of every door. Routes and paths choose what happens: `echo`, `sleep`, `panic`, `fail`, `exit`,
//! `hang`, `environment`; the authorizer and `$connect` obey the query string. Events that nobody waits for are noted
//! in the table, where tests look for them.

use std::time::Duration;

use aws_sdk_apigatewaymanagement::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::{Value, json};

struct Fixture {
    dynamodb: aws_sdk_dynamodb::Client,
    management: aws_sdk_apigatewaymanagement::Client,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    if std::env::var("FAIL_INIT").is_ok() {
        eprintln!("the fixture was told to fail its init");
        std::process::exit(3);
    }
    let http = aws_smithy_http_client::Builder::new().build_http();
    let config = aws_config::defaults(aws_config::BehaviorVersion::latest()).http_client(http).load().await;
    let endpoint = std::env::var("SOCKETS_URL")?.replace("ws://", "http://");
    let management =
        aws_sdk_apigatewaymanagement::config::Builder::from(&config).endpoint_url(endpoint).build();
    let fixture = &Fixture {
        dynamodb: aws_sdk_dynamodb::Client::new(&config),
        management: aws_sdk_apigatewaymanagement::Client::from_conf(management),
    };
    lambda_runtime::run(service_fn(async move |event: LambdaEvent<Value>| {
        fixture.handle(event.payload, &event.context).await
    }))
    .await
}

impl Fixture {
    async fn handle(&self, event: Value, context: &lambda_runtime::Context) -> Result<Value, Error> {
        if event["type"] == "REQUEST" {
            return authorize(&event).await;
        }
        match event["requestContext"]["eventType"].as_str() {
            Some("CONNECT") => self.connect(&event).await,
            Some("DISCONNECT") => {
                let id = event["requestContext"]["connectionId"].as_str().unwrap_or_default();
                self.note(&format!("disconnect {id}"), &event).await?;
                Ok(json!({"statusCode": 200}))
            }
            Some("MESSAGE") => self.message(&event).await,
            _ if event["detail-type"] == "Scheduled Event" => {
                self.note("schedule", &event).await?;
                tokio::time::sleep(Duration::from_millis(50)).await;
                Ok(Value::Null)
            }
            _ => http(&event, context).await,
        }
    }

    async fn connect(&self, event: &Value) -> Result<Value, Error> {
        let id = event["requestContext"]["connectionId"].as_str().unwrap_or_default();
        match event["queryStringParameters"]["connect"].as_str() {
            Some("post") => {
                // Not open yet: this must fail as it does on AWS.
                let posted = self
                    .management
                    .post_to_connection()
                    .connection_id(id)
                    .data(Blob::new("early"))
                    .send()
                    .await;
                let gone = posted.is_err_and(|error| error.into_service_error().is_gone_exception());
                Ok(json!({"statusCode": if gone { 200 } else { 418 }}))
            }
            Some("note") => {
                self.note("connect", event).await?;
                Ok(json!({"statusCode": 200}))
            }
            Some("protocol") => Ok(json!({"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": "chat"}})),
            Some(status) if status.parse::<u16>().is_ok() => {
                Ok(json!({"statusCode": status.parse::<u16>()?}))
            }
            Some(other) => act(other, event).await,
            None => Ok(json!({"statusCode": 200})),
        }
    }

    async fn message(&self, event: &Value) -> Result<Value, Error> {
        let id = event["requestContext"]["connectionId"].as_str().unwrap_or_default();
        let body: Value =
            serde_json::from_str(event["body"].as_str().unwrap_or_default()).unwrap_or_default();
        if let Some(act_first) = body["do"].as_str() {
            act(act_first, &body).await?;
        }
        let to = body["to"].as_str().unwrap_or(id);
        let answer = match body["answer"].as_u64() {
            Some(length) => "x".repeat(usize::try_from(length)?),
            None => event.to_string(),
        };
        self.management.post_to_connection().connection_id(to).data(Blob::new(answer)).send().await?;
        Ok(json!({"statusCode": 200}))
    }

    async fn note(&self, key: &str, event: &Value) -> Result<(), Error> {
        let put = self.dynamodb.update_item().table_name(std::env::var("TABLE")?);
        put.key("pk", AttributeValue::S(key.to_owned()))
            .update_expression("SET event = :event ADD times :one")
            .expression_attribute_values(":event", AttributeValue::S(event.to_string()))
            .expression_attribute_values(":one", AttributeValue::N("1".into()))
            .send()
            .await?;
        Ok(())
    }
}

async fn authorize(event: &Value) -> Result<Value, Error> {
    let ticket = event["queryStringParameters"]["ticket"].as_str().unwrap_or_default();
    let effect = match ticket {
        "deny" => "Deny",
        "unauthorized" => return Err("Unauthorized".into()),
        "nested" => "Allow",
        "slow" => {
            tokio::time::sleep(Duration::from_millis(300)).await;
            "Allow"
        }
        other => {
            act(other, event).await?;
            "Allow"
        }
    };
    let context = match ticket {
        "nested" => json!({"nested": {"not": "allowed"}}),
        _ => json!({"organisation": "acme", "level": 3, "active": true}),
    };
    Ok(json!({
        "principalId": ticket,
        "policyDocument": {
            "Version": "2012-10-17",
            "Statement": [{"Action": "execute-api:Invoke", "Effect": effect, "Resource": event["methodArn"]}],
        },
        "context": context,
    }))
}

async fn http(event: &Value, context: &lambda_runtime::Context) -> Result<Value, Error> {
    let path = event["rawPath"].as_str().unwrap_or_default();
    match path.rsplit('/').next().unwrap_or_default() {
        "environment" => Ok(json!(std::env::vars().collect::<std::collections::BTreeMap<_, _>>())),
        "deadline" => Ok(json!({"deadline": context.deadline, "arn": context.invoked_function_arn})),
        "secret" => {
            let http = aws_smithy_http_client::Builder::new().build_http();
            let config =
                aws_config::defaults(aws_config::BehaviorVersion::latest()).http_client(http).load().await;
            let client = aws_sdk_secretsmanager::Client::new(&config);
            let secret = client.get_secret_value().secret_id(std::env::var("SECRET_ARN")?).send().await?;
            Ok(json!({"secret": secret.secret_string()}))
        }
        "formatted" => Ok(json!({
            "statusCode": 201,
            "headers": {"x-own": "yes", "access-control-allow-origin": "https://wrong.example"},
            "cookies": ["a=1", "b=2"],
            "body": "aGVsbG8=",
            "isBase64Encoded": true,
        })),
        "malformed" => Ok(json!({"statusCode": "no"})),
        "pid" => Ok(json!({"pid": std::process::id()})),
        action => {
            act(action, event).await?;
            Ok(event.clone())
        }
    }
}

/// What can go wrong in a function.
#[expect(clippy::panic, reason = "a panic is one of the things")]
async fn act(action: &str, event: &Value) -> Result<Value, Error> {
    match action {
        "panic" => panic!("the fixture was told to panic"),
        "fail" => Err("the fixture was told to fail".into()),
        "exit" => std::process::exit(7),
        "hang" => std::future::pending().await,
        "sleep" => {
            let time = event["milliseconds"].as_u64().unwrap_or(300);
            tokio::time::sleep(Duration::from_millis(time)).await;
            Ok(json!({"statusCode": 200}))
        }
        _ => Ok(json!({"statusCode": 200})),
    }
}
