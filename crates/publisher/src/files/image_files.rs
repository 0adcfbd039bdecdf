//! The variants of images that pages show.

use crate::output::{Output, OutputFile};
use crate::source::images::Images;
use image_variants::VariantKind;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Adds the variants of all images that were resolved.
pub(crate) fn add<'a>(output: &mut Output<'a>, images: &'a Images) {
    let Some(encoded) = images.encoded() else { return };
    let mut files: BTreeMap<String, OutputFile<'a>> = BTreeMap::new();
    for stored in encoded.all() {
        let of_pages = [VariantKind::Avif, VariantKind::Fallback].into_iter().flat_map(|kind| stored.variants(kind));
        for (index, variant) in of_pages {
            let path = stored.path(variant);
            let stored = Arc::clone(&stored);
            // Two files with the same bytes have variants with the same name.
            files
                .entry(path.clone())
                .or_insert_with(|| OutputFile::of_image(path, move || encoded.content(&stored, index)));
        }
    }
    output.extend(files.into_values());
}
