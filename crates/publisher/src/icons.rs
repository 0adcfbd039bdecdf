//! Stand-in.

/// Path, width and height.
pub const SHARE_PICTURE: (&str, u32, u32) = ("icons/share.png", 1200, 630);
/// Path.
pub const LARGE_ICON: &str = "icons/icon-512.png";
