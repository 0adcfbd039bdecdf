//! Images.

use crate::context::ViewContext;
use crate::view::Element;
use crate::view::html::img;
use model::body::Image;

/// An image with its alternative text that loads lazily.
pub fn image(image: &Image, context: &ViewContext<'_>) -> Element {
    sized_image(image, context).attr("alt", &image.alternative).attr("loading", "lazy")
}

/// An image whose size is known before it has loaded. The caller adds the alternative text.
pub fn sized_image(image: &Image, context: &ViewContext<'_>) -> Element {
    img().attr("src", context.urls.file(&image.path)).attr("width", image.width).attr("height", image.height)
}
