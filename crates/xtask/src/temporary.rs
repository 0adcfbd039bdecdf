//! A folder for the temporary files of tests, in memory where there is room.
//!
//! The tests create and delete tens of thousands of small files. On ext4, a new file takes longer the more files were
//! deleted in the last seconds, so that tests on disk take twice the processor time.

use crate::process::stdout_of;
use anyhow::Result;
use std::fs;
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// The folder that Linux keeps in memory.
const SHARED_MEMORY: &str = "/dev/shm";
/// Many times what the tests need. A container often has no more than 64 MiB.
const NEEDED_KIB: u64 = 1024 * 1024;

/// Creates the folder. It is deleted when the returned value is dropped.
///
/// # Errors
/// Errors if it cannot be created.
pub fn folder() -> Result<TempDir> {
    let in_memory = can_hold_programs(&fs::read_to_string("/proc/mounts").unwrap_or_default())
        && stdout_of("df", &["-Pk", SHARED_MEMORY]).is_some_and(|report| available_kib(&report) >= Some(NEEDED_KIB));
    Ok(match in_memory.then(|| tempfile::tempdir_in(SHARED_MEMORY)) {
        Some(Ok(folder)) => folder,
        Some(Err(_)) | None => tempfile::tempdir()?,
    })
}

/// Deletes the folder. A browser that has been told to end may still write to it for a moment.
pub fn delete(folder: TempDir) {
    const ATTEMPTS: usize = 30;
    let folder = folder.keep();
    for _ in 0..ATTEMPTS {
        if fs::remove_dir_all(&folder).is_ok() {
            return;
        }
        thread::sleep(Duration::from_millis(100));
    }
    println!("{} cannot be deleted.", folder.display());
}

/// Returns whether the list of mounted file systems has the folder and lets programs run that are in it.
fn can_hold_programs(mounts: &str) -> bool {
    let mut mounts = mounts.lines().map(|line| line.split(' ').collect::<Vec<_>>());
    let mount = mounts.find(|fields| fields.get(1) == Some(&SHARED_MEMORY));
    mount
        .and_then(|fields| fields.get(3).copied())
        .is_some_and(|options| !options.split(',').any(|one| one == "noexec"))
}

/// Returns the free space in a report of `df -Pk`.
fn available_kib(report: &str) -> Option<u64> {
    report.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_run_unless_the_mount_forbids_it() {
        let mounts = |options: &str| format!("proc /proc proc rw,noexec 0 0\ntmpfs /dev/shm tmpfs {options} 0 0\n");
        assert!(can_hold_programs(&mounts("rw,relatime,size=24684096k")));
        assert!(!can_hold_programs(&mounts("rw,nosuid,nodev,noexec,relatime,size=65536k")));
        assert!(!can_hold_programs("proc /proc proc rw 0 0\n"));
    }

    #[test]
    fn the_free_space_is_in_the_fourth_column() {
        let report = "Filesystem     1024-blocks  Used Available Capacity Mounted on\ntmpfs             24684096     8  24684088       1% /dev/shm";
        assert_eq!(available_kib(report), Some(24_684_088));
        assert_eq!(available_kib(""), None);
    }
}
