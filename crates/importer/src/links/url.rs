//! Operations on URLs and URL paths.

/// Percent-encodes the characters that a URL cannot contain.
pub fn percent_encode(url: &str) -> String {
    let mut result = String::with_capacity(url.len());
    for character in url.chars() {
        match character {
            ' ' | '<' | '>' | '"' | '\\' | '`' | '\n' => result.push_str(&format!("%{:02X}", u32::from(character))),
            control if control.is_control() => {}
            plain => result.push(plain),
        }
    }
    result
}

/// Joins a path to a folder and resolves `.` and `..`.
pub fn join_path(folder: &str, path: &str) -> String {
    let joined = if path.starts_with('/') { String::from(path) } else { format!("{folder}{path}") };
    let mut segments: Vec<&str> = Vec::new();
    for segment in joined.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            name => segments.push(name),
        }
    }
    let slash = if joined.ends_with('/') && !segments.is_empty() { "/" } else { "" };
    format!("/{}{slash}", segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_as_in_browsers() {
        assert_eq!(join_path("/a/b/", "../c.html"), "/a/c.html");
        assert_eq!(join_path("/a/", "./c/"), "/a/c/");
        assert_eq!(join_path("/", "../../x"), "/x");
        assert_eq!(join_path("/", "/"), "/");
    }
}
