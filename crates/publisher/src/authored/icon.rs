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
    /// The text of the file.
    pub source: String,
}

const FILE: &str = "public/icon.svg";

/// Elements that the publisher does not render. A browser would, so the icons would differ.
const UNSUPPORTED_ELEMENTS: [&str; 3] = ["foreignObject", "image", "text"];

impl AuthoredIcon {
    /// Reads the icon. Returns `None`, with a diagnostic, if it is unusable.
    pub(super) fn read(reader: &mut ContentReader<'_>) -> Option<AuthoredIcon> {
        let file = Path::new(FILE);
        if !reader.exists(file) {
            reader
                .diagnostics
                .missing_file(file, "add a square SVG image with this name: the icons of the site are made from it");
            return None;
        }
        let source = SourceFile::read(reader.root, file, reader.diagnostics)?;
        let svg = read_svg(&source, reader.diagnostics)?;
        Some(AuthoredIcon { svg, source: source.text })
    }
}

fn read_svg(source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Tree> {
    let svg = match parse(&source.text) {
        Ok((document, svg)) => {
            report_unsupported_elements(&document, source, diagnostics);
            svg
        }
        Err(error) => {
            let help = "save the icon as an SVG file in your drawing program";
            diagnostics.error_in_file(&source.path, format!("this is not a valid SVG image: {error}"), help);
            return None;
        }
    };
    let (width, height) = (svg.size().width(), svg.size().height());
    if (width - height).abs() > f32::EPSILON {
        let message = format!("the icon must be square, but it is {width} wide and {height} high");
        diagnostics.error_in_file(
            &source.path,
            message,
            "save it with the same width and height, for example `viewBox=\"0 0 64 64\"`",
        );
    }
    if svg.root().children().is_empty() {
        diagnostics.error_in_file(&source.path, "the icon is empty", "draw it with shapes or paths");
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
        let message = format!("the icon contains `<{}>`, which cannot be used in icons", node.tag_name().name());
        let position = source.position(node.range().start);
        diagnostics.error(
            &source.path,
            position,
            message,
            "convert it to paths in your drawing program and save the file again",
        );
    }
}
