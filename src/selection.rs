//! The selected text, as offsets into the text of an element. They stay right when the element is replaced by one with the
//! same text, whatever its nodes.

use js_sys::JsString;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Selection, Text};

/// `NodeFilter.SHOW_TEXT`: <https://dom.spec.whatwg.org/#interface-nodefilter>.
const SHOW_TEXT: u32 = 4;

/// A selection: the offsets of its two ends, in UTF-16 code units, and its text. The visitor may have selected backwards.
pub struct SelectedText {
    anchor: u32,
    focus: u32,
    text: JsString,
}

/// Returns the text that is selected within `root`, if any is.
#[must_use]
pub fn selected_text(root: &Element) -> Option<SelectedText> {
    let selection = selection().filter(|selection| !selection.is_collapsed())?;
    let anchor = offset_within(root, &selection.anchor_node()?, selection.anchor_offset())?;
    let focus = offset_within(root, &selection.focus_node()?, selection.focus_offset())?;
    Some(SelectedText { anchor, focus, text: selection.to_string() })
}

/// Restores a selection, unless the offsets have another text now: a browser's translation may have changed it.
pub fn select(root: &Element, text: &SelectedText) {
    let position = |offset, is_start| position_at(root, offset, is_start);
    let is_backwards = text.anchor > text.focus;
    let ends = position(text.anchor, !is_backwards).zip(position(text.focus, is_backwards));
    if let Some((selection, ((anchor, anchor_offset), (focus, focus_offset)))) = selection().zip(ends) {
        // Both ends are in the document, so this does not fail.
        let _ = selection.set_base_and_extent(&anchor, anchor_offset, &focus, focus_offset);
        if selection.to_string() != text.text {
            let _ = selection.remove_all_ranges();
        }
    }
}

fn selection() -> Option<Selection> {
    window().get_selection().ok().flatten()
}

fn offset_within(root: &Element, node: &Node, offset: u32) -> Option<u32> {
    let range = document().create_range().ok().filter(|_| root.contains(Some(node)))?;
    range.set_start(root, 0).ok()?;
    range.set_end(node, offset).ok()?;
    Some(range.to_string().length())
}

/// Returns the text node at an offset. Between two nodes, a selection starts in the second and ends in the first.
fn position_at(root: &Element, offset: u32, is_start: bool) -> Option<(Text, u32)> {
    let walker = document().create_tree_walker_with_what_to_show(root, SHOW_TEXT).ok()?;
    let mut rest = offset;
    while let Some(node) = walker.next_node().ok()? {
        let node: Text = node.dyn_into().ok()?;
        let length = node.length();
        if rest < length || rest == length && !is_start {
            return Some((node, rest));
        }
        rest -= length;
    }
    None
}
