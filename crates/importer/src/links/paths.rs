//! Paths and addresses as texts.

/// An address without signs that cannot stand in one.
pub fn encoded(address: &str) -> String {
    let mut result = String::with_capacity(address.len());
    for letter in address.chars() {
        match letter {
            ' ' | '<' | '>' | '"' | '\\' | '`' | '\n' => result.push_str(&format!("%{:02X}", u32::from(letter))),
            control if control.is_control() => {}
            plain => result.push(plain),
        }
    }
    result
}

/// A path seen from a folder, with `.` and `..` resolved.
pub fn joined(folder: &str, path: &str) -> String {
    let whole = if path.starts_with('/') { String::from(path) } else { format!("{folder}{path}") };
    let mut segments: Vec<&str> = Vec::new();
    for segment in whole.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            name => segments.push(name),
        }
    }
    let slash = if whole.ends_with('/') && !segments.is_empty() { "/" } else { "" };
    format!("/{}{slash}", segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_as_browsers_do() {
        assert_eq!(joined("/a/b/", "../c.html"), "/a/c.html");
        assert_eq!(joined("/a/", "./c/"), "/a/c/");
        assert_eq!(joined("/", "../../x"), "/x");
        assert_eq!(joined("/", "/"), "/");
    }
}
