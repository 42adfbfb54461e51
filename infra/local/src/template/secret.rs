//! `AWS::SecretsManager::Secret`.

use sha2::{Digest, Sha256};

use super::{ACCOUNT, REGION, TemplateError, intrinsics::Scope, properties::Properties};

/// Properties without a meaning here: who encrypts and what the secret is for.
const WITHOUT_EFFECT: [&str; 3] = ["Description", "KmsKeyId", "Tags"];

/// Secrets Manager's default length of a generated password.
const DEFAULT_LENGTH: u64 = 32;

/// A secret of the template.
#[derive(Debug, Clone)]
pub struct Secret {
    /// Its name.
    pub name: String,
    /// Its ARN, as `!Ref` gives it.
    pub arn: String,
    /// Where its value comes from.
    pub source: SecretSource,
}

/// Where a secret's value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecretSource {
    /// `SecretString`, as the template has it.
    Given(String),
    /// `GenerateSecretString`: made once, then kept in the state folder.
    Generated {
        /// How many characters.
        length: usize,
        /// Which characters.
        alphabet: String,
    },
}

/// Secrets Manager puts six random characters behind the name; here they follow from the name, so that the ARN
/// survives a restart without being stored.
pub(super) fn arn(name: &str) -> String {
    let digest = Sha256::digest(name.as_bytes());
    let suffix: String = digest.iter().take(3).map(|byte| format!("{byte:02x}")).collect();
    format!("arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:{name}-{suffix}")
}

impl Secret {
    pub(super) fn read(
        scope: &Scope<'_>,
        name: &str,
        mut properties: Properties,
    ) -> Result<Self, TemplateError> {
        properties.without_effect(&WITHOUT_EFFECT);
        let given = properties.text(scope, "SecretString")?;
        let generate = properties.mapping("GenerateSecretString")?;
        let at = properties.place("GenerateSecretString");
        properties.finish()?;
        let source = match (given, generate) {
            (Some(value), None) => SecretSource::Given(value),
            (None, Some(generate)) => generated(scope, generate)?,
            _ => return Err(TemplateError::Missing { at }),
        };
        Ok(Self { name: name.into(), arn: arn(name), source })
    }
}

fn generated(scope: &Scope<'_>, mut generate: Properties) -> Result<SecretSource, TemplateError> {
    let length = generate.number(scope, "PasswordLength")?.unwrap_or(DEFAULT_LENGTH);
    let excluded = generate.text(scope, "ExcludeCharacters")?.unwrap_or_default();
    let classes = [
        ("ExcludeLowercase", ('a'..='z').collect::<String>()),
        ("ExcludeUppercase", ('A'..='Z').collect()),
        ("ExcludeNumbers", ('0'..='9').collect()),
        ("ExcludePunctuation", r##"!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"##.to_owned()),
    ];
    let mut alphabet = String::new();
    for (exclude, class) in classes {
        if !generate.truth(scope, exclude)?.unwrap_or(false) {
            alphabet.extend(class.chars().filter(|character| !excluded.contains(*character)));
        }
    }
    let at = generate.place("PasswordLength");
    // With thousands of possibilities for each character class, a long password has one of each anyway.
    generate.without_effect(&["RequireEachIncludedType"]);
    generate.finish()?;
    match usize::try_from(length) {
        Ok(length @ 1..=4096) if !alphabet.is_empty() => Ok(SecretSource::Generated { length, alphabet }),
        _ => Err(TemplateError::Malformed {
            at,
            expected: "between 1 and 4096, with characters left to choose from",
        }),
    }
}
