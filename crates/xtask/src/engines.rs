//! The browser engines in which the site is tested.

use crate::tools;
use anyhow::Result;
use std::env;

/// Firefox's driver, which Debian does not have.
const GECKODRIVER: &str = "0.37.1";

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Engine {
    /// What it is called.
    pub name: &'static str,
    /// The module that its tests are in.
    pub module: &'static str,
    /// Its programs.
    programs: &'static [&'static str],
    /// The packages of Debian that hold them.
    packages: &'static [&'static str],
    has_geckodriver: bool,
}

/// All engines.
pub const ENGINES: [Engine; 3] = [
    Engine {
        name: "Chromium",
        module: "chromium",
        programs: &["chromium", "chromedriver"],
        packages: &["chromium", "chromium-driver"],
        has_geckodriver: false,
    },
    Engine {
        name: "Firefox",
        module: "firefox",
        programs: &["firefox"],
        packages: &["firefox-esr"],
        has_geckodriver: true,
    },
    Engine {
        name: "WebKitGTK",
        module: "webkit_gtk",
        programs: &["WebKitWebDriver", "Xvfb"],
        packages: &["webkit2gtk-driver", "xvfb"],
        has_geckodriver: false,
    },
];

impl Engine {
    /// Makes sure that tests can drive its browser.
    pub fn provide(self) -> Result<()> {
        if !self.programs.iter().all(|program| tools::has(program)) {
            tools::debian_packages(&format!("the tests in {}", self.name), self.packages)?;
        }
        if self.has_geckodriver {
            tools::cargo_tool("geckodriver", "geckodriver", GECKODRIVER, &["--locked"])?;
        }
        Ok(())
    }

    /// What its tests have in their names, and no others.
    pub fn mark(self) -> String {
        format!("::{}::", self.module)
    }

    /// How it can be installed by hand.
    pub fn advice(self) -> String {
        let geckodriver = if self.has_geckodriver { " and geckodriver" } else { "" };
        format!("on Debian, apt-get install {}{geckodriver}", self.packages.join(" "))
    }
}

/// Whether this machine is one that must run everything.
pub fn all_must_run() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}
