//! Selectors of the parts that each site adds around a document, which a comparison ignores.

/// What Jekyll and kramdown add.
pub const ADDED_BY_JEKYLL: [&str; 2] = [
    // The line numbers of `{% highlight ruby linenos %}`.
    ".lineno",
    // The link of a footnote back to its references.
    ".reversefootnote",
];

/// What the publisher adds.
pub const ADDED_BY_PUBLISHER: [&str; 12] = [
    // The title, which is in front matter.
    "h1",
    // Its date, authors and reading time, its tags and its picture.
    ".post-meta",
    ".tags",
    ".post-image",
    // The parts beside and below a post.
    ".post-side",
    ".edit-link",
    // The notices about posts on other sites and about translations.
    ".notice",
    // The links of headings to themselves, and of footnotes back to their references.
    ".heading-link",
    ".footnote-backref",
    // Words for assistive technology, such as "(another site)".
    ".visually-hidden",
    // Controls that need the app, such as "Copy the code".
    ".app-only",
    // "Video on" and the host, below the title of a video.
    ".card > p",
];

/// The element of a page's own content.
pub const MAIN: &str = "main";

/// Lists and tables that are no lists and tables of the document: cards, and the line numbers of code.
pub const NO_STRUCTURE: [&str; 2] = ["ul.grid", "table.rouge-table"];
