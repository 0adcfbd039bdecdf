//! The keyboard: keys, and where the focus is.

use crate::Browser;

/// The key Tab.
pub const TAB: &str = "\u{e004}";
/// The keys Shift and Tab.
pub const SHIFT_TAB: &str = "\u{e008}\u{e004}";
/// The key Enter.
pub const ENTER: &str = "\u{e007}";
/// The key Escape.
pub const ESCAPE: &str = "\u{e00c}";
/// The right arrow key.
pub const RIGHT: &str = "\u{e014}";

/// The down arrow key.
pub const DOWN: &str = "\u{e015}";

/// The text of the focused element, for the message of a failed test.
const FOCUSED_TEXT: &str = "document.activeElement.textContent.trim().slice(0, 20)";

impl Browser {
    /// Returns whether the focused element matches a selector.
    pub async fn has_focus(&self, selector: &str) -> bool {
        self.evaluate(&format!("document.activeElement.matches({selector:?})")).await == true
    }

    /// Presses Tab until the focused element matches a selector. Returns how often it was pressed.
    pub async fn tab_to(&self, selector: &str) -> usize {
        const MAX_STOPS: usize = 60;
        let mut stops = Vec::new();
        for count in 1..=MAX_STOPS {
            self.press(TAB).await;
            if self.has_focus(selector).await {
                return count;
            }
            stops.push(self.evaluate_string(FOCUSED_TEXT).await);
        }
        panic!("the focus never reaches {selector}: {stops:?}");
    }
}
