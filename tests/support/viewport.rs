//! The size and the zoom of the viewport.

use crate::Browser;
use crate::engine::Engine;
use serde_json::json;

impl Browser {
    /// Sets the size of the viewport, in CSS pixels.
    pub async fn set_viewport_size(&self, width: u32, height: u32) {
        let has_size = format!("innerWidth == {width} && innerHeight == {height}");
        if self.evaluate(&has_size).await == true {
            return;
        }
        match self.engine() {
            Engine::Chromium => {
                let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                let resized = self.session.execute_cdp("Emulation.setDeviceMetricsOverride", &size).await;
                resized.unwrap_or_else(|error| panic!("the viewport cannot be resized: {error}"));
            }
            Engine::Firefox | Engine::WebKitGtk => {
                let chrome = self.evaluate("[outerWidth - innerWidth, outerHeight - innerHeight]").await;
                let chrome = |axis: usize| chrome[axis].as_u64().and_then(|size| u32::try_from(size).ok()).unwrap_or(0);
                let resized = self.client.set_window_size(width + chrome(0), height + chrome(1)).await;
                resized.unwrap_or_else(|error| panic!("the window cannot be resized: {error}"));
            }
        }
        self.wait_until(&has_size).await;
    }

    /// Zooms the page in a window of this width, in Chromium. With a factor of 2, a CSS pixel covers four device pixels.
    pub async fn zoom(&self, window_width: u32, factor: u32) {
        let width = window_width / factor;
        let metrics = json!({ "width": width, "height": 900 / factor, "deviceScaleFactor": factor, "mobile": false });
        self.execute_cdp("Emulation.setDeviceMetricsOverride", &metrics).await;
    }
}
