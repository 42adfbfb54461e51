//! Writes the TypeScript types of the protocol to the folder named: `export-typescript clients/protocol/src/generated`.

use alongside_protocol as protocol;
use std::process::ExitCode;
use ts_rs::{Config, TS};

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("name the folder to write to: export-typescript clients/protocol/src/generated");
        return ExitCode::FAILURE;
    };
    match export(&Config::new().with_out_dir(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("can't write to {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Types that are named by others come along by themselves.
fn export(config: &Config) -> Result<(), ts_rs::ExportError> {
    protocol::AgentTicketRequest::export_all(config)?;
    protocol::VisitorTicketRequest::export_all(config)?;
    protocol::Ticket::export_all(config)?;
    protocol::KeyRequest::export_all(config)?;
    protocol::IssuedKey::export_all(config)?;
    protocol::SessionRequest::export_all(config)?;
    protocol::Welcome::export_all(config)?;
    protocol::Redeemed::export_all(config)?;
    protocol::Joined::export_all(config)?;
    protocol::Left::export_all(config)?;
    protocol::Notice::export_all(config)?;
    protocol::RelayRequest::export_all(config)?;
    protocol::RelayMessage::export_all(config)?;
    protocol::RelayRefused::export_all(config)?;
    protocol::ErrorReply::export_all(config)?;
    protocol::HttpError::export_all(config)?;
    Ok(())
}
