//! Serializes views as HTML: <https://html.spec.whatwg.org/multipage/syntax.html>.

use maud::Render;
use ui::state::UiState;
use ui::view::{Element, ElementData, Node};

/// Writes nodes in a state.
pub fn write(nodes: impl IntoIterator<Item = Node>, state: &UiState) -> String {
    let mut html = String::new();
    for node in nodes {
        write_node(&mut html, &node, state);
    }
    html
}

/// Writes elements in a state.
pub fn write_elements<'a>(elements: impl IntoIterator<Item = &'a Element>, state: &UiState) -> String {
    let mut html = String::new();
    for element in elements {
        write_element(&mut html, element, state);
    }
    html
}

fn write_node(html: &mut String, node: &Node, state: &UiState) {
    match node {
        Node::Element(element) => write_element(html, element, state),
        Node::Text(value) => value.resolve(state).unwrap_or_default().render_to(html),
    }
}

fn write_element(html: &mut String, element: &Element, state: &UiState) {
    let ElementData { tag, attributes, children, .. } = element.data();
    html.push('<');
    html.push_str(tag.name);
    for (name, value) in attributes {
        let Some(value) = value.resolve(state) else { continue };
        html.push(' ');
        html.push_str(name);
        html.push_str("=\"");
        value.render_to(html);
        html.push('"');
    }
    html.push('>');
    if tag.is_void {
        return;
    }
    for child in children {
        write_node(html, child, state);
    }
    html.push_str("</");
    html.push_str(tag.name);
    html.push('>');
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::route::Route;
    use ui::view::IntoView;
    use ui::view::html::{a, br, p};

    fn html_of(view: impl IntoView) -> String {
        write(view.into_view(), &UiState::new(Some(Route::Home), None))
    }

    #[test]
    fn text_and_attribute_values_are_escaped() {
        let link = a().attr("href", "?a&b=\"<c>\"").child("1 < 2 & \"3\" > 2");
        assert_eq!(html_of(link), "<a href=\"?a&amp;b=&quot;&lt;c&gt;&quot;\">1 &lt; 2 &amp; &quot;3&quot; &gt; 2</a>");
    }

    #[test]
    fn void_elements_have_no_end_tag() {
        assert_eq!(html_of(p().child(("a", br(), "b"))), "<p>a<br>b</p>");
        assert_eq!(html_of(p()), "<p></p>");
    }

    #[test]
    fn dynamic_values_follow_the_state() {
        let on_home = |state: &UiState| (state.route == Some(Route::Home)).then(|| String::from("page"));
        let elsewhere = |state: &UiState| (state.route != Some(Route::Home)).then(String::new);
        let link = a().attr("aria-current", on_home).attr("hidden", elsewhere).child(on_home);
        assert_eq!(html_of(link), "<a aria-current=\"page\">page</a>");
    }
}
