//! Until when a post is relevant, or that it is over.

use crate::context::ViewContext;
use crate::state::UiState;
use crate::view::Element;
use crate::view::html::{span, strong};
use model::interface_string::InterfaceString;
use model::news::PostSummary;

/// The badge of a post about something that ends on a day. It has a label for until then and one for afterwards; the style
/// sheet gives the hidden one its room too, so nothing shifts when the app learns the visitor's day.
pub fn relevance_badge(post: &PostSummary, context: &ViewContext<'_>) -> Option<Element> {
    let strings = context.strings();
    let until = post.relevant_until.as_ref()?;
    let label = |string: &InterfaceString, is_shown_after: bool| {
        let (day, was_over) = (until.day.clone(), until.is_over);
        let is_over = move |state: &UiState| was_over || state.clock.is_some_and(|clock| clock.has_passed(&day));
        let hidden = move |state: &UiState| is_over(state) != is_shown_after;
        span().attr("hidden", hidden).child(&string.interpolate(&[("date", &until.label)]))
    };
    Some(strong().class("relevance").child((label(&strings.relevant_until, false), label(&strings.ended_on, true))))
}
