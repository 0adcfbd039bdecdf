//! `[call_outs]` in `strings.toml`: the labels of call-outs.

use super::string_table::string_table;

string_table! {
    /// The labels of call-outs.
    CallOutStrings, "call_outs";
    /// Of `> [!NOTE]`.
    note = "Note",
    /// Of `> [!TIP]`.
    tip = "Tip",
    /// Of `> [!IMPORTANT]`.
    important = "Important",
    /// Of `> [!WARNING]`.
    warning = "Warning",
}
