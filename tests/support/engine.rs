//! The browser engines in which the site is tested.

use std::fmt;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, headless.
    Chromium,
    /// Firefox, headless.
    Firefox,
    /// WebKitGTK's own small browser, on a display of its own. Safari has the same engine.
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

/// Makes a test in each engine of each function: `navigation::firefox::a_link_leads_on` of `a_link_leads_on`.
///
/// The functions are asynchronous and are given the [`Engine`]. One that is not named is never used, which is a warning.
#[macro_export]
macro_rules! test_in_every_engine {
    ($($name:ident),+ $(,)?) => {
        $crate::test_in!(chromium Chromium: $($name),+);
        $crate::test_in!(firefox Firefox: $($name),+);
        $crate::test_in!(webkit_gtk WebKitGtk: $($name),+);
    };
}

/// Makes a test in one engine of each function: `test_in!(chromium Chromium: first, second)`. The name of the module
/// tells which tests need which engine.
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
