//! Links that share a page. Nothing is loaded from the services they lead to.

/// A way to share a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareLink {
    /// The name of the service, or `None` for e-mail, whose name each language has among its strings.
    pub name: Option<&'static str>,
    /// The URL of the link.
    pub url: String,
}

/// Returns the links that share the page at an absolute URL.
#[must_use]
pub fn share_links(title: &str, url: &str) -> [ShareLink; 5] {
    let (title, url) = (encode_component(title), encode_component(url));
    let both = [&title, "%20", &url].concat();
    let link = |name, parts: &[&str]| ShareLink { name, url: parts.concat() };
    [
        // RFC 6068, section 2
        link(None, &["mailto:?subject=", &title, "&body=", &url]),
        // https://faq.whatsapp.com/5913398998672934
        link(Some("WhatsApp"), &["https://wa.me/?text=", &both]),
        // https://core.telegram.org/widgets/share
        link(Some("Telegram"), &["https://t.me/share/url?url=", &url, "&text=", &title]),
        link(Some("Mastodon"), &["https://mastodon.social/share?text=", &both]),
        // It reads the title from the page:
        // https://learn.microsoft.com/linkedin/consumer/integrations/self-serve/plugins/share-plugin
        link(Some("LinkedIn"), &["https://www.linkedin.com/sharing/share-offsite/?url=", &url]),
    ]
}

/// Encodes a string as a component of a URL, as `encodeURIComponent` does: ECMA-262, section 19.2.6.4.
fn encode_component(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let digit = |value: u8| char::from(DIGITS[usize::from(value)]);
            encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_of_urls_are_encoded() {
        assert_eq!(encode_component("A & B? 50% ọ"), "A%20%26%20B%3F%2050%25%20%E1%BB%8D");
        assert_eq!(encode_component("it's-(a)_~1.*!"), "it's-(a)_~1.*!");
    }

    #[test]
    fn every_link_contains_the_url_and_all_but_linkedin_the_title() {
        for link in share_links("A title", "https://a.example/b/") {
            assert_eq!(link.url.contains("A%20title"), link.name != Some("LinkedIn"), "{}", link.url);
            assert!(link.url.contains("https%3A%2F%2Fa.example%2Fb%2F"), "{}", link.url);
        }
    }
}
