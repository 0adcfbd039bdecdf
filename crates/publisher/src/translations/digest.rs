//! A short name for one state of a source.

use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// The number of bytes, each of which is two digits. States of one file must differ, not those of all files.
const LENGTH: usize = 5;

/// The start of a SHA-256 digest, written as ten hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Digest([u8; LENGTH]);

/// A string is no digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a digest has ten digits, of which some are letters from a to f")]
pub struct NotADigest;

impl Digest {
    /// Returns the digest of bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Digest {
        let mut start = [0; LENGTH];
        start.copy_from_slice(&Sha256::digest(bytes)[..LENGTH]);
        Digest(start)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl FromStr for Digest {
    type Err = NotADigest;

    fn from_str(string: &str) -> Result<Digest, NotADigest> {
        let is_digest = string.len() == 2 * LENGTH && string.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u64::from_str_radix(string, 16).ok().filter(|_| is_digest).ok_or(NotADigest)?;
        let mut bytes = [0; LENGTH];
        bytes.copy_from_slice(&number.to_be_bytes()[8 - LENGTH..]);
        Ok(Digest(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_read_as_it_is_written() {
        let digest = Digest::of(b"words");
        assert_eq!(digest.to_string().len(), 10);
        assert_eq!(digest.to_string().parse(), Ok(digest));
        assert_eq!(digest.to_string().to_uppercase().parse(), Ok(digest));
        assert_eq!("00000000ff".parse::<Digest>().unwrap().to_string(), "00000000ff");
    }

    #[test]
    fn other_strings_are_no_digests() {
        for string in ["", "3f", "3f9a1c2b4d5", "3f9a1c2b4g", "+f9a1c2b4d", "éf9a1c2b4"] {
            assert_eq!(string.parse::<Digest>(), Err(NotADigest), "{string}");
        }
    }
}
