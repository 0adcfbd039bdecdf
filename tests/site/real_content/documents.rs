//! Documents are valid HTML.

use crate::html::assert_valid;
use support::RealContent;

support::test_on_real_content!(documents_are_valid_html);

async fn documents_are_valid_html(content: &RealContent) {
    assert_valid(&content.documents(), content.folder());
}
