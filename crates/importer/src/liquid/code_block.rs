//! Code of `{% highlight %}`, as an element on one line that Markdown and HTML can hold and nothing changes.

/// The name of the element.
pub const ELEMENT: &str = "import-code";
/// The attribute with the name of the language.
pub const LANGUAGE: &str = "language";
/// The attribute with the code.
pub const CODE: &str = "code";

/// Returns the element for a code block.
#[must_use]
pub fn element(language: &str, code: &str) -> String {
    let code = code.trim_matches('\n');
    format!("<{ELEMENT} {LANGUAGE}=\"{}\" {CODE}=\"{}\"/>", encode(language), encode(code))
}

/// Encodes everything that is syntax somewhere: of HTML, Markdown, kramdown or Liquid.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for character in text.chars() {
        match character.is_alphanumeric() {
            true => encoded.push(character),
            false => encoded.push_str(&format!("&#{};", u32::from(character))),
        }
    }
    encoded
}
