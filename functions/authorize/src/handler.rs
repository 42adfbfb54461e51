//! Spends a ticket.

use alongside_policy::Caller;
use alongside_runtime::{caller_context, now};
use alongside_store::Store;
use aws_lambda_events::apigw::{
    ApiGatewayCustomAuthorizerPolicy, ApiGatewayCustomAuthorizerRequestTypeRequest,
    ApiGatewayCustomAuthorizerResponse,
};
use aws_lambda_events::http::header::ORIGIN;
use aws_lambda_events::iam::{IamPolicyEffect, IamPolicyStatement};
use serde_json::Value;
use std::collections::HashMap;

type Request = ApiGatewayCustomAuthorizerRequestTypeRequest;
type Answer = ApiGatewayCustomAuthorizerResponse<HashMap<String, Value>>;

/// Lets the bearer of a live ticket in from the origin that the ticket was issued to. A fault refuses, too: who can't
/// be known is nobody.
pub(crate) async fn authorize(store: &Store, request: Request) -> Answer {
    let caller = spend(store, &request).await.unwrap_or_else(|error| {
        tracing::error!(%error, "a ticket can't be spent");
        None
    });
    answer(caller.as_ref(), request.method_arn.unwrap_or_default())
}

async fn spend(store: &Store, request: &Request) -> Result<Option<Caller>, alongside_store::Error> {
    let Some(ticket) = request.query_string_parameters.first("ticket").filter(|ticket| ticket.len() <= 64)
    else {
        return Ok(None);
    };
    let origin = request.headers.get(ORIGIN).and_then(|origin| origin.to_str().ok());
    let hold = store.spend_ticket(ticket, now()).await?;
    Ok(hold.filter(|hold| origin == Some(hold.origin.as_str())).map(|hold| hold.caller))
}

fn answer(caller: Option<&Caller>, method: String) -> Answer {
    let mut statement = IamPolicyStatement::default();
    statement.action = vec!["execute-api:Invoke".to_owned()];
    statement.effect = if caller.is_some() { IamPolicyEffect::Allow } else { IamPolicyEffect::Deny };
    statement.resource = vec![method];
    let mut policy = ApiGatewayCustomAuthorizerPolicy::default();
    policy.version = Some("2012-10-17".to_owned());
    policy.statement = vec![statement];
    let mut answer = Answer::default();
    answer.principal_id = Some(caller.map_or("nobody", |caller| caller.subject.as_str()).to_owned());
    answer.policy_document = policy;
    answer.context = caller.map(caller_context).unwrap_or_default();
    answer
}
