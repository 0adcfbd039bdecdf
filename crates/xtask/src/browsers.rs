//! The browsers that the site is tested in, one for each engine.

use crate::cargo_tools::{self, CargoTool};
use crate::debian;
use crate::tools;
use anyhow::Result;
use std::env;

/// Firefox's WebDriver, which Debian does not package.
const GECKODRIVER_VERSION: &str = "0.37.1";

/// A browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Browser {
    /// Its name, for messages.
    pub name: &'static str,
    /// The module of its tests.
    test_module: &'static str,
    /// The executables that it needs.
    programs: &'static [&'static str],
    /// The Debian packages that contain these.
    packages: &'static [&'static str],
    needs_geckodriver: bool,
}

/// Chromium, which the benchmarks use too.
pub const CHROMIUM: Browser = Browser {
    name: "Chromium",
    test_module: "chromium",
    programs: &["chromium", "chromedriver"],
    packages: &["chromium", "chromium-driver"],
    needs_geckodriver: false,
};
const FIREFOX: Browser = Browser {
    name: "Firefox",
    test_module: "firefox",
    programs: &["firefox"],
    packages: &["firefox-esr"],
    needs_geckodriver: true,
};
const WEBKIT_GTK: Browser = Browser {
    name: "WebKitGTK",
    test_module: "webkit_gtk",
    programs: &["WebKitWebDriver", "Xvfb"],
    packages: &["webkit2gtk-driver", "xvfb"],
    needs_geckodriver: false,
};

/// All browsers.
pub const BROWSERS: [Browser; 3] = [CHROMIUM, FIREFOX, WEBKIT_GTK];

impl Browser {
    /// Installs the browser and its WebDriver if they are missing.
    pub fn ensure_installed(self) -> Result<()> {
        if !self.programs.iter().all(|program| tools::is_installed(program)) {
            debian::install(&format!("The tests in {}", self.name), self.packages)?;
        }
        if self.needs_geckodriver {
            cargo_tools::ensure_installed(&[geckodriver()])?;
        }
        Ok(())
    }

    /// Returns a filter for `cargo test` that selects the tests of this browser alone. Modules such as `chromium_only` have
    /// tests that run in one browser.
    pub fn test_filter(self) -> String {
        format!("::{}", self.test_module)
    }

    /// Returns instructions for a manual installation.
    pub fn install_hint(self) -> String {
        let geckodriver = if self.needs_geckodriver { " and geckodriver" } else { "" };
        format!("on Debian, run apt-get install {}{geckodriver}", self.packages.join(" "))
    }
}

fn geckodriver() -> CargoTool {
    CargoTool {
        package: "geckodriver",
        version: String::from(GECKODRIVER_VERSION),
        programs: &["geckodriver"],
        options: &["--locked"],
        // It parses what a browser answers: screenshots and the results of axe-core have megabytes.
        optimized: &["geckodriver", "marionette", "serde_json", "webdriver"],
        processor_seconds: 100,
    }
}

/// Returns whether this is CI, where a missing browser is a failure.
pub fn is_ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}
