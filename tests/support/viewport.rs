//! The size and the zoom of the viewport.

use crate::Browser;
use crate::browser::{POLL_INTERVAL, TIMEOUT};
use crate::engine::Engine;
use serde_json::json;
use std::time::{Duration, Instant};

/// Time between two attempts to resize a window.
const RESIZE_INTERVAL: Duration = Duration::from_secs(3);

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
            Engine::Firefox | Engine::WebKitGtk => self.resize_window(width, height, &has_size).await,
        }
        self.wait_until(&has_size).await;
    }

    /// Resizes the window until its viewport has a size. The measured frame of a window that has just opened may be wrong.
    async fn resize_window(&self, width: u32, height: u32, has_size: &str) {
        let start = Instant::now();
        let mut last_resize: Option<Instant> = None;
        while start.elapsed() < TIMEOUT && self.evaluate(has_size).await != true {
            if last_resize.is_none_or(|time| time.elapsed() > RESIZE_INTERVAL) {
                let frame = self.evaluate("[outerWidth - innerWidth, outerHeight - innerHeight]").await;
                let frame = |axis: usize| frame[axis].as_u64().and_then(|size| u32::try_from(size).ok()).unwrap_or(0);
                let resized = self.client.set_window_size(width + frame(0), height + frame(1)).await;
                resized.unwrap_or_else(|error| panic!("the window cannot be resized: {error}"));
                last_resize = Some(Instant::now());
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// Zooms the page in a window of this width, in Chromium. With a factor of 2, a CSS pixel covers four device pixels.
    pub async fn zoom(&self, window_width: u32, factor: u32) {
        let width = window_width / factor;
        let metrics = json!({ "width": width, "height": 900 / factor, "deviceScaleFactor": factor, "mobile": false });
        self.execute_cdp("Emulation.setDeviceMetricsOverride", &metrics).await;
    }
}
