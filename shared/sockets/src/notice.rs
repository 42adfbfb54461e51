//! Who is told what happened: every participant with a connection, each with its own view and route.

use crate::{Delivery, Error, Routes, Sockets};
use alongside_protocol::{ConnectionId, Instant, Joined, Notice, Role, SealedRoute};
use alongside_session::{Happening, Participant, Session, view};
use futures_util::future::join_all;

/// Tells participants what happened.
#[derive(Clone, Debug)]
pub struct Notices {
    sockets: Sockets,
    routes: Routes,
}

impl Notices {
    /// Tells over these sockets, with routes of this key.
    #[must_use]
    pub const fn new(sockets: Sockets, routes: Routes) -> Self {
        Self { sockets, routes }
    }

    /// The sockets that notices go over.
    #[must_use]
    pub const fn sockets(&self) -> &Sockets {
        &self.sockets
    }

    /// The routes that notices carry.
    #[must_use]
    pub const fn routes(&self) -> &Routes {
        &self.routes
    }

    /// Tells everybody who is connected, but for the connection that caused it (it gets an answer), what happened.
    /// One notice for each happening; all carry the session as it stands after the last. Returns the connections
    /// that turned out to be gone.
    ///
    /// # Errors
    /// When a notice could not be posted for another reason. All others have been tried by then.
    pub async fn tell(
        &self,
        session: &Session,
        happenings: &[Happening],
        except: Option<&ConnectionId>,
        now: Instant,
    ) -> Result<Vec<ConnectionId>, Error> {
        let receivers = session.participants.iter().filter_map(|participant| {
            let connection = participant.connection()?;
            (Some(connection) != except).then_some((participant, connection))
        });
        let told = join_all(receivers.map(|(participant, connection)| async move {
            self.tell_one(session, happenings, participant, connection, now)
                .await
                .map(|delivery| (connection, delivery))
        }))
        .await;
        let mut gone = Vec::new();
        let mut failure = None;
        for result in told {
            match result {
                Ok((connection, Delivery::Gone)) => gone.push(connection.clone()),
                Ok((_, Delivery::Posted)) => {}
                Err(error) => failure = Some(error),
            }
        }
        failure.map_or(Ok(gone), Err)
    }

    async fn tell_one(
        &self,
        session: &Session,
        happenings: &[Happening],
        participant: &Participant,
        connection: &ConnectionId,
        now: Instant,
    ) -> Result<Delivery, Error> {
        let route = self.routes.of(session, participant, now)?;
        for happening in happenings {
            let notice = notice_of(session, happening, participant, route.clone());
            if self.sockets.post(connection, &notice).await? == Delivery::Gone {
                return Ok(Delivery::Gone);
            }
        }
        Ok(Delivery::Posted)
    }

    /// What a participant is answered when its place in the session changed or was renewed.
    ///
    /// # Errors
    /// When the route has no JSON form, which no route lacks.
    pub fn joined(
        &self,
        session: &Session,
        participant: &Participant,
        now: Instant,
    ) -> Result<Joined, serde_json::Error> {
        Ok(Joined {
            view: view(session, participant),
            route: self.routes.of(session, participant, now)?,
            settings: (participant.role == Role::Sharer).then(|| session.settings.clone()),
        })
    }
}

fn notice_of(
    session: &Session,
    happening: &Happening,
    receiver: &Participant,
    route: Option<SealedRoute>,
) -> Notice {
    Notice {
        notice: happening.kind,
        session: session.id.clone(),
        rev: session.rev,
        about: happening.about.clone(),
        view: view(session, receiver),
        route,
    }
}
