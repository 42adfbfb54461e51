//! What a template may ask for, and how it is refused what it may not.

use std::path::Path;

use alongside_local::template::{Document, Surroundings, TemplateError};

use crate::support::fixture_template;

fn surroundings() -> Surroundings {
    Surroundings {
        parameters: [("Issuer".to_owned(), "http://127.0.0.1:1".to_owned())].into(),
        http_endpoint: "http://127.0.0.1:4400".into(),
        socket_endpoint: "ws://127.0.0.1:4401".into(),
    }
}

/// The fixture's template with a change, resolved.
fn error_after(from: &str, to: &str) -> String {
    let text = std::fs::read_to_string(fixture_template()).unwrap();
    assert!(text.contains(from), "the template has no {from}");
    let resolved =
        Document::parse(&text.replacen(from, to, 1)).and_then(|document| document.resolve(&surroundings()));
    resolved.err().unwrap_or_else(|| panic!("{to} is taken")).to_string()
}

#[test]
fn what_cannot_be_emulated_is_refused_by_resource_and_property() {
    let cases = [
        ("Resources:\n", "Resources:\n  Queue: { Type: AWS::SQS::Queue }\n", "Queue (AWS::SQS::Queue)"),
        (
            "      MaxAge: 60",
            "      MaxAge: 60\n        AllowEverything: true",
            "Http.CorsConfiguration.AllowEverything",
        ),
        ("AuthType: CUSTOM", "AuthType: AWS_IAM", "Sockets.Auth.AuthType AWS_IAM"),
        (
            "IdentitySource: [route.request.querystring.ticket]",
            "IdentitySource: [context.x]",
            "Sockets.Auth.IdentitySource",
        ),
        ("$request.body.action", "${request.body.action}", "Sockets.RouteSelectionExpression"),
        (
            "rate(1 minute)",
            "cron(0 9 * * ? *)",
            "Scheduled.Events.EveryMinute.Properties.ScheduleExpression cron",
        ),
        ("Timeout: 1\n", "Timeout: 1\n      Layers: [x]\n", "Hasty.Layers"),
        (
            "BillingMode: PAY_PER_REQUEST",
            "StreamSpecification: { StreamViewType: NEW_IMAGE }",
            "Notes.StreamSpecification",
        ),
        ("    DeletionPolicy: Retain", "    Condition: Production", "Notes.Condition"),
        ("Path: /unborn", "Path: /unborn, RouteSettings: {}", "Unborn.Events.Any.Properties.RouteSettings"),
        (
            "TABLE: !Ref Notes",
            "TABLE: !ImportValue Notes",
            "!ImportValue at Globals.Function.Environment.Variables.TABLE",
        ),
    ];
    for (from, to, place) in cases {
        let error = error_after(from, to);
        assert!(error.contains(place) && error.contains("can't be emulated"), "{to}: {error}");
    }
}

#[test]
fn a_reference_to_nothing_is_refused_by_its_place() {
    let error = error_after("TABLE: !Ref Notes", "TABLE: !Ref Nots");
    assert_eq!(
        error,
        "Globals.Function.Environment.Variables.TABLE refers to Nots, which the template doesn't have"
    );
    let error = error_after("!GetAtt Echo.Arn", "!GetAtt Notes.Arn");
    assert!(error.contains("Sockets.Routes.echo.FunctionArn"), "{error}");
    let error = error_after("Auth: { Authorizer: People }", "Auth: { Authorizer: Persons }");
    assert!(error.contains("Echo.Events.Guarded.Auth.Authorizer refers to Persons"), "{error}");
}

#[test]
fn a_parameter_needs_a_value_and_a_value_needs_a_parameter() {
    let document = Document::read(&fixture_template()).unwrap();
    let missing = document.resolve(&Surroundings::default()).unwrap_err();
    assert!(matches!(missing, TemplateError::ParameterMissing(name) if name == "Issuer"));
    let mut surroundings = surroundings();
    surroundings.parameters.insert("Isuer".into(), "x".into());
    let unknown = document.resolve(&surroundings).unwrap_err();
    assert!(matches!(unknown, TemplateError::ParameterUnknown(name) if name == "Isuer"));
}

#[test]
fn the_repositorys_own_template_and_manifest_are_taken() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let manifest = alongside_local::manifest::Manifest::read(&root.join("infra/one-machine.yaml")).unwrap();
    let mut surroundings = surroundings();
    surroundings.parameters = manifest.parameters;
    let template = Document::read(&root.join("template.yaml")).unwrap().resolve(&surroundings).unwrap();
    for function in template.functions.values() {
        assert!(root.join(&function.code).join("Cargo.toml").is_file(), "{} has no package", function.name);
    }
    assert!(manifest.oidc.people.iter().all(|person| person.claims.contains_key("organisation")));
}
