//! Disclosures: menus and other parts of a page that a control opens.

use crate::Browser;

/// The selector of the button that opens the menu.
pub const MENU_BUTTON: &str = ".site-header > .menu-button";
/// A JavaScript expression: whether the menu is open.
pub const MENU_IS_OPEN: &str = "document.querySelector('#site_menu').matches(':popover-open')";

const OPEN_ALL: &str = "(() => {
    const isClosed = control => !control.popoverTargetElement.matches(':popover-open');
    const menus = [...document.querySelectorAll('button[popovertarget]')].filter(isClosed);
    const closed = [...document.querySelectorAll('[aria-expanded=false], details:not([open]) > summary'), ...menus];
    window.opened = closed.filter(control => control.checkVisibility({ visibilityProperty: true }));
    opened.forEach(control => control.click());
    return opened.length > 0;
})()";

impl Browser {
    /// Opens every closed disclosure whose control is visible. Returns whether there was one.
    pub async fn open_disclosures(&self) -> bool {
        self.evaluate(OPEN_ALL).await == true
    }

    /// Closes the disclosures that [`Browser::open_disclosures`] opened.
    pub async fn close_disclosures(&self) {
        self.evaluate("opened.forEach(control => control.click())").await;
    }
}
