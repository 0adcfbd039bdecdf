//! The browser engines in which the site is tested.

use std::fmt;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, headless.
    Chromium,
    /// Firefox, headless.
    Firefox,
    /// WebKitGTK's MiniBrowser, on a virtual display. Safari has the same engine.
    WebKitGtk,
}

impl Engine {
    /// All engines.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKitGtk];
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Engine::Chromium => "Chromium",
            Engine::Firefox => "Firefox",
            Engine::WebKitGtk => "WebKitGTK",
        })
    }
}

/// Generates one test per engine from each function: `navigation::firefox::NAME` from `NAME`.
///
/// The functions are asynchronous and take the [`Engine`]. A function that is not listed is unused, which is a warning.
#[macro_export]
macro_rules! test_in_every_engine {
    ($($name:ident),+ $(,)?) => {
        $crate::test_in!(chromium Chromium: $($name),+);
        $crate::test_in!(firefox Firefox: $($name),+);
        $crate::test_in!(webkit_gtk WebKitGtk: $($name),+);
    };
}

/// Generates a test in one engine from each function: `test_in!(chromium Chromium: first, second)`. The name of the
/// module identifies the engine, so that the tests of an engine can be selected or skipped.
#[macro_export]
macro_rules! test_in {
    ($module:ident $engine:ident: $($name:ident),+ $(,)?) => {
        mod $module {
            $(
                #[tokio::test]
                async fn $name() {
                    super::$name($crate::Engine::$engine).await;
                }
            )+
        }
    };
}
