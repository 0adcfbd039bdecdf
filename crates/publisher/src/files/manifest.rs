//! `manifest.webmanifest`: how the site looks once a visitor has installed it.
//!
//! The specification is <https://www.w3.org/TR/appmanifest/>.

use crate::authored::SiteSettings;
use crate::convert::Published;
use crate::files::JsonError;
use crate::files::icons::{IconImage, LARGE_ICON, MASKABLE_ICON, SMALL_ICON, SVG_ICON};
use crate::output::Output;
use crate::output::site_address::SiteAddress;
use model::route::Route;
use serde::Serialize;

/// The path of the manifest below the output folder.
pub const MANIFEST: &str = "manifest.webmanifest";

#[derive(Serialize)]
struct Manifest<'a> {
    id: &'a str,
    name: &'a str,
    short_name: &'a str,
    description: &'a str,
    lang: &'a str,
    dir: &'a str,
    start_url: &'a str,
    scope: &'a str,
    display: &'a str,
    background_color: String,
    theme_color: String,
    icons: Vec<Icon>,
}

#[derive(Serialize)]
struct Icon {
    src: String,
    sizes: String,
    #[serde(rename = "type")]
    media_type: &'static str,
    purpose: &'static str,
}

/// Adds the manifest, in the default language.
///
/// # Errors
/// Errors if the manifest cannot be serialized, which is a bug in the publisher.
pub fn add(
    output: &mut Output<'_>,
    published: &Published,
    address: &SiteAddress,
    settings: &SiteSettings,
) -> Result<(), JsonError> {
    let Some(locale) = published.locales.first() else { return Ok(()) };
    let home_page = locale.pages.iter().find(|page| page.route == Route::Home);
    let home = address.relative_urls().page(&locale.language.code, &Route::Home);
    let manifest = Manifest {
        id: &home,
        name: &locale.site.title,
        short_name: &locale.site.title,
        description: home_page.map_or("", |page| page.meta.description.as_str()),
        lang: &locale.language.code,
        dir: locale.language.direction.attribute(),
        start_url: &home,
        scope: &home,
        display: "minimal-ui",
        background_color: settings.background_color.to_string(),
        theme_color: settings.theme_color.to_string(),
        icons: icons(address),
    };
    let json = serde_json::to_string(&manifest).map_err(JsonError::serialize(MANIFEST))?;
    output.add(MANIFEST, json);
    Ok(())
}

fn icons(address: &SiteAddress) -> Vec<Icon> {
    let links = address.relative_urls();
    let png = |image: IconImage, purpose: &'static str| Icon {
        src: links.file(image.path),
        sizes: format!("{}x{}", image.width, image.height),
        media_type: "image/png",
        purpose,
    };
    let svg =
        Icon { src: links.file(SVG_ICON), sizes: String::from("any"), media_type: "image/svg+xml", purpose: "any" };
    vec![svg, png(SMALL_ICON, "any"), png(LARGE_ICON, "any"), png(MASKABLE_ICON, "maskable")]
}
