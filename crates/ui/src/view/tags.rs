//! Tag functions and events: all that the element tree knows of HTML and SVG.

use super::Element;

/// A tag.
#[derive(Debug)]
pub struct Tag {
    /// Its local name.
    pub name: &'static str,
    /// Its namespace, or `None` for that of HTML, in which `document.createElement` creates elements.
    pub namespace: Option<&'static str>,
    /// Whether it is a void element, which has no children and no end tag (HTML, section 13.1.2).
    pub is_void: bool,
}

/// The name of a DOM event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event(pub &'static str);

/// The events that elements listen for.
pub mod ev {
    #![expect(non_upper_case_globals, reason = "events are spelled as in the DOM and in Leptos")]

    use super::Event;

    /// A button or link is activated.
    pub const click: Event = Event("click");
    /// The value of a form control is changed.
    pub const change: Event = Event("change");
    /// A popover is opened or closed.
    pub const toggle: Event = Event("toggle");
}

macro_rules! tags {
    ($namespace:expr, $is_void:expr; $($name:ident)*) => {
        $(
            #[doc = concat!("Creates an element `<", stringify!($name), ">`.")]
            #[must_use]
            pub fn $name() -> Element {
                static TAG: Tag =
                    Tag { name: stringify!($name), namespace: $namespace, is_void: $is_void };
                Element::new(&TAG)
            }
        )*
    };
}

/// The elements of HTML that pages use.
pub mod html {
    use super::{Element, Tag};

    tags! { None, false;
        a article blockquote button code dd details div dl dt em fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header label legend li
        main nav ol p picture pre s section span strong summary sup table tbody td th thead time tr ul
    }
    tags! { None, true; br hr img input source }
}

/// The elements of SVG that patterns use.
pub mod svg {
    use super::{Element, Tag};

    /// <https://www.w3.org/TR/SVG2/struct.html#Namespace>
    const NAMESPACE: &str = "http://www.w3.org/2000/svg";

    tags! { Some(NAMESPACE), false; path pattern rect svg }
}
