//! `cargo content rename`: runs the rename and prints its result.

use publisher::convert::PublishOptions;
use publisher::fs::with_slashes;
use publisher::rename::{RenameError, Renamed, rename};
use std::path::Path;

/// Renames an entry and lists the changed files. Returns the last line.
pub fn run(root: &Path, old: &str, new: &str, options: PublishOptions) -> Result<String, RenameError> {
    let Renamed { moved, updated, marked, aliases, address } = rename(root, old, new, options)?;
    for (from, to) in moved {
        println!("Moved {} to {}.", with_slashes(&from), with_slashes(&to));
    }
    for (file, count) in updated {
        let places = if count == 1 { String::from("1 address") } else { format!("{count} addresses") };
        println!("Updated {places} in {}.", with_slashes(&file));
    }
    for file in marked {
        println!("Noted in {} that it still says what its source says.", with_slashes(&file));
    }
    Ok(match aliases.is_empty() {
        true => format!("The address is {address} now."),
        false => format!("The address is {address} now. Still working: {}", aliases.join(", ")),
    })
}
