//! Serializes views as HTML: <https://html.spec.whatwg.org/multipage/syntax.html>.

use ui::node::{Element, Node, Parts};
use ui::state::State;

/// Elements that have no content and no end tag (HTML, 13.1.2), as far as pages have them.
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

/// Writes nodes in a state.
pub fn write(nodes: impl IntoIterator<Item = Node>, state: &State) -> String {
    let mut html = String::new();
    for node in nodes {
        write_node(&mut html, &node, state);
    }
    html
}

/// Writes elements in a state.
pub fn write_elements<'a>(elements: impl IntoIterator<Item = &'a Element>, state: &State) -> String {
    let mut html = String::new();
    for element in elements {
        write_element(&mut html, element, state);
    }
    html
}

fn write_node(html: &mut String, node: &Node, state: &State) {
    match node {
        Node::Element(element) => write_element(html, element, state),
        Node::Text(value) => escape(html, &value.in_state(state).unwrap_or_default()),
    }
}

fn write_element(html: &mut String, element: &Element, state: &State) {
    let Parts { name: element, attributes, children, .. } = element.parts();
    html.push('<');
    html.push_str(element);
    for (name, value) in attributes {
        let Some(value) = value.in_state(state) else { continue };
        html.push(' ');
        html.push_str(name);
        html.push_str("=\"");
        escape(html, &value);
        html.push('"');
    }
    html.push('>');
    if VOID.contains(element) {
        return;
    }
    for child in children {
        write_node(html, child, state);
    }
    html.push_str("</");
    html.push_str(element);
    html.push('>');
}

fn escape(html: &mut String, value: &str) {
    let mut rest = value;
    while let Some(index) = rest.find(['&', '<', '>', '"']) {
        html.push_str(&rest[..index]);
        html.push_str(match rest.as_bytes()[index] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[index + 1..];
    }
    html.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::route::Route;
    use ui::node::element;

    fn html_of(element: Element) -> String {
        write([Node::Element(element)], &State::of(Some(Route::Home)))
    }

    #[test]
    fn text_and_attribute_values_are_escaped() {
        let link = element("a").set("href", "?a&b=\"<c>\"").text("1 < 2 & \"3\" > 2");
        assert_eq!(html_of(link), "<a href=\"?a&amp;b=&quot;&lt;c&gt;&quot;\">1 &lt; 2 &amp; &quot;3&quot; &gt; 2</a>");
    }

    #[test]
    fn void_elements_have_no_end_tag() {
        assert_eq!(html_of(element("p").text("a").child(element("br")).text("b")), "<p>a<br>b</p>");
        assert_eq!(html_of(element("p")), "<p></p>");
    }

    #[test]
    fn dynamic_values_depend_on_the_state() {
        let is_home = |state: &State| (state.route == Some(Route::Home)).then(|| String::from("page"));
        let is_elsewhere = |state: &State| (state.route != Some(Route::Home)).then(String::new);
        let link = element("a")
            .set_live("aria-current", Box::new(is_home))
            .set_live("hidden", Box::new(is_elsewhere))
            .text_live(Box::new(is_home));
        assert_eq!(html_of(link), "<a aria-current=\"page\">page</a>");
    }
}
