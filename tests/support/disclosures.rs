//! Menus and other parts of a page that a control opens.

use crate::Browser;

const OPEN: &str = "(() => {
    const opens = control => !control.popoverTargetElement.matches(':popover-open');
    const menus = [...document.querySelectorAll('button[popovertarget]')].filter(opens);
    const closed = [...document.querySelectorAll('[aria-expanded=false], details:not([open]) > summary'), ...menus];
    window.opened = closed.filter(control => control.checkVisibility({ visibilityProperty: true }));
    opened.forEach(control => control.click());
    return opened.length > 0;
})()";

impl Browser {
    /// Opens whatever is closed and can be seen to be. Says whether there was anything.
    pub async fn open_disclosures(&self) -> bool {
        self.value(OPEN).await == true
    }

    /// Closes what was opened.
    pub async fn close_disclosures(&self) {
        self.value("opened.forEach(control => control.click())").await;
    }
}
