//! The clipboard of a page, replaced by scripts.

/// Records copied text in `window.copied`. Scripts cannot read the clipboard without permission.
pub const RECORD_COPIED: &str =
    "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }";

/// Refuses to copy, as a browser without permission does.
pub const REFUSE_COPYING: &str = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'))";
