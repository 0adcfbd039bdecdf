//! A minimal scanner for the start tags of generated documents.

use std::collections::BTreeMap;

/// A start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The element name.
    pub name: &'a str,
    attributes: BTreeMap<&'a str, &'a str>,
}

impl<'a> Tag<'a> {
    /// Returns the value of an attribute, or an empty string if the attribute has no value.
    pub fn get(&self, attribute: &str) -> Option<&'a str> {
        self.attributes.get(attribute).copied()
    }
}

/// Returns all start tags. Attribute values must be quoted and must not contain `>`, as in generated documents.
pub fn start_tags(html: &str) -> Vec<Tag<'_>> {
    let candidates = html.split('<').skip(1).filter_map(|rest| rest.split_once('>'));
    candidates.map(|(inside, _)| inside.trim_end_matches('/')).filter_map(parse_tag).collect()
}

fn parse_tag(inside: &str) -> Option<Tag<'_>> {
    let end = inside.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let (name, mut rest) = inside.split_at(end);
    if name.is_empty() {
        return None;
    }
    let mut attributes = BTreeMap::new();
    loop {
        rest = rest.trim_start();
        let end = rest.find(|char: char| char == '=' || char.is_whitespace()).unwrap_or(rest.len());
        let (attribute, after) = rest.split_at(end);
        if attribute.is_empty() {
            return Some(Tag { name, attributes });
        }
        let value = after.strip_prefix("=\"").and_then(|quoted| quoted.split_once('"'));
        attributes.insert(attribute, value.map_or("", |(value, _)| value));
        rest = value.map_or(after.trim_start_matches('='), |(_, after)| after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn start_tags_have_their_attributes() {
        let html = "<!doctype html><link rel=\"preload\" as=\"fetch\"\n href=\"/a.json\"><script defer src=\"/b.js\">1 < 2</script><br />";
        let tags = start_tags(html);
        assert_eq!(tags.iter().map(|tag| tag.name).collect::<Vec<_>>(), ["link", "script", "br"]);
        assert_eq!((tags[0].get("rel"), tags[0].get("href")), (Some("preload"), Some("/a.json")));
        assert_eq!((tags[1].get("defer"), tags[1].get("src"), tags[1].get("type")), (Some(""), Some("/b.js"), None));
    }
}
