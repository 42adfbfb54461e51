//! `directory`: tries at security keys, counted before the key is looked at, so that a thousand tries at once are
//! no better than one after the other.
//!
//! A count is the set of the tries' request ids: a repeated request counts once, and a right key takes its try back.
//! A window begins with its first try; the lock ends with the window.

use crate::key::{Key, PK};
use crate::{Error, Store};
use alongside_policy::Allowance;
use alongside_protocol::{Instant, OrganisationId, RequestId};
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValuesOnConditionCheckFailure};
use std::time::Duration;

/// A try that was let through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    counts: [Key; 2],
    request: RequestId,
}

/// Too many wrong tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockedOut {
    /// How long the lock lasts from now on.
    pub wait: Duration,
}

impl Store {
    /// Counts a try, from this source and in the organisation, or says how long to wait.
    ///
    /// # Errors
    /// When the table can't be written.
    pub async fn count_try(
        &self,
        organisation: &OrganisationId,
        source_hash: &str,
        request: RequestId,
        allowance: Allowance,
        now: Instant,
    ) -> Result<Result<Tried, LockedOut>, Error> {
        let of_source = Key::tries_of_source(organisation, source_hash);
        let of_organisation = Key::tries_of_organisation(organisation);
        let counts = [(&of_source, allowance.per_source), (&of_organisation, allowance.per_organisation)];
        for (key, most) in counts {
            if let Err(locked_out) = self.count(key, request, most, allowance.window, now).await? {
                return Ok(Err(locked_out));
            }
        }
        Ok(Ok(Tried { counts: [of_source, of_organisation], request }))
    }

    /// Takes back a try that turned out right.
    ///
    /// # Errors
    /// When the table can't be written.
    pub async fn forgive_try(&self, tried: Tried) -> Result<(), Error> {
        for key in tried.counts {
            self.dynamo
                .update_item()
                .table_name(&self.directory)
                .key(PK, key.into_attribute())
                .update_expression("DELETE tries :try")
                .expression_attribute_values(":try", AttributeValue::Ss(vec![tried.request.to_string()]))
                .send()
                .await
                .map_err(|error| Error::of("forgive try", &error))?;
        }
        Ok(())
    }

    async fn count(
        &self,
        key: &Key,
        request: RequestId,
        most: u32,
        window: Duration,
        now: Instant,
    ) -> Result<Result<(), LockedOut>, Error> {
        // Adding to a window and opening one are two writes, each conditional: after a lost race the other is tried.
        for _ in 0..4 {
            match self.add_to_window(key, request, most, now).await? {
                Added::Yes => return Ok(Ok(())),
                Added::Full { ends_at } => return Ok(Err(LockedOut { wait: now.until(ends_at) })),
                Added::NoWindow => {}
            }
            if self.open_window(key, request, now.plus(window), now).await? {
                return Ok(Ok(()));
            }
        }
        Ok(Err(LockedOut { wait: window }))
    }

    async fn add_to_window(
        &self,
        key: &Key,
        request: RequestId,
        most: u32,
        now: Instant,
    ) -> Result<Added, Error> {
        let added = self
            .dynamo
            .update_item()
            .table_name(&self.directory)
            .key(PK, key.clone().into_attribute())
            .update_expression("ADD tries :try")
            .condition_expression(
                "ends_at > :now AND (attribute_not_exists(tries) OR size(tries) < :most OR contains(tries, :request))",
            )
            .expression_attribute_values(":try", AttributeValue::Ss(vec![request.to_string()]))
            .expression_attribute_values(":request", AttributeValue::S(request.to_string()))
            .expression_attribute_values(":most", AttributeValue::N(most.to_string()))
            .expression_attribute_values(":now", AttributeValue::N(now.0.to_string()))
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .send()
            .await;
        let Err(error) = added else { return Ok(Added::Yes) };
        let Some(service) = error.as_service_error() else { return Err(Error::of("count try", &error)) };
        let aws_sdk_dynamodb::operation::update_item::UpdateItemError::ConditionalCheckFailedException(
            failed,
        ) = service
        else {
            return Err(Error::of("count try", &error));
        };
        let ends_at =
            failed.item().and_then(|item| item.get("ends_at")?.as_n().ok()?.parse().ok()).map(Instant);
        Ok(match ends_at {
            Some(ends_at) if ends_at > now => Added::Full { ends_at },
            _ => Added::NoWindow,
        })
    }

    async fn open_window(
        &self,
        key: &Key,
        request: RequestId,
        ends_at: Instant,
        now: Instant,
    ) -> Result<bool, Error> {
        let opened = self
            .dynamo
            .put_item()
            .table_name(&self.directory)
            .item(PK, key.clone().into_attribute())
            .item("tries", AttributeValue::Ss(vec![request.to_string()]))
            .item("ends_at", AttributeValue::N(ends_at.0.to_string()))
            .item("expires_at", AttributeValue::N(ends_at.as_epoch_seconds().to_string()))
            .condition_expression("attribute_not_exists(pk) OR ends_at <= :now")
            .expression_attribute_values(":now", AttributeValue::N(now.0.to_string()))
            .send()
            .await;
        match opened {
            Ok(_) => Ok(true),
            Err(error)
                if error.as_service_error().is_some_and(|e| e.is_conditional_check_failed_exception()) =>
            {
                Ok(false)
            }
            Err(error) => Err(Error::of("count try", &error)),
        }
    }
}

enum Added {
    Yes,
    Full { ends_at: Instant },
    NoWindow,
}
