//! Small pure functions on text.

/// Puts values in the place of `{name}` in a sentence of the interface.
#[must_use]
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let place = after.split_once('}').and_then(|(name, after)| Some((value_of(name, values)?, after)));
        let (value, after) = place.unwrap_or(("{", after));
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// The title of a document: the page's title and the site's, or only one where both are the same.
#[must_use]
pub fn document_title(page_title: &str, site_title: &str) -> String {
    match page_title == site_title {
        true => String::from(site_title),
        false => [page_title, " – ", site_title].concat(),
    }
}

/// The host of a URL with a scheme, to name another site by.
#[must_use]
pub fn host_of(url: &str) -> &str {
    url.split('/').nth(2).unwrap_or(url)
}

fn value_of<'a>(name: &str, values: &[(&str, &'a str)]) -> Option<&'a str> {
    values.iter().find(|(of, _)| *of == name).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_names_a_site() {
        assert_eq!(host_of("https://a.example/b/c"), "a.example");
        assert_eq!(host_of("https://a.example"), "a.example");
    }

    #[test]
    fn fill_puts_every_value_in_its_place() {
        let filled = fill("Page {page} of {pages}", &[("page", "2"), ("pages", "7")]);
        assert_eq!(filled, "Page 2 of 7");
    }

    #[test]
    fn fill_leaves_what_it_does_not_know() {
        assert_eq!(fill("{a} and {b}", &[("a", "1")]), "1 and {b}");
        assert_eq!(fill("{a and {a}", &[("a", "1")]), "{a and 1");
    }

    #[test]
    fn what_was_filled_in_is_not_looked_at_again() {
        assert_eq!(fill("{a}{b}", &[("a", "{b}"), ("b", "1")]), "{b}1");
    }

    #[test]
    fn a_document_title_names_the_site_once() {
        assert_eq!(document_title("News", "Site"), "News – Site");
        assert_eq!(document_title("Site", "Site"), "Site");
    }
}
