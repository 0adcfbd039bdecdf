//! Chromium's developer tools.

use crate::Browser;
use serde_json::{Value, json};

impl Browser {
    /// A command of Chromium's developer tools.
    pub async fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let answer = self.session.devtools(command, parameters).await;
        answer.unwrap_or_else(|error| panic!("Chromium refuses {command}: {error}"))
    }

    /// Zooms the page of a window that is so wide, in Chromium: by 2, each pixel of the page takes four of the screen.
    pub async fn zoom(&self, window_width: u32, factor: u32) {
        let width = window_width / factor;
        let metrics = json!({ "width": width, "height": 900 / factor, "deviceScaleFactor": factor, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &metrics).await;
    }
}
