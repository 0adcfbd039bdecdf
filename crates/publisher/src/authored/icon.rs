//! `public/icon.svg`: the image that all icons are rendered from.

use super::ContentReader;
use crate::diagnostic::Diagnostics;
use crate::source::file::SourceFile;
use resvg::usvg::{self, Tree};
use roxmltree::{Document, ParsingOptions};
use std::path::Path;

/// The icon of the site.
#[derive(Clone, Debug)]
pub struct AuthoredIcon {
    /// The parsed SVG. It is square.
    pub svg: Tree,
}

const FILE: &str = "public/icon.svg";

/// Elements that the publisher does not render. A browser would, so the icons would differ.
const UNSUPPORTED_ELEMENTS: [&str; 3] = ["foreignObject", "image", "text"];

impl AuthoredIcon {
    /// Reads the icon. Returns `None`, with a diagnostic, if it is unusable.
    pub(super) fn read(reader: &mut ContentReader<'_>) -> Option<AuthoredIcon> {
        let file = Path::new(FILE);
        if !reader.exists(file) {
            reader.diagnostics.missing_file(file, "put a square SVG there: all icons are drawn from it");
            return None;
        }
        let source = SourceFile::read(reader.root, file, reader.diagnostics)?;
        Some(AuthoredIcon { svg: read_svg(&source, reader.diagnostics)? })
    }
}

fn read_svg(source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Tree> {
    let svg = match parse(&source.text) {
        Ok((document, svg)) => {
            report_unsupported_elements(&document, source, diagnostics);
            svg
        }
        Err(error) => {
            let help = "save the icon as an SVG file with a viewBox";
            diagnostics.in_file(&source.path, format!("this is not an SVG picture: {error}"), help);
            return None;
        }
    };
    let (width, height) = (svg.size().width(), svg.size().height());
    if (width - height).abs() > f32::EPSILON {
        let message = format!("the icon is {width} wide and {height} high, but icons are square");
        diagnostics.in_file(&source.path, message, "give its viewBox the same width and height");
    }
    if svg.root().children().is_empty() {
        diagnostics.in_file(&source.path, "the icon shows nothing", "draw it with shapes and paths");
    }
    Some(svg)
}

fn parse(xml: &str) -> Result<(Document<'_>, Tree), usvg::Error> {
    // Drawing programs write a document type into their files.
    let document = Document::parse_with_options(xml, ParsingOptions { allow_dtd: true, ..ParsingOptions::default() })?;
    let svg = Tree::from_xmltree(&document, &usvg::Options::default())?;
    Ok((document, svg))
}

fn report_unsupported_elements(document: &Document<'_>, source: &SourceFile, diagnostics: &mut Diagnostics) {
    for node in document.descendants().filter(|node| UNSUPPORTED_ELEMENTS.contains(&node.tag_name().name())) {
        let message = format!("icons cannot be drawn from `<{}>`", node.tag_name().name());
        let position = source.position(node.range().start);
        diagnostics.at(&source.path, position, message, "turn it into paths and save the file again");
    }
}
