//! `content/<language>/translations.toml`: the ledger of the files that have no front matter.

use super::ContentReader;
use crate::source::fields::{Fields, Spanned};
use crate::source::node::{Node, Value};
use crate::source::unicode::composed;
use std::path::{Path, PathBuf};

/// The name of the file below the folder of a language.
pub const LEDGER_FILE: &str = "translations.toml";

/// The files whose strings have digests there, each with the table of its digests.
pub const LEDGER_TABLES: [(&str, &str); 2] = [("strings", "strings.toml"), ("leadership", "leadership.toml")];

/// The ledger of a language.
#[derive(Clone, Debug, Default)]
pub struct AuthoredLedger {
    /// The file itself. It need not exist.
    pub file: PathBuf,
    /// What it says about each file of [`LEDGER_TABLES`].
    pub tables: [LedgerTable; 2],
}

/// What a ledger says about one file.
#[derive(Clone, Debug, Default)]
pub struct LedgerTable {
    /// The digests, as they are written, each with the keys of its string.
    pub digests: Vec<LedgerDigest>,
    /// The ids of the people who have reviewed the file.
    pub reviewed_by: Vec<Spanned<String>>,
}

/// The digest of the source of a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerDigest {
    /// The keys of the tables that contain the string, and its own.
    pub key: Vec<String>,
    /// The digest, as it is written.
    pub digest: Spanned<String>,
}

impl AuthoredLedger {
    pub(super) fn read(folder: &Path, is_source: bool, reader: &mut ContentReader<'_>) -> AuthoredLedger {
        let file = folder.join(LEDGER_FILE);
        let mut ledger = AuthoredLedger { file: file.clone(), ..AuthoredLedger::default() };
        if !reader.exists(&file) {
            return ledger;
        }
        if is_source {
            reader.read.insert(file.clone());
            let message = "this file is for translations alone: this is the language that they are made from";
            reader.diagnostics.error_in_file(&file, message, "delete the file");
            return ledger;
        }
        let Some(node) = reader.toml(&file, None, "") else { return ledger };
        let mut fields = Fields::new(&file, node, reader.diagnostics);
        let reviewers = fields.take_table("reviewed_by");
        for (table, (key, _)) in ledger.tables.iter_mut().zip(LEDGER_TABLES) {
            if let Some(node) = fields.take_table(key) {
                add_digests(&node, &file, &mut Vec::new(), &mut table.digests, &mut fields);
            }
        }
        fields.deny_unknown_keys();
        if let Some(node) = reviewers {
            let mut fields = Fields::new(&file, node, reader.diagnostics);
            for (table, (key, _)) in ledger.tables.iter_mut().zip(LEDGER_TABLES) {
                table.reviewed_by = fields.names(key);
            }
            fields.deny_unknown_keys();
        }
        ledger
    }
}

/// Collects the digests of a table and of the tables in it.
fn add_digests(
    node: &Node,
    file: &Path,
    key: &mut Vec<String>,
    digests: &mut Vec<LedgerDigest>,
    fields: &mut Fields<'_>,
) {
    match &node.value {
        Value::Scalar { string, .. } => {
            let digest = Spanned { position: node.position, value: String::from(string.trim()) };
            digests.push(LedgerDigest { key: key.clone(), digest });
        }
        Value::Table(entries) => {
            for (name, node) in entries {
                key.push(composed(&name.name).into_owned());
                add_digests(node, file, key, digests, fields);
                key.pop();
            }
        }
        other => {
            let message = format!("`{}` must be a digest, not {}", key.join("."), other.kind());
            let help = "write the digest that `cargo content check` names, or remove the line";
            fields.diagnostics().error(file, node.position, message, help);
        }
    }
}
