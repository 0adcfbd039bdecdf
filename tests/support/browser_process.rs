//! A running browser: its start and its end.

use crate::appearance::Appearance;
use crate::artifacts;
use crate::driver::Driver;
use crate::engine::Engine;
use crate::engines::Launcher;
use crate::process::Process;
use crate::session::Session;
use crate::tools::temporary_folder;
use fantoccini::Client;
use fantoccini::error::CmdError;
use hyper_util::client::legacy::connect::HttpConnector;
use tempfile::TempDir;

/// A browser with its driver. Dropping it kills them.
pub(crate) struct BrowserProcess {
    pub(crate) session: Session,
    _driver: Driver,
    _display: Option<Process>,
    _home: TempDir,
}

impl BrowserProcess {
    /// Starts a browser with a fresh profile.
    pub(crate) async fn start(engine: Engine, appearance: Appearance, logs_requests: bool) -> BrowserProcess {
        // On a busy machine, a browser may take longer to start than its driver waits.
        const ATTEMPTS: usize = 3;
        let mut errors = Vec::new();
        for _ in 0..ATTEMPTS {
            match BrowserProcess::try_start(engine, appearance, logs_requests).await {
                Ok(process) => return process,
                Err(error) => errors.push(error),
            }
        }
        panic!("{engine} does not start: {errors:?}");
    }

    async fn try_start(engine: Engine, appearance: Appearance, logs_requests: bool) -> Result<BrowserProcess, String> {
        let home = temporary_folder();
        let launcher = Launcher::start(engine, home.path(), appearance, logs_requests).await;
        let Launcher { driver, capabilities, display } = launcher;
        let session = Session::start(engine, &driver.address, &capabilities, logs_requests).await?;
        if engine == Engine::Firefox {
            session.prepare_firefox().await?;
        }
        Ok(BrowserProcess { session, _driver: driver, _display: display, _home: home })
    }

    /// Returns a client for the runtime of a test. Its end does not close the browser.
    pub(crate) async fn connect(&self) -> Client {
        let driver = format!("http://{}", self.session.address);
        let client = Client::with_existing_session(&driver, &self.session.id, HttpConnector::new()).await;
        let client = client.unwrap_or_else(|error| panic!("{} cannot be reached: {error}", self.session.engine));
        client.persist().await.unwrap_or_else(|error| panic!("{} would be closed: {error}", self.session.engine));
        client
    }

    /// Closes the page of the test before, and forgets what the browser logged about it.
    pub(crate) async fn reset(&self, client: &Client) -> Result<(), String> {
        open_new_tab(client).await.map_err(|error| error.to_string())?;
        if self.session.engine == Engine::Chromium {
            self.session.emulate_focus().await?;
        }
        self.session.clear_logs().await
    }

    /// Closes the browser. If this thread's test has failed, saves its artifacts first.
    pub(crate) fn close(self) {
        let thread = std::thread::current();
        let test = thread.name().filter(|_| std::thread::panicking()).map(String::from);
        // A test's own thread is inside its runtime already.
        let close = std::thread::spawn(move || artifacts::save_and_close(&self.session, test.as_deref()));
        // A driver that does not respond is killed with its process group.
        let _ = close.join();
    }
}

/// Opens a tab in place of the current one.
async fn open_new_tab(client: &Client) -> Result<(), CmdError> {
    let tab = client.new_window(true).await?.handle;
    client.close_window().await?;
    client.switch_to_window(tab).await
}
