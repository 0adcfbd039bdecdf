//! `import-report.json`: the report for programs, with the digests by which a later import knows its own files.

use super::{Entry, ProposedTeam, Report};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The digests of the files that imports have written, by their paths in the target folder.
pub type Manifest = BTreeMap<String, String>;

#[derive(Serialize, Deserialize)]
struct JsonReport {
    schema: u32,
    entries: Vec<Entry>,
    proposed_teams: Vec<ProposedTeam>,
    /// Old file → new file.
    documents: BTreeMap<String, String>,
    /// New file → SHA-256 of what was written.
    written: Manifest,
}

/// The version of the report's shape.
const SCHEMA: u32 = 1;

/// The report as JSON.
///
/// # Errors
/// The report cannot be written as JSON, which cannot happen with texts and numbers.
pub fn to_json(report: &Report, written: &Manifest) -> Result<String, serde_json::Error> {
    let json = JsonReport {
        schema: SCHEMA,
        entries: report.entries.clone(),
        proposed_teams: report.teams.clone(),
        documents: report.documents.iter().cloned().collect(),
        written: written.clone(),
    };
    Ok(serde_json::to_string_pretty(&json)? + "\n")
}

/// The digests in an earlier report; none where it is missing or no report.
#[must_use]
pub fn manifest_of(json: &str) -> Manifest {
    #[derive(Deserialize)]
    struct Written {
        written: Manifest,
    }
    serde_json::from_str(json).map(|report: Written| report.written).unwrap_or_default()
}
