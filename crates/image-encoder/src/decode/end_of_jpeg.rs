//! Whether a JPEG file is complete. Decoders fill missing rows with grey, as browsers do.

use image_variants::Refusal;

/// Markers of ITU-T T.81, table B.1, without the `FF` before them.
const END_OF_IMAGE: u8 = 0xd9;
const START_OF_SCAN: u8 = 0xda;

/// Looks for the end of the image.
///
/// # Errors
/// Errors if the file ends before it.
pub fn check(file: &[u8]) -> Result<(), Refusal> {
    // The marker of the start has no segment.
    let mut rest = file.get(2..).unwrap_or_default();
    loop {
        let (marker, after) = next_marker(rest).ok_or(Refusal::Truncated)?;
        if marker == END_OF_IMAGE {
            return Ok(());
        }
        let length = after.first_chunk().map(|length| usize::from(u16::from_be_bytes(*length)));
        rest = length.and_then(|length| after.get(length..)).ok_or(Refusal::Truncated)?;
        if marker == START_OF_SCAN {
            rest = after_scan(rest);
        }
    }
}

/// Returns the next marker, and what follows it.
fn next_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let start = bytes.windows(2).position(|pair| pair[0] == 0xff && !matches!(pair[1], 0 | 0xff))?;
    Some((bytes[start + 1], &bytes[start + 2..]))
}

/// Skips coded data, in which `FF` is followed by `00` or by a restart marker.
fn after_scan(bytes: &[u8]) -> &[u8] {
    let is_end = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff);
    let end = bytes.windows(2).position(is_end).unwrap_or(bytes.len());
    &bytes[end..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_its_end_is_not_complete() {
        // The segment contains the bytes of an end, as the EXIF data of a file with a thumbnail does.
        let file = b"\xff\xd8\xff\xe1\x00\x04\xff\xd9\xff\xda\x00\x02ab\xff\x00c\xff\xd0d\xff\xd9after";
        assert_eq!(check(file), Ok(()));
        let end = file.len() - b"\xd9after".len();
        for length in 0..end {
            assert_eq!(check(&file[..length]), Err(Refusal::Truncated), "{length}");
        }
    }
}
