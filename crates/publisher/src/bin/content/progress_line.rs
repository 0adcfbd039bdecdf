//! The line that says how far a long run is: in place in a terminal, one after the other in the log of a workflow.

use publisher::progress::{Progress, Step};
use std::io::{IsTerminal, Write, stderr};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// A run that takes no longer shows nothing.
const QUIET: Duration = Duration::from_secs(1);

/// Where and how often the line is shown.
struct Display<'a> {
    output: &'a mut (dyn Write + Send),
    /// Whether a line replaces the one before.
    in_place: bool,
    /// The time until the first line.
    quiet: Duration,
    /// The time between two lines.
    interval: Duration,
}

/// Runs a task. Shows its progress on standard error until the task ends.
pub fn shown_while<T>(progress: &Progress, task: impl FnOnce() -> T) -> T {
    let mut stderr = stderr();
    let in_place = stderr.is_terminal();
    let interval = if in_place { Duration::from_millis(100) } else { Duration::from_secs(10) };
    let display = Display { output: &mut stderr, in_place, quiet: QUIET, interval };
    display.show_while(progress, task)
}

impl Display<'_> {
    fn show_while<T>(mut self, progress: &Progress, task: impl FnOnce() -> T) -> T {
        let (running, ended) = channel::<()>();
        thread::scope(|scope| {
            scope.spawn(move || self.show_until(&ended, progress));
            let result = task();
            drop(running);
            result
        })
    }

    fn show_until(&mut self, ended: &Receiver<()>, progress: &Progress) {
        let mut width = 0;
        let mut wait = self.quiet;
        while ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
            width = self.show(&line(progress), width);
            wait = self.interval;
        }
        if self.in_place && width > 0 {
            self.write(&format!("\r{:width$}\r", ""));
        }
    }

    /// Shows a line in place of one of a width, and returns the width that is covered.
    fn show(&mut self, line: &str, width: usize) -> usize {
        match self.in_place {
            true => self.write(&format!("\r{line:width$}")),
            false => self.write(&format!("{line}\n")),
        }
        width.max(line.chars().count())
    }

    fn write(&mut self, text: &str) {
        // The run matters, not who reads about it.
        _ = self.output.write_all(text.as_bytes()).and_then(|()| self.output.flush());
    }
}

fn line(progress: &Progress) -> String {
    let of = |what: &str, done: usize, total: usize| {
        format!("{what}: {done} of {total} ({} %) …", 100 * done / total.max(1))
    };
    match progress.step() {
        Step::Reading => String::from("Reading and checking the content …"),
        Step::BuildingEncoder => String::from("Building the image encoder, once: this takes a minute or two …"),
        Step::Images(converted, total) => of("Converting images", converted, total),
        Step::Files(written, total) => of("Writing files", written, total),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOMENT: Duration = Duration::from_millis(10);

    /// Returns the output while a task takes this long.
    fn shown(in_place: bool, quiet: Duration, time: Duration) -> String {
        let mut output = Vec::new();
        let display = Display { output: &mut output, in_place, quiet, interval: MOMENT };
        display.show_while(&Progress::default(), || thread::sleep(time));
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn a_quick_run_is_silent() {
        assert_eq!(shown(true, QUIET, MOMENT), "");
        assert_eq!(shown(false, QUIET, MOMENT), "");
    }

    #[test]
    fn a_log_gets_lines_and_a_terminal_one_line_that_is_removed() {
        let log = shown(false, MOMENT, 20 * MOMENT);
        let lines: Vec<&str> = log.lines().collect();
        assert!(lines.len() > 1 && lines.iter().all(|line| *line == "Reading and checking the content …"), "{log:?}");
        let terminal = shown(true, MOMENT, 20 * MOMENT);
        assert!(!terminal.contains('\n'), "{terminal:?}");
        assert!(terminal.starts_with("\rReading and checking the content …"), "{terminal:?}");
        assert!(terminal.ends_with(&format!("\r{}\r", " ".repeat(34))), "{terminal:?}");
    }
}
