//! An estimate of how much room the header of a language needs in one row.
//!
//! Labels differ from language to language, so no single breakpoint fits all. A container query cannot read a custom
//! property, so the style sheet has one for each of [`HEADER_WIDTHS`], and the header names the one that applies to it.

use icu_normalizer::DecomposingNormalizer;
use model::site::{HEADER_WIDTH_STEP, HEADER_WIDTHS, Site};

/// Advance widths of U+0020 to U+007E, in thousandths of an em. They are those of DejaVu Sans, the widest of the usual
/// system fonts, so a label needs no more than that elsewhere.
#[rustfmt::skip]
const ASCII_WIDTHS: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
    603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635,
    634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];
/// The width of a letter of another script: most are narrower.
const OTHER_WIDTH: u16 = 800;
/// The width of a letter that fills a square, as in Chinese, Japanese and Korean.
const SQUARE_WIDTH: u16 = 1000;
/// How much wider bold text is.
const BOLD: f64 = 1.13;

// The measures of `style/header.css`, `menu.css` and `theme-switch.css`, in rem.
const GAP: f64 = 1.0;
const NAME_FONT: f64 = 1.2;
const ICON_AND_GAP: f64 = 2.5;
const JOIN_FRAME: f64 = 1.75;
const EXTERNAL_MARK: f64 = 1.05;
const LABEL_FONT: f64 = 0.9375;
const LABEL_GAP: f64 = 0.875;
/// A target is at least this wide, however short its label is.
const MIN_TARGET: f64 = 2.75;
const LANGUAGE_FRAME: f64 = 1.25;
const THEME_SWITCH: f64 = 6.75;

/// Returns the smallest of [`HEADER_WIDTHS`] at which the header fits into one row, or `None` if it is too wide for all.
pub(super) fn header_width(site: &Site, language_name: &str) -> Option<u32> {
    let needed = needed_width(site, language_name);
    HEADER_WIDTHS.step_by(HEADER_WIDTH_STEP as usize).find(|width| f64::from(*width) >= needed)
}

/// Estimates the width of name, link to join, navigation, languages and theme switch in one row, in rem.
fn needed_width(site: &Site, language_name: &str) -> f64 {
    let name = ICON_AND_GAP + NAME_FONT * BOLD * text_width(&site.title);
    let join =
        site.join.as_ref().map(|_| GAP + JOIN_FRAME + EXTERNAL_MARK + BOLD * text_width(&site.strings.join_us.text));
    let labels: f64 = site.navigation.iter().map(|link| label_width(&link.label)).sum();
    let label_gaps = LABEL_GAP * f64::from(u32::try_from(site.navigation.len().saturating_sub(1)).unwrap_or(u32::MAX));
    let languages = (site.languages.len() > 1).then(|| GAP + LANGUAGE_FRAME + label_width(language_name));
    name + join.unwrap_or_default() + GAP + labels + label_gaps + languages.unwrap_or_default() + GAP + THEME_SWITCH
}

fn label_width(label: &str) -> f64 {
    (LABEL_FONT * text_width(label)).max(MIN_TARGET)
}

/// Estimates the width of a line of text, in em.
fn text_width(text: &str) -> f64 {
    // An accented letter is as wide as the letter below the accent.
    let letters = DecomposingNormalizer::new_nfd().normalize(text);
    f64::from(letters.chars().map(|letter| u32::from(letter_width(letter))).sum::<u32>()) / 1000.0
}

fn letter_width(letter: char) -> u16 {
    match letter {
        ' '..='~' => ASCII_WIDTHS[letter as usize - ' ' as usize],
        // Combining marks, and signs that join or separate letters.
        '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' => 0,
        // NFD decomposes a Korean syllable into letters of U+1100 to U+11FF: only the first of each advances.
        '\u{1160}'..='\u{11FF}' => 0,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' => {
            SQUARE_WIDTH
        }
        '\u{20000}'.. => SQUARE_WIDTH,
        _ => OTHER_WIDTH,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::leadership::NamedLink;
    use model::site::{Direction, Language, NavigationLink};

    fn site(labels: &[&str], languages: usize) -> Site {
        let link = |label: &&str| NavigationLink { path: String::new(), label: String::from(*label) };
        let language = Language { code: String::new(), name: String::new(), direction: Direction::LeftToRight };
        Site {
            schema: 0,
            title: String::from("A site"),
            base_url: String::new(),
            languages: vec![language; languages],
            navigation: labels.iter().map(link).collect(),
            footer_navigation: Vec::new(),
            social: Vec::new(),
            join: None,
            contact: None,
            repository: None,
            header_width: None,
            strings: model::strings::Strings::default(),
            untranslated_strings: Vec::new(),
            english_strings: Vec::new(),
        }
    }

    #[track_caller]
    fn assert_width(text: &str, expected: f64) {
        let width = text_width(text);
        assert!((width - expected).abs() < 1e-9, "{text} is {width} em wide");
    }

    #[test]
    fn text_is_as_wide_as_its_letters() {
        assert_width("", 0.0);
        assert_width("Wi", 0.989 + 0.278);
        assert_width("Éé", 0.632 + 0.615);
        assert_width("新闻", 2.0);
        assert_width("뉴스", 2.0);
        assert_width("عن", 1.6);
    }

    #[test]
    fn labels_languages_and_the_link_to_join_need_room() {
        let few = needed_width(&site(&["About"], 1), "English");
        let more = needed_width(&site(&["About", "Leadership"], 1), "English");
        assert!(more - few > label_width("Leadership"));
        let languages = needed_width(&site(&["About"], 2), "English");
        assert!(languages - few > label_width("English"));
        assert!((needed_width(&site(&["About"], 7), "English") - languages).abs() < 1e-9, "the list opens on demand");
        let mut joinable = site(&["About"], 1);
        joinable.join = Some(NamedLink { name: String::from("A network"), url: String::new() });
        assert!(needed_width(&joinable, "English") > few);
    }

    #[test]
    fn the_style_sheet_has_a_container_query_for_each_width() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../style/menu.css");
        let css = std::fs::read_to_string(file).unwrap();
        let queries = css.split("@container site-header (width >= ").skip(1);
        let queries: Vec<&str> = queries.map(|query| query.split_once(" > *").unwrap().0).collect();
        let widths = HEADER_WIDTHS.step_by(HEADER_WIDTH_STEP as usize);
        let expected: Vec<String> =
            widths.map(|width| format!("{width}rem) {{\n      [data-width=\"{width}\"]")).collect();
        assert_eq!(queries, expected);
    }

    #[test]
    fn the_header_names_the_next_width_of_the_style_sheet() {
        let width = |labels: &[&str]| header_width(&site(labels, 1), "English");
        assert_eq!(width(&[]), Some(40), "no width is below the first");
        let labels = ["Leadership"; 6];
        let needed = needed_width(&site(&labels, 1), "English");
        let found = f64::from(width(&labels).unwrap());
        assert!(found >= needed && found - needed < f64::from(HEADER_WIDTH_STEP), "{needed} {found}");
        assert_eq!(width(&["Leadership"; 20]), None, "the menu is always there");
    }
}
