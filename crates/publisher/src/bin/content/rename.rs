//! `cargo content rename`: prints what was renamed.

use publisher::convert::PublishOptions;
use publisher::fs::with_slashes;
use publisher::rename::{RenameError, Renamed, rename};
use std::path::Path;

/// Renames an entry and lists what has changed. Returns the last line.
pub fn run(root: &Path, old: &str, new: &str, options: PublishOptions) -> Result<String, RenameError> {
    let Renamed { moved, mended, marked, aliases, address } = rename(root, old, new, options)?;
    for (from, to) in moved {
        println!("Moved {} to {}.", with_slashes(&from), with_slashes(&to));
    }
    for (file, count) in mended {
        let places = if count == 1 { String::from("1 address") } else { format!("{count} addresses") };
        println!("Mended {places} in {}.", with_slashes(&file));
    }
    for file in marked {
        println!("Noted in {} that it still says what its source says.", with_slashes(&file));
    }
    Ok(match aliases.is_empty() {
        true => format!("The address is {address} now."),
        false => format!("The address is {address} now. Still working: {}", aliases.join(", ")),
    })
}
