//! The fixture, served by a real nginx with the configuration that a site contains.

use compression::Encoding;
use http::{Response, StatusCode};
use publisher::authored::Hsts;
use publisher::files::headers;
use publisher::output::site_address::SiteAddress;
use std::fs;
use std::path::{Path, PathBuf};
use support::fixture::left_to_right_pages;
use support::nginx::Nginx;
use support::shared::precompressed_fixture_folder;
use support::site::{content_security_policy, languages, published_files, published_pages};
use support::{Browser, Engine, SUB_PATH, fixture_folder};

support::test_in!(chromium Chromium: an_alias_document_redirects, the_console_stays_empty_at_both_base_paths);

/// A site, its base path, and an nginx that serves it.
pub(crate) struct ServedSite {
    folder: PathBuf,
    base_path: &'static str,
    hsts: Hsts,
    nginx: Nginx,
}

impl ServedSite {
    pub(crate) async fn serve(folder: &Path, base_path: &'static str, hsts: Hsts) -> ServedSite {
        ServedSite { folder: folder.into(), base_path, hsts, nginx: Nginx::serve(folder, base_path).await }
    }

    async fn fixture(base_path: &'static str) -> ServedSite {
        ServedSite::serve(precompressed_fixture_folder(base_path), base_path, Hsts::default()).await
    }

    async fn at_both_base_paths() -> [ServedSite; 2] {
        [ServedSite::fixture("/").await, ServedSite::fixture(SUB_PATH).await]
    }

    /// Requests a path of the site, without its leading slash, and returns the response.
    async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Response<Vec<u8>> {
        self.nginx.get(&format!("{}{path}", self.base_path), headers).await
    }

    fn file(&self, path: &str) -> Vec<u8> {
        let file = self.folder.join(path);
        fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    /// Returns the paths of all pages, without the leading slash.
    fn page_paths(&self) -> Vec<String> {
        published_pages(&self.folder).iter().map(|page| String::from(page.path.trim_start_matches('/'))).collect()
    }

    /// Returns aliases with the paths to which they redirect.
    fn redirects(&self) -> Vec<(String, String)> {
        let file = String::from_utf8(self.file("_redirects")).unwrap();
        let words = file.lines().map(|line| line.split(' ').map(String::from).collect::<Vec<_>>());
        words.map(|words| (words[0].clone(), words[1].clone())).collect()
    }

    /// Asserts that each page has its content type and the headers of the policy.
    pub(crate) async fn assert_pages_are_served(&self) {
        let pages = self.page_paths();
        assert!(!pages.is_empty(), "no page was published");
        for path in pages {
            let response = self.get(&path, &[]).await;
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            assert_eq!(header(&response, "content-type"), Some("text/html; charset=utf-8"), "{path}");
            assert_eq!(*response.body(), self.file(&format!("{path}index.html")), "{path}");
            self.assert_has_policy_headers(&path, &response);
        }
    }

    /// Asserts that each alias redirects to a page, with the query of the request.
    pub(crate) async fn assert_aliases_are_redirected(&self) {
        for (from, to) in self.redirects() {
            for query in ["", "?utm_source=mail&q=a%20b"] {
                let response = self.nginx.get(&format!("{from}{query}"), &[]).await;
                assert_eq!(response.status(), StatusCode::MOVED_PERMANENTLY, "{from}{query}");
                assert_eq!(header(&response, "location"), Some(format!("{to}{query}").as_str()), "{from}{query}");
            }
            assert_eq!(self.nginx.get(&to, &[]).await.status(), StatusCode::OK, "{to}");
        }
    }

    /// Asserts that a response has the headers that the policy defines for a path.
    fn assert_has_policy_headers(&self, path: &str, response: &Response<Vec<u8>>) {
        let address = SiteAddress::new("https://example.org/", self.base_path, &languages(&self.folder));
        let files = published_files(&self.folder);
        let path = format!("{}{path}", self.base_path);
        let rules = headers::rules(
            &address,
            &content_security_policy(&self.folder),
            self.hsts,
            files.iter().map(String::as_str),
        );
        for (name, value) in rules.iter().filter(|rule| rule.path.matches(&path)).flat_map(|rule| &rule.headers) {
            // An error response must not be cached.
            if *name == headers::CACHE_CONTROL && !response.status().is_success() {
                assert_eq!(header(response, name), None, "{name} of {path}");
            } else {
                assert_eq!(header(response, name), Some(value.as_str()), "{name} of {path}");
            }
        }
    }
}

fn header<'a>(response: &'a Response<Vec<u8>>, name: &str) -> Option<&'a str> {
    assert!(response.headers().get_all(name).iter().count() <= 1, "{name} is repeated");
    response.headers().get(name).map(|value| value.to_str().unwrap())
}

#[tokio::test]
async fn every_page_has_its_content_type_and_the_policy_headers() {
    for site in ServedSite::at_both_base_paths().await {
        site.assert_pages_are_served().await;
    }
}

#[tokio::test]
async fn precompressed_files_are_sent_to_clients_that_accept_them() {
    for site in ServedSite::at_both_base_paths().await {
        let wasm = wasm_path(&site.folder);
        for (path, file) in [
            ("", "index.html"),
            ("about/", "about/index.html"),
            ("content/en/site.json", "content/en/site.json"),
            (&wasm, &wasm),
        ] {
            let plain = site.get(path, &[]).await;
            assert_eq!(header(&plain, "content-encoding"), None, "{path}");
            for form in [Encoding::Brotli, Encoding::Gzip] {
                let coding = if form == Encoding::Brotli { "br" } else { "gzip" };
                let response = site.get(path, &[("accept-encoding", coding)]).await;
                assert_eq!(header(&response, "content-encoding"), Some(coding), "{path}");
                assert_eq!(header(&response, "content-type"), header(&plain, "content-type"), "{path}");
                assert_eq!(header(&response, "vary"), Some("Accept-Encoding"), "{path}");
                assert!(form.decompress(response.body()) == Some(site.file(file)), "{path} as {coding}");
                site.assert_has_policy_headers(path, &response);
            }
        }
    }
}

/// Returns the path of the WebAssembly of the app.
fn wasm_path(folder: &Path) -> String {
    let folders = ["assets", ""].map(|name| (name, folder.join(name)));
    let found = folders.iter().filter_map(|(name, folder)| Some((name, fs::read_dir(folder).ok()?)));
    let names = found.flat_map(|(folder, entries)| {
        entries.map(move |entry| format!("{folder}/{}", entry.unwrap().file_name().display()))
    });
    let mut files = names.filter(|name| name.ends_with(".wasm"));
    String::from(files.next().expect("a built site has a WebAssembly file").trim_start_matches('/'))
}

#[tokio::test]
async fn app_files_are_cached_as_immutable() {
    for site in ServedSite::at_both_base_paths().await {
        let wasm = wasm_path(&site.folder);
        let response = site.get(&wasm, &[]).await;
        assert_eq!(header(&response, "content-type"), Some("application/wasm"));
        site.assert_has_policy_headers(&wasm, &response);
        assert!(wasm.starts_with("assets/"), "{wasm} is not in the folder of immutable files");
        assert_eq!(header(&response, "cache-control"), Some("public, max-age=31536000, immutable"));
    }
}

#[tokio::test]
async fn content_is_revalidated_with_its_etag() {
    for site in ServedSite::at_both_base_paths().await {
        let first = site.get("content/en/site.json", &[]).await;
        assert_eq!(header(&first, "content-type"), Some("application/json"));
        assert_eq!(header(&first, "cache-control"), Some("no-cache"));
        let tag = header(&first, "etag").expect("content has an ETag");
        let second = site.get("content/en/site.json", &[("if-none-match", tag)]).await;
        assert_eq!((second.status(), second.body().len()), (StatusCode::NOT_MODIFIED, 0));
    }
}

#[tokio::test]
async fn a_path_without_its_trailing_slash_is_redirected() {
    for site in ServedSite::at_both_base_paths().await {
        for query in ["", "?utm_source=mail"] {
            let about = site.get(&format!("about{query}"), &[]).await;
            assert_eq!(about.status(), StatusCode::MOVED_PERMANENTLY);
            assert_eq!(header(&about, "location"), Some(format!("{}about/{query}", site.base_path).as_str()));
        }
    }
    let under_path = ServedSite::fixture(SUB_PATH).await;
    for query in ["", "?utm_source=mail"] {
        let start = under_path.nginx.get(&format!("{}{query}", SUB_PATH.trim_end_matches('/')), &[]).await;
        assert_eq!(header(&start, "location"), Some(format!("{SUB_PATH}{query}").as_str()));
    }
}

#[tokio::test]
async fn unknown_and_hidden_paths_return_the_not_found_document() {
    for site in ServedSite::at_both_base_paths().await {
        let hidden = ["_headers", "_redirects", "nginx.conf", "vercel.json", "vercel.json.br"];
        for path in ["nothing", "nothing/at/all/", "assets/old.js", "content/", "news/nothing/"].iter().chain(&hidden) {
            let response = site.get(path, &[]).await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
            assert_eq!(*response.body(), site.file("404.html"), "{path}");
            site.assert_has_policy_headers(path, &response);
        }
    }
}

#[tokio::test]
async fn unknown_paths_return_the_not_found_document_of_their_language() {
    let folder = fixture_folder();
    let nginx = Nginx::serve(folder, "/").await;
    for (path, document) in [("/nothing/", "404.html"), ("/es/nothing/", "es/404.html")] {
        let response = nginx.get(path, &[]).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(*response.body(), fs::read(folder.join(document)).unwrap(), "{path}");
    }
}

#[tokio::test]
async fn aliases_are_redirected() {
    for site in ServedSite::at_both_base_paths().await {
        assert!(site.redirects().len() >= 5, "only {:?}", site.redirects());
        site.assert_aliases_are_redirected().await;
    }
}

async fn an_alias_document_redirects(engine: Engine) {
    let site = ServedSite::fixture("/").await;
    let mut redirects = site.redirects().into_iter();
    let (from, to) = redirects.find(|(from, _)| from.ends_with('/')).expect("the fixture has an alias with a document");
    let browser = Browser::start(engine).await;
    // Nginx itself redirects aliases; their documents are for hosts that cannot.
    browser.navigate(&site.nginx.url(&format!("{from}index.html"))).await;
    browser.wait_for_url(&site.nginx.url(&to)).await;
}

async fn the_console_stays_empty_at_both_base_paths(engine: Engine) {
    let distinct = left_to_right_pages();
    for site in ServedSite::at_both_base_paths().await {
        let browser = Browser::start(engine).await;
        // A base path affects all pages alike, so a few are enough.
        let limit = if site.base_path == "/" { usize::MAX } else { 8 };
        let pages = published_pages(&site.folder).into_iter().filter(|page| distinct.contains(&page.path));
        for page in pages.take(limit) {
            let path = format!("{}{}", site.base_path, page.path.trim_start_matches('/'));
            browser.open(&site.nginx.url(&path)).await;
            assert_eq!(browser.console_messages().await, [""; 0], "{path}");
        }
    }
}
