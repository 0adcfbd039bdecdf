//! `public/icon.svg`: the one picture that all icons are drawn from.

use super::Reading;
use crate::diagnostic::Diagnostics;
use crate::source::file::SourceFile;
use resvg::usvg::{self, Tree};
use roxmltree::{Document, ParsingOptions};
use std::path::Path;

/// The icon of the site.
#[derive(Clone, Debug)]
pub struct AuthoredIcon {
    /// What it shows. It is square.
    pub drawing: Tree,
    /// The text of its file.
    text: String,
}

impl PartialEq for AuthoredIcon {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

const FILE: &str = "public/icon.svg";

/// Elements that the publisher does not draw. A browser would, so the icons would differ.
const NOT_DRAWN: [&str; 3] = ["foreignObject", "image", "text"];

impl AuthoredIcon {
    /// Reads the icon. What makes it unusable becomes a diagnostic and gives `None`.
    pub(super) fn read(reading: &mut Reading<'_>) -> Option<AuthoredIcon> {
        let file = Path::new(FILE);
        if !reading.exists(file) {
            reading.diagnostics.missing_file(file, "put a square SVG there: all icons are drawn from it");
            return None;
        }
        let source = SourceFile::read(reading.root, file, reading.diagnostics)?;
        let drawing = read_drawing(&source, reading.diagnostics)?;
        Some(AuthoredIcon { drawing, text: source.text })
    }
}

fn read_drawing(source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Tree> {
    let drawing = match parse(&source.text) {
        Ok((document, drawing)) => {
            report_what_is_not_drawn(&document, source, diagnostics);
            drawing
        }
        Err(error) => {
            let help = "save the icon as an SVG file with a viewBox";
            diagnostics.in_file(&source.path, format!("this is not an SVG picture: {error}"), help);
            return None;
        }
    };
    let (width, height) = (drawing.size().width(), drawing.size().height());
    if (width - height).abs() > f32::EPSILON {
        let message = format!("the icon is {width} wide and {height} high, but icons are square");
        diagnostics.in_file(&source.path, message, "give its viewBox the same width and height");
    }
    if drawing.root().children().is_empty() {
        diagnostics.in_file(&source.path, "the icon shows nothing", "draw it with shapes and paths");
    }
    Some(drawing)
}

fn parse(text: &str) -> Result<(Document<'_>, Tree), usvg::Error> {
    // Drawing programs put a document type into their files.
    let document = Document::parse_with_options(text, ParsingOptions { allow_dtd: true, ..ParsingOptions::default() })?;
    let drawing = Tree::from_xmltree(&document, &usvg::Options::default())?;
    Ok((document, drawing))
}

fn report_what_is_not_drawn(document: &Document<'_>, source: &SourceFile, diagnostics: &mut Diagnostics) {
    for node in document.descendants().filter(|node| NOT_DRAWN.contains(&node.tag_name().name())) {
        let message = format!("icons cannot be drawn from `<{}>`", node.tag_name().name());
        let position = source.position(node.range().start);
        diagnostics.at(&source.path, position, message, "turn it into paths and save the file again");
    }
}
