//! Child processes that end with the test that started them, however it ends.

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Mutex;

/// Runs the program that its arguments name. When the other end of its standard input closes, which also happens when the
/// test program is killed, it kills the whole process group: the program and all of its descendants.
const RUN_UNTIL_STDIN_CLOSES: &str = "exec 3<&0 </dev/null
{ trap '' TERM; cat <&3; kill -TERM 0; sleep 1; kill -KILL 0; } >/dev/null 2>&1 &
exec \"$@\" 3<&-";

/// A running child process. Dropping it kills its process group.
pub(crate) struct Process {
    child: Child,
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // It may have exited already.
        let _ = self.child.wait();
    }
}

impl Process {
    /// Starts the program with the arguments and the environment of a command, and redirects its standard output. Browsers
    /// show times, so that all have the same time zone.
    pub(crate) fn start(command: &Command, stdout: Stdio) -> Process {
        let mut guarded = Command::new("sh");
        guarded.args(["-c", RUN_UNTIL_STDIN_CLOSES, "sh"]).arg(command.get_program()).args(command.get_args());
        guarded.env("TZ", "UTC").envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        guarded.stdin(Stdio::piped()).stdout(stdout).stderr(Stdio::null()).process_group(0);
        let child = guarded.spawn().unwrap_or_else(|error| panic!("a shell cannot be started: {error}"));
        Process { child }
    }

    /// Takes its standard output, if it is piped.
    pub(crate) fn take_stdout(&mut self) -> Option<ChildStdout> {
        self.child.stdout.take()
    }

    /// Returns whether it has exited by itself.
    pub(crate) fn has_exited(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

/// Returns a port that is unused at the moment.
pub(crate) fn free_port() -> u16 {
    listen().local_addr().expect("a bound address").port()
}

/// Listens on a port that was not used since the tests began. Several tests use one browser, which remembers what it
/// received from a port.
pub(crate) fn listen() -> TcpListener {
    static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("a bound address").port();
        if USED.lock().expect("no test panics while it holds the lock").insert(port) {
            return listener;
        }
    }
}
