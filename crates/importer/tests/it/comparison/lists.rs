//! The structure of lists.

use super::html::Element;
use super::line::Line;
use super::selectors::NO_STRUCTURE;
use super::text::line;

/// Returns each list: its nesting, its kind with the first number, and its items without the lists in them.
pub fn lists(element: &Element) -> Vec<Line> {
    let mut found = Vec::new();
    collect(element, 1, &mut found);
    found
}

fn collect(element: &Element, depth: usize, found: &mut Vec<Line>) {
    let is_list = is_list(element);
    if is_list {
        found.push(describe(element, depth));
    }
    element.elements().for_each(|child| collect(child, depth + usize::from(is_list), found));
}

fn is_list(element: &Element) -> bool {
    element.matches(&["ul", "ol", "dl"]) && !element.matches(&NO_STRUCTURE)
}

fn describe(list: &Element, depth: usize) -> Line {
    let start = list.attribute("start").unwrap_or("1");
    let kind = match list.name.as_str() {
        "ol" => format!("ordered from {start}"),
        "ul" => String::from("unordered"),
        _ => String::from("terms"),
    };
    let items: Vec<String> = items(list).into_iter().map(describe_item).collect();
    Line::with_shape(format!("level {depth}, {kind}, {} items", items.len()), items.join(" ¦ "))
}

/// Returns the items. Terms and their meanings can be in groups.
fn items(list: &Element) -> Vec<&Element> {
    let children = list.elements().flat_map(|child| match child.name.as_str() {
        "div" if list.name == "dl" => items(child),
        _ => vec![child],
    });
    children.filter(|child| child.matches(&["li", "dt", "dd"])).collect()
}

fn describe_item(item: &Element) -> String {
    let text = line(item, &is_list);
    let text = if item.name == "dt" { format!("{text}:") } else { text };
    match is_done(item) {
        Some(true) => format!("[x] {text}"),
        Some(false) => format!("[ ] {text}"),
        None => text,
    }
}

/// Returns whether the task of an item is done, if it has one: a check box, or the publisher's attribute.
fn is_done(item: &Element) -> Option<bool> {
    let is_box = |element: &Element| element.name == "input" && element.attribute("type") == Some("checkbox");
    match item.attribute("data-done") {
        Some(done) => Some(done == "true"),
        None => item.find(&is_box).map(|input| input.attribute("checked").is_some()),
    }
}
