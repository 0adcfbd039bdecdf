//! Images: the browser chooses the variant that fits the screen.

use crate::context::ViewContext;
use crate::view::Element;
use crate::view::html::{img, picture, source};
use model::image::Image;

// The widths of images follow the layout in `style/`. On phones, most of which have at most 3.5
// pixels for each CSS pixel, they are those with which no browser chooses a variant of more than 960 pixels: more are not visible,
// and readers pay for them.

/// The width of an image in a body.
pub const IN_BODY: &str = "(min-width: 64rem) 50rem, (min-width: 40rem) 100vw, 274px";
/// The width of an image on a card.
pub const ON_CARD: &str = "(min-width: 40rem) 24rem, 274px";
/// The width of an image on a card that spans the row.
pub const ON_FEATURED_CARD: &str = "(min-width: 56rem) 36rem, (min-width: 40rem) 24rem, 274px";
/// The width of the photo of a person: it covers a square of 100 CSS pixels, also if it is wider than high.
pub const OF_PERSON: &str = "150px";
/// The width of the image of a post.
pub const OF_POST: &str = "(min-width: 64rem) 19rem, (min-width: 56rem) 26rem, (min-width: 40rem) 100vw, 274px";

/// An image with its alternative text that loads lazily.
pub fn image(image: &Image, sizes: &str, context: &ViewContext<'_>) -> Element {
    lazy_image(image, None, sizes, context)
}

/// The image of a card, which is cropped to the space that the card has for it.
pub fn cover(image: &Image, sizes: &str, context: &ViewContext<'_>) -> Element {
    lazy_image(image, Some("cover"), sizes, context)
}

fn lazy_image(image: &Image, class: Option<&str>, sizes: &str, context: &ViewContext<'_>) -> Element {
    let img = sized_image(image, context).attr("class", class).attr("alt", &image.alternative).attr("loading", "lazy");
    with_variants(image, sizes, img, context)
}

/// An image whose size is known before it has loaded. The caller adds the alternative text.
pub fn sized_image(image: &Image, context: &ViewContext<'_>) -> Element {
    let img = img().attr("src", context.urls.file(&image.path)).attr("width", image.width).attr("height", image.height);
    img.attr("data-focus", image.focus.as_deref())
}

/// Wraps an `img` in a `picture` with the variants of its image. `sizes` is the value of that attribute. Feed readers get the
/// `img` alone.
pub fn with_variants(image: &Image, sizes: &str, img: Element, context: &ViewContext<'_>) -> Element {
    let Some((stem, format)) = image.variants().filter(|_| !context.is_feed()) else { return img };
    let stem = context.urls.file(stem);
    let with_srcset = |element: Element, format: &str| {
        element.attr("srcset", srcset(&stem, &image.widths, format)).attr("sizes", sizes)
    };
    let avif = with_srcset(source().attr("type", "image/avif"), "avif");
    picture().child((avif, with_srcset(img, format)))
}

/// Returns the value of the attribute `srcset` (HTML, section 4.8.4.2.1).
fn srcset(stem: &str, widths: &str, format: &str) -> String {
    let candidate = |width: &str| [stem, "-", width, ".", format, " ", width, "w"].concat();
    widths.split(' ').map(candidate).collect::<Vec<_>>().join(", ")
}
