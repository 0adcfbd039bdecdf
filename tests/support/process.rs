//! Programs that end with the test that started them, however it ends.

use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

/// Runs the program that its arguments name. When the other end of its input is closed, which also happens to a test
/// program that is killed, the whole group of processes is ended: the program and all that it has started.
const UNTIL_INPUT_ENDS: &str = "exec 3<&0 </dev/null
{ trap '' TERM; cat <&3; kill -TERM 0; sleep 1; kill -KILL 0; } >/dev/null 2>&1 &
exec \"$@\" 3<&-";

/// A running program.
pub(crate) struct Process {
    child: Child,
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // Nothing can be done about a process that is gone already.
        let _ = self.child.wait();
    }
}

impl Process {
    /// Starts a program with the arguments and the environment of the command; what it prints goes to `output`.
    pub(crate) fn start(command: &Command, output: Stdio) -> Process {
        let mut guarded = Command::new("sh");
        guarded.args(["-c", UNTIL_INPUT_ENDS, "sh"]).arg(command.get_program()).args(command.get_args());
        guarded.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        guarded.stdin(Stdio::piped()).stdout(output).stderr(Stdio::null()).process_group(0);
        let child = guarded.spawn().unwrap_or_else(|error| panic!("a shell cannot be started: {error}"));
        Process { child }
    }

    /// What it prints, when that was asked for.
    pub(crate) fn output(&mut self) -> Option<std::process::ChildStdout> {
        self.child.stdout.take()
    }

    /// Whether it has ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

/// A port that nobody uses at the moment.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("a bound address").port()
}
