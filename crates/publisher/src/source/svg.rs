//! Drawings (SVG): their size, and what must not be in them. A drawing is a document that browsers open on its own, so a script
//! in it would run as one of the site's.

use crate::diagnostic::{Position, Problem};
use crate::source::file::SourceFile;
use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{ParserOptions, StyleAttribute, StyleSheet};
use roxmltree::{Attribute, Document, Node, NodeType, ParsingOptions};
use std::path::Path;

/// <https://www.w3.org/TR/SVG2/struct.html#Namespace>
const NAMESPACE: &str = "http://www.w3.org/2000/svg";
/// Elements of SVG that run or embed something.
const FORBIDDEN_ELEMENTS: [&str; 9] =
    ["script", "handler", "listener", "foreignObject", "iframe", "embed", "object", "audio", "video"];
/// Data that can be part of the drawing itself. Others could contain scripts.
const DATA: [&str; 8] = [
    "data:image/png",
    "data:image/jpeg",
    "data:image/jpg",
    "data:image/gif",
    "data:image/webp",
    "data:font/",
    "data:application/font",
    "data:application/x-font",
];
const DRAW_AGAIN: &str = "remove it in a drawing program, or save the drawing as plain SVG";

/// Returns the width and the height of a drawing in CSS pixels: those of its `viewBox`, or else its own.
#[must_use]
pub fn dimensions(svg: &str) -> Option<(u32, u32)> {
    let document = parse(svg).ok()?;
    let root = document.root_element();
    let view_box = root.attribute("viewBox").map(|view_box| {
        let numbers = view_box.split([' ', ',', '\t', '\n']).filter(|number| !number.is_empty());
        numbers.map(|number| number.parse().unwrap_or(f64::NAN)).collect::<Vec<f64>>()
    });
    let length = |name: &str| root.attribute(name)?.trim().trim_end_matches("px").parse::<f64>().ok();
    let (width, height) = match view_box.as_deref() {
        Some([_, _, width, height]) => (*width, *height),
        _ => (length("width")?, length("height")?),
    };
    let in_range = |length: f64| (1.0..=f64::from(u32::MAX)).contains(&length);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked just before")]
    (in_range(width) && in_range(height)).then(|| (width.round() as u32, height.round() as u32))
}

/// Returns whether a drawing can be read at all.
#[must_use]
pub fn is_valid(svg: &str) -> bool {
    parse(svg).is_ok()
}

/// Returns what must not be in a drawing, each with its position.
#[must_use]
pub fn problems(file: &Path, svg: &str) -> Vec<(Position, Problem)> {
    let source = SourceFile::new(file, svg);
    let document = match parse(&source.text) {
        Ok(document) => document,
        Err(error) => {
            let at = Position { line: error.pos().row as usize, column: error.pos().col as usize };
            let problem = Problem::error(
                format!("this is not a valid SVG image: {error}"),
                "save it as an SVG file in your drawing program",
            );
            return vec![(at, problem)];
        }
    };
    if let Some(offset) = active_document_type(&source.text) {
        let message = "the document type of the drawing adds attributes or entities, which could run a script";
        return vec![(source.position(offset), Problem::error(message, DRAW_AGAIN))];
    }
    let in_node = |node: Node<'_, '_>| {
        let position = source.position(node.range().start);
        problems_of(node).into_iter().map(move |message| (position, Problem::error(message, DRAW_AGAIN)))
    };
    document.descendants().flat_map(in_node).collect()
}

fn parse(svg: &str) -> Result<Document<'_>, roxmltree::Error> {
    // Drawing programs write a document type into their files.
    Document::parse_with_options(svg, ParsingOptions { allow_dtd: true, ..ParsingOptions::default() })
}

/// Returns the offset of a declaration that browsers apply and this reader does not: a default of an attribute, or an entity that
/// can contain one (XML 1.0, sections 3.3 and 4.1).
fn active_document_type(svg: &str) -> Option<usize> {
    let declaration = |name: &str| svg.match_indices(name).map(|(offset, _)| offset).collect::<Vec<_>>();
    let is_parameter_entity = |offset: &usize| svg[offset + "<!ENTITY".len()..].trim_start().starts_with('%');
    let entities = declaration("<!ENTITY").into_iter().filter(is_parameter_entity);
    declaration("<!ATTLIST").into_iter().chain(entities).min()
}

fn problems_of(node: Node<'_, '_>) -> Vec<String> {
    match node.node_type() {
        NodeType::Element if node.tag_name().name() == "style" => {
            let texts = node.descendants().filter(|node| node.is_text()).filter_map(|node| node.text());
            let problems = problems_of_style_sheet(&texts.collect::<String>());
            problems_of_element(node).into_iter().chain(problems).collect()
        }
        NodeType::Element => problems_of_element(node),
        NodeType::PI if node.pi().is_some_and(|instruction| instruction.target == "xml-stylesheet") => {
            vec![String::from("the drawing loads a style sheet from another file")]
        }
        _ => Vec::new(),
    }
}

fn problems_of_element(element: Node<'_, '_>) -> Vec<String> {
    let name = element.tag_name().name();
    let is_drawn = element.tag_name().namespace().is_none_or(|namespace| namespace == NAMESPACE);
    let is_html = element.tag_name().namespace() == Some("http://www.w3.org/1999/xhtml");
    let is_forbidden = is_html || (is_drawn && FORBIDDEN_ELEMENTS.iter().any(|it| it.eq_ignore_ascii_case(name)));
    let forbidden = is_forbidden.then(|| format!("the drawing contains `<{name}>`, which must not be in an image"));
    let attributes = element.attributes().filter_map(|attribute| problem_of_attribute(element, attribute));
    forbidden.into_iter().chain(attributes).collect()
}

fn problem_of_attribute(element: Node<'_, '_>, attribute: Attribute<'_, '_>) -> Option<String> {
    let (name, value) = (attribute.name(), attribute.value());
    let is_of_svg = attribute.namespace().is_none();
    if is_of_svg && name.len() > 2 && name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on")) {
        return Some(format!("the drawing contains the event handler `{name}`, which must not be in an image"));
    }
    if name == "href" || name == "src" {
        return outside(value);
    }
    // An animation can write an address into a link.
    let is_animated_link = name == "attributeName" && value.trim().ends_with("href");
    if is_animated_link {
        return Some(format!(
            "the drawing changes a link in `<{}>`, which must not be in an image",
            element.tag_name().name()
        ));
    }
    let problems = match name {
        "style" => problems_of_style_attribute(value),
        _ if value.contains('(') => problems_of_style_attribute(&format!("fill:{value}")),
        _ => Vec::new(),
    };
    problems.into_iter().next()
}

/// Returns the message about an address that leads out of the drawing.
fn outside(url: &str) -> Option<String> {
    let written: String = url.chars().filter(|sign| !sign.is_ascii_whitespace() && !sign.is_control()).collect();
    let lower = written.to_ascii_lowercase();
    let is_inside = lower.is_empty() || lower.starts_with('#') || DATA.iter().any(|data| lower.starts_with(data));
    let shown: String = written.chars().take(60).collect();
    (!is_inside).then(|| format!("the drawing refers to `{shown}`, which is outside of it and is not shown"))
}

/// Returns the references in a style sheet that lead out of the drawing.
fn problems_of_style_sheet(css: &str) -> Vec<String> {
    problems_of_styles(css, |css| {
        StyleSheet::parse(css, tolerant()).ok()?.to_css(with_dependencies()).ok()?.dependencies
    })
}

/// Returns the references in the styles of an element that lead out of the drawing.
fn problems_of_style_attribute(css: &str) -> Vec<String> {
    problems_of_styles(css, |css| {
        StyleAttribute::parse(css, tolerant()).ok()?.to_css(with_dependencies()).ok()?.dependencies
    })
}

/// Returns the references in styles that lead out of the drawing. `dependencies` lists all references, or returns `None` if it
/// cannot read the styles.
fn problems_of_styles(css: &str, dependencies: fn(&str) -> Option<Vec<Dependency>>) -> Vec<String> {
    if is_too_deep(css) {
        return vec![String::from("the styles of the drawing are nested too deeply to be checked")];
    }
    let Some(dependencies) = dependencies(css) else {
        return vec![String::from("the styles of the drawing cannot be read")];
    };
    let url = |dependency| match dependency {
        Dependency::Import(import) => import.url,
        Dependency::Url(url) => url.url,
    };
    dependencies.into_iter().filter_map(|dependency| outside(&url(dependency))).collect()
}

/// Whether the brackets of a style sheet are nested more deeply than any drawing needs: its parser is recursive.
fn is_too_deep(css: &str) -> bool {
    const MAX_DEPTH: usize = 64;
    css.chars()
        .scan(0_usize, |depth, sign| {
            *depth = match sign {
                '(' | '[' | '{' => *depth + 1,
                ')' | ']' | '}' => depth.saturating_sub(1),
                _ => *depth,
            };
            Some(*depth)
        })
        .any(|depth| depth > MAX_DEPTH)
}

/// Browsers skip what they do not understand.
fn tolerant<'a>() -> ParserOptions<'a> {
    ParserOptions { error_recovery: true, ..ParserOptions::default() }
}

fn with_dependencies<'a>() -> PrinterOptions<'a> {
    PrinterOptions {
        analyze_dependencies: Some(DependencyOptions { remove_imports: false }),
        ..PrinterOptions::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dimensions_come_from_the_view_box_or_from_the_drawing() {
        let with = |attributes: &str| dimensions(&format!(r#"<svg xmlns="{NAMESPACE}" {attributes}/>"#));
        assert_eq!(with(r#"viewBox="0 0 40 30.4""#), Some((40, 30)));
        assert_eq!(with(r#"viewBox="0,0, 40, 30" width="1" height="1""#), Some((40, 30)));
        assert_eq!(with(r#"width="40" height="30px""#), Some((40, 30)));
        for attributes in ["", r#"width="40""#, r#"width="100%" height="30""#, r#"viewBox="0 0 0 0""#] {
            assert_eq!(with(attributes), None, "{attributes}");
        }
        assert_eq!(dimensions("no xml"), None);
    }

    /// Returns the lines with problems of a drawing that contains this in its third line.
    fn lines(content: &str) -> Vec<usize> {
        let svg = format!(
            "<?xml version=\"1.0\"?>\n<svg xmlns=\"{NAMESPACE}\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n{content}\n</svg>"
        );
        problems(Path::new("a.svg"), &svg).into_iter().map(|(position, _)| position.line).collect()
    }

    #[test]
    fn drawings_contain_neither_scripts_nor_addresses() {
        for content in [
            "<script>alert(1)</script>",
            "<SCRIPT/>",
            "<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">alert(1)</h:script>",
            "<g onload=\"alert(1)\"/>",
            "<g ONCLICK=\"alert(1)\"/>",
            "<foreignObject/>",
            "<h:p xmlns:h=\"http://www.w3.org/1999/xhtml\"/>",
            "<a xlink:href=\"javascript:alert(1)\"/>",
            "<a href=\" java\nscript:alert(1)\"/>",
            "<a href=\"https://a.example/\"/>",
            "<image href=\"photo.jpg\"/>",
            "<image href=\"//a.example/a.png\"/>",
            "<use xlink:href=\"/images/b.svg#a\"/>",
            "<image href=\"data:image/svg+xml,x\"/>",
            "<set attributeName=\"xlink:href\" to=\"javascript:alert(1)\"/>",
            "<style>@import 'https://a.example/a.css';</style>",
            "<style>@font-face { font-family: a; src: url(https://a.example/a.woff2) }</style>",
            "<style><![CDATA[rect { fill: u\\72l(https://a.example/#a) }]]></style>",
            "<rect fill=\"url(https://a.example/#a)\"/>",
            "<rect style=\"filter: url(b.svg#a)\"/>",
            "<style>@im<!-- -->port 'https://a.example/a.css';</style>",
            &format!("<style>{}</style>", "@media all{".repeat(20_000)),
            &format!("<rect style=\"fill:{}\"/>", "(".repeat(100_000)),
        ] {
            assert_eq!(lines(content), [3], "{content}");
        }
        let style_sheet = "<?xml-stylesheet href=\"a.css\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        assert_eq!(problems(Path::new("a.svg"), style_sheet).len(), 1);
    }

    #[test]
    fn a_document_type_adds_nothing() {
        for declaration in [
            "<!ATTLIST svg onload CDATA \"alert(1)\">",
            "<!ENTITY % a \"&#60;!ATTLIST svg onload CDATA 'alert(1)'>\">%a;",
        ] {
            let svg = format!("<!DOCTYPE svg [\n{declaration}\n]>\n<svg xmlns=\"{NAMESPACE}\"/>");
            let found = problems(Path::new("a.svg"), &svg);
            assert_eq!(found.len(), 1, "{declaration}");
            assert!(found[0].0.line <= 2, "{declaration}: {found:?}");
        }
        let entity = format!("<!DOCTYPE svg [<!ENTITY ns \"{NAMESPACE}\">]><svg xmlns=\"&ns;\"/>");
        assert!(problems(Path::new("a.svg"), &entity).is_empty());
    }

    #[test]
    fn what_drawing_programs_write_is_right() {
        for content in [
            "<!-- drawn by hand --><title>A sign</title><desc>on line one</desc>",
            "<defs><linearGradient id=\"a\"/></defs><rect fill=\"url(#a)\" transform=\"rotate(45)\"/>",
            "<use xlink:href=\"#a\"/><rect style=\"fill:url(#a);font-family:'Sans'\"/>",
            "<image href=\"data:image/png;base64,AAAA\"/>",
            "<style>.a { fill: red } @media print { .a { fill: url('#a') } }</style>",
            "<x:grid xmlns:x=\"http://www.inkscape.org/namespaces/inkscape\" x:units=\"px\"/>",
        ] {
            assert!(lines(content).is_empty(), "{content}");
        }
        let with_type = "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n\
                         <svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        assert!(problems(Path::new("a.svg"), with_type).is_empty());
    }
}
