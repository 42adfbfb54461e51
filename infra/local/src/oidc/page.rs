//! The issuer's pages.

use serde_json::Value;

use super::authorize::Request;
use crate::manifest::Person;

const STYLE: &str = "
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center;
       background: light-dark(#f4f5f7, #15171c); color: light-dark(#1b1f27, #e8eaf0); }
main { width: min(26rem, 92vw); padding: 2rem 0; }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
p { margin: 0 0 1.5rem; color: light-dark(#596070, #a2a9b8); }
button { display: flex; gap: .9rem; align-items: center; width: 100%; margin: 0 0 .6rem; padding: .8rem 1rem;
         font: inherit; text-align: left; color: inherit; cursor: pointer; border-radius: .75rem;
         border: 1px solid light-dark(#dde0e6, #31353f); background: light-dark(#fff, #1e2128); }
button:hover, button:focus-visible { border-color: #3d6df2; outline: 2px solid #3d6df2; outline-offset: -1px; }
.initials { flex: none; width: 2.5rem; height: 2.5rem; border-radius: 50%; display: grid; place-items: center;
            background: #3d6df2; color: #fff; font-weight: 600; }
.about { display: block; font-size: .85rem; color: light-dark(#596070, #a2a9b8); }
";

/// The people to pick from.
pub(super) fn choose(people: &[Person], request: &Request) -> String {
    let mut fields = String::new();
    if let Ok(Value::Object(parameters)) = serde_json::to_value(request) {
        for (name, value) in parameters {
            if let Value::String(value) = value {
                fields
                    .push_str(&format!(r#"<input type="hidden" name="{name}" value="{}">"#, escape(&value)));
            }
        }
    }
    let mut buttons = String::new();
    for person in people {
        let name = person.claims.get("name").and_then(Value::as_str).unwrap_or(&person.sub);
        let initials: String =
            name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect();
        buttons.push_str(&format!(
            r#"<button name="sub" value="{}"><span class="initials" aria-hidden="true">{}</span><span>{}<span class="about">{}</span></span></button>"#,
            escape(&person.sub),
            escape(&initials),
            escape(name),
            escape(&person.about),
        ));
    }
    let body = format!(
        r#"<h1>Who is signing in?</h1><p>A development issuer: it asks for no password.</p><form method="post" action="/authorize">{fields}{buttons}</form>"#
    );
    page("Sign in", &body)
}

/// An authorization request that can't be answered by a redirect.
pub(super) fn refused(what: &str) -> String {
    let body = format!(
        "<h1>This sign-in can't go on</h1><p>The application's <code>{}</code> isn't one that the manifest knows.</p>",
        escape(what)
    );
    page("Refused", &body)
}

/// Nobody is signed in any more.
pub(super) fn signed_out() -> String {
    page("Signed out", "<h1>You are signed out</h1><p>This page can be closed.</p>")
}

fn page(title: &str, body: &str) -> String {
    format!(
        r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title><style>{STYLE}</style></head><body><main>{body}</main></body></html>"#
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
