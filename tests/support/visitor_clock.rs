//! Pages of the fixture publication at a time and in a time zone of the visitor.

use crate::{Browser, TestServer, fixture_folder};

/// The two lines by the visitor's clock, of the next occurrence and of the further ones.
pub const LINES: &str = "[...document.querySelectorAll('main .visitor-time')]
    .map(lines => [...lines.children].map(line => line.textContent).join(' | ').replaceAll('\\u202f', ' '))";

/// Returns a script that sets clock and time zone of a page. `now` of its window moves the clock on.
fn clock(utc: &str, zone: &str) -> String {
    format!(
        "{{ const Real = Date;
            const offset = new Intl.DateTimeFormat('en', {{ timeZone: '{zone}', timeZoneName: 'longOffset' }});
            window.now = '{utc}';
            window.Date = class extends Real {{
                constructor(...time) {{ time.length ? super(...time) : super(window.now); }}
                getTimezoneOffset() {{
                    const [, sign, hours, minutes] = offset.format(this).match(/GMT([+-])(\\d+):(\\d+)/) ?? ['', '+', 0, 0];
                    return (sign == '-' ? 1 : -1) * (hours * 60 + Number(minutes));
                }}
            }}; }}"
    )
}

/// Opens a page of the fixture, at `utc` by the clock of the visitor in `zone`.
pub async fn visit_at_time(browser: &Browser, path: &str, utc: &str, zone: &str) -> TestServer {
    let server = TestServer::serve(fixture_folder()).await;
    server.add_init_script(&clock(utc, zone));
    browser.open(&server.url(path)).await;
    server
}

/// Returns the lines of the first date, once the app has filled them.
pub async fn first_lines(browser: &Browser) -> String {
    browser.wait_until(&format!("{LINES}[0] && !{LINES}[0].startsWith(' |')")).await;
    browser.evaluate_string(&format!("{LINES}[0]")).await
}

/// Shows another page and comes back, in the app.
pub async fn show_again(browser: &Browser, path: &str) {
    browser.wait_for_app().await;
    let heading = browser.text_content("main h1").await;
    browser.click(".site-header a[href='/']").await;
    browser.wait_until("location.pathname == '/' && document.activeElement.tagName == 'H1'").await;
    browser.back().await;
    // The address changes first, and the page of the address before is shown for a moment longer.
    browser.wait_for_page(path, &heading).await;
}
