//! The built site, served by a real nginx with the configuration that lies in it.

use compression::Encoding as Form;
use http::{Response, StatusCode};
use publisher::files::headers;
use publisher::output::site_address::SiteAddress;
use std::fs;
use std::path::{Path, PathBuf};
use support::nginx::Nginx;
use support::site::{policy_of, routes};
use support::{Browser, Engine, Publication, SUB_PATH, site_folder, site_under_path_folder};

support::test_in!(chromium Chromium: a_document_at_an_old_address_forwards, the_browser_has_nothing_to_complain_about);

/// A site, where it lies on its host, and an nginx that serves it.
struct Served {
    folder: PathBuf,
    base_path: &'static str,
    nginx: Nginx,
}

impl Served {
    async fn both() -> [Served; 2] {
        let serve = async |folder: PathBuf, base_path| {
            let nginx = Nginx::serve(&folder, base_path).await;
            Served { folder, base_path, nginx }
        };
        [serve(site_folder(), "/").await, serve(site_under_path_folder(), SUB_PATH).await]
    }

    /// The answer for a path of the site, given without the leading slash.
    async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Response<Vec<u8>> {
        self.nginx.get(&format!("{}{path}", self.base_path), headers).await
    }

    fn file(&self, path: &str) -> Vec<u8> {
        let file = self.folder.join(path);
        fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    /// The files that the publisher has written.
    fn published(&self) -> Vec<String> {
        let list = String::from_utf8(self.file("content/published.txt")).unwrap();
        list.lines().map(String::from).collect()
    }

    /// The paths of all pages, without the leading slash.
    fn pages(&self) -> Vec<String> {
        routes(&self.folder).iter().map(|route| String::from(route.path().trim_start_matches('/'))).collect()
    }

    /// Old paths with the paths that they lead to.
    fn redirects(&self) -> Vec<(String, String)> {
        let file = String::from_utf8(self.file("_redirects")).unwrap();
        let words = file.lines().map(|line| line.split(' ').map(String::from).collect::<Vec<_>>());
        words.map(|words| (words[0].clone(), words[1].clone())).collect()
    }

    /// Asserts that an answer has the headers that the policy gives to a path.
    fn assert_follows_policy(&self, path: &str, response: &Response<Vec<u8>>) {
        let address = SiteAddress {
            base_url: String::from("https://example.org/"),
            base_path: String::from(self.base_path),
            languages: vec![String::from("en")],
        };
        let published = self.published();
        let path = format!("{}{path}", self.base_path);
        let rules = headers::rules(&address, &policy_of(&self.folder), published.iter().map(String::as_str));
        for (name, value) in rules.iter().filter(|rule| rule.path.matches(&path)).flat_map(|rule| &rule.headers) {
            // A failure is not to be kept.
            if *name == headers::CACHE_CONTROL && !response.status().is_success() {
                assert_eq!(header(response, name), None, "{name} of {path}");
            } else {
                assert_eq!(header(response, name), Some(value.as_str()), "{name} of {path}");
            }
        }
    }
}

fn header<'a>(response: &'a Response<Vec<u8>>, name: &str) -> Option<&'a str> {
    assert!(response.headers().get_all(name).iter().count() <= 1, "{name} comes twice");
    response.headers().get(name).map(|value| value.to_str().unwrap())
}

#[tokio::test]
async fn every_page_comes_with_its_type_and_the_headers_of_the_policy() {
    for site in Served::both().await {
        let pages = site.pages();
        assert!(pages.len() > 35, "only {} pages", pages.len());
        for path in pages {
            let response = site.get(&path, &[]).await;
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            assert_eq!(header(&response, "content-type"), Some("text/html; charset=utf-8"), "{path}");
            assert_eq!(*response.body(), site.file(&format!("{path}index.html")), "{path}");
            site.assert_follows_policy(&path, &response);
        }
    }
}

#[tokio::test]
async fn compressed_forms_are_sent_to_those_who_take_them() {
    for site in Served::both().await {
        let program = program(&site.folder);
        for (path, file) in [
            ("", "index.html"),
            ("about/", "about/index.html"),
            ("content/en/site.json", "content/en/site.json"),
            (&program, &program),
        ] {
            let plain = site.get(path, &[]).await;
            assert_eq!(header(&plain, "content-encoding"), None, "{path}");
            for form in [Form::Brotli, Form::Gzip] {
                let coding = if form == Form::Brotli { "br" } else { "gzip" };
                let response = site.get(path, &[("accept-encoding", coding)]).await;
                assert_eq!(header(&response, "content-encoding"), Some(coding), "{path}");
                assert_eq!(header(&response, "content-type"), header(&plain, "content-type"), "{path}");
                assert_eq!(header(&response, "vary"), Some("Accept-Encoding"), "{path}");
                assert!(form.decompress(response.body()) == Some(site.file(file)), "{path} as {coding}");
                site.assert_follows_policy(path, &response);
            }
        }
    }
}

/// The app itself.
fn program(folder: &Path) -> String {
    let folders = ["assets", ""].map(|name| (name, folder.join(name)));
    let found = folders.iter().filter_map(|(name, folder)| Some((name, fs::read_dir(folder).ok()?)));
    let names = found.flat_map(|(folder, entries)| {
        entries.map(move |entry| format!("{folder}/{}", entry.unwrap().file_name().display()))
    });
    let mut programs = names.filter(|name| name.ends_with(".wasm"));
    String::from(programs.next().expect("a built site has a program").trim_start_matches('/'))
}

#[tokio::test]
async fn files_of_the_app_are_kept_for_good() {
    for site in Served::both().await {
        let program = program(&site.folder);
        let response = site.get(&program, &[]).await;
        assert_eq!(header(&response, "content-type"), Some("application/wasm"));
        site.assert_follows_policy(&program, &response);
        assert!(program.starts_with("assets/"), "{program} is not where files that never change belong");
        assert_eq!(header(&response, "cache-control"), Some("public, max-age=31536000, immutable"));
    }
}

#[tokio::test]
async fn content_is_asked_for_again_and_sent_only_where_it_changed() {
    for site in Served::both().await {
        let first = site.get("content/en/site.json", &[]).await;
        assert_eq!(header(&first, "content-type"), Some("application/json"));
        assert_eq!(header(&first, "cache-control"), Some("no-cache"));
        let tag = header(&first, "etag").expect("content has a tag");
        let second = site.get("content/en/site.json", &[("if-none-match", tag)]).await;
        assert_eq!((second.status(), second.body().len()), (StatusCode::NOT_MODIFIED, 0));
    }
}

#[tokio::test]
async fn a_path_without_its_slash_is_redirected() {
    for site in Served::both().await {
        let about = site.get("about", &[]).await;
        assert_eq!(about.status(), StatusCode::MOVED_PERMANENTLY);
        assert_eq!(header(&about, "location"), Some(format!("{}about/", site.base_path).as_str()));
    }
    let under_path = Nginx::serve(&site_under_path_folder(), SUB_PATH).await;
    let start = under_path.get(SUB_PATH.trim_end_matches('/'), &[]).await;
    assert_eq!(header(&start, "location"), Some(SUB_PATH));
}

#[tokio::test]
async fn what_is_not_there_is_answered_with_the_document_for_it() {
    for site in Served::both().await {
        let hidden = ["_headers", "_redirects", "nginx.conf", "vercel.json", "vercel.json.br"];
        for path in ["nothing", "nothing/at/all/", "assets/old.js", "content/", "news/nothing/"].iter().chain(&hidden) {
            let response = site.get(path, &[]).await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
            assert_eq!(*response.body(), site.file("404.html"), "{path}");
            site.assert_follows_policy(path, &response);
        }
    }
}

#[tokio::test]
async fn what_is_not_there_is_answered_in_the_language_of_its_folder() {
    let fixture = Publication::of_fixture();
    let folder = fixture.publish("/");
    let nginx = Nginx::serve(folder, "/").await;
    for (path, document) in [("/nothing/", "404.html"), ("/es/nothing/", "es/404.html")] {
        let response = nginx.get(path, &[]).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(*response.body(), fs::read(folder.join(document)).unwrap(), "{path}");
    }
}

#[tokio::test]
async fn old_addresses_are_redirected() {
    for site in Served::both().await {
        let redirects = site.redirects();
        assert!(redirects.len() >= 38, "only {} redirects", redirects.len());
        for (from, to) in redirects {
            let response = site.nginx.get(&from, &[]).await;
            assert_eq!(response.status(), StatusCode::MOVED_PERMANENTLY, "{from}");
            assert_eq!(header(&response, "location"), Some(to.as_str()), "{from}");
            assert_eq!(site.nginx.get(&to, &[]).await.status(), StatusCode::OK, "{to}");
        }
    }
}

async fn a_document_at_an_old_address_forwards(engine: Engine) {
    let site = Served { folder: site_folder(), base_path: "/", nginx: Nginx::serve(&site_folder(), "/").await };
    let (from, to) = site.redirects().remove(0);
    let browser = Browser::start(engine).await;
    // Nginx itself redirects; the document of the old address is there for hosts that cannot.
    browser.open_at_once(&site.nginx.url(&format!("{from}index.html"))).await;
    browser.wait_for_url(&site.nginx.url(&to)).await;
}

async fn the_browser_has_nothing_to_complain_about(engine: Engine) {
    let publication = Publication::of_site();
    for base_path in ["/", "/a/", "/a/b/"] {
        let folder = publication.publish(base_path).to_path_buf();
        let nginx = Nginx::serve(&folder, base_path).await;
        let site = Served { folder, base_path, nginx };
        let browser = Browser::start(engine).await;
        // What the path of a page changes, it changes for all of them.
        let most = if base_path == "/" { usize::MAX } else { 8 };
        for path in site.pages().into_iter().take(most) {
            browser.open(&site.nginx.url(&format!("{base_path}{path}"))).await;
            assert_eq!(browser.console().await, [""; 0], "{base_path}{path}");
        }
    }
}
