//! `import-report.json`: the machine-readable report, with the digests by which a later import recognizes its own
//! files.

use super::{Entry, ProposedLanguage, ProposedTeam, Report};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The digests of imported files, by path in the target folder.
pub type Manifest = BTreeMap<String, String>;

#[derive(Serialize, Deserialize)]
struct JsonReport {
    schema: u32,
    entries: Vec<Entry>,
    proposed_teams: Vec<ProposedTeam>,
    proposed_languages: Vec<ProposedLanguage>,
    /// Source file → content file.
    documents: BTreeMap<String, String>,
    /// Content file → SHA-256 of its content.
    written: Manifest,
}

/// The version of the report's schema.
const SCHEMA: u32 = 1;

/// Serializes the report as JSON.
///
/// # Errors
/// Errors if serialization fails, which strings and numbers never cause.
pub fn to_json(report: &Report, written: &Manifest) -> Result<String, serde_json::Error> {
    let json = JsonReport {
        schema: SCHEMA,
        entries: report.entries.clone(),
        proposed_teams: report.teams.clone(),
        proposed_languages: report.languages.clone(),
        documents: report.documents.iter().cloned().collect(),
        written: written.clone(),
    };
    Ok(serde_json::to_string_pretty(&json)? + "\n")
}

/// Returns the digests in an earlier report; empty if it is missing or malformed.
#[must_use]
pub fn parse_manifest(json: &str) -> Manifest {
    #[derive(Deserialize)]
    struct Written {
        written: Manifest,
    }
    serde_json::from_str(json).map(|report: Written| report.written).unwrap_or_default()
}
