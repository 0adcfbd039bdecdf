//! `cargo content new`: its options are the keys of each kind of file.

use crate::translations::create_translation;
use clap::builder::StyledStr;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, FromArgMatches, Subcommand, value_parser};
use jiff::civil::Date;
use publisher::convert::PublishOptions;
use publisher::diagnostic::{Severity, count};
use publisher::fs::with_slashes;
use publisher::issue_form::{self, FormProblem, IssueForm, Outcome};
use publisher::new_entry::key::{Key, PLACE_PARTS, ValueFormat, option_name};
use publisher::new_entry::kinds::{EntryFolder, EntryText};
use publisher::new_entry::{self, Comments, Created, EntryKind, KINDS, NewEntry, Values};
use std::error::Error;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The name, written without an option.
const NAME: &str = "NAME";
const TRANSLATION: &str = "translation";
const LANGUAGE: &str = "language";
const SLUG: &str = "slug";
const TEXT: &str = "text";
const FROM_ISSUE: &str = "from-issue";
const REPORT: &str = "report";
const TODAY: &str = "today";

/// What to create.
pub struct New {
    today: Option<Date>,
    source: Source,
}

enum Source {
    Translation { language: String, name: String },
    Options(NewEntry),
    Issue { form: &'static IssueForm, file: PathBuf, report: Option<PathBuf> },
}

/// A form that the person who submitted it must change.
#[derive(Debug, Error)]
#[error("{}\nNothing was created.", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct FormRefused(Vec<FormProblem>);

impl FormRefused {
    /// The exit code, which differs from that of a failure.
    pub const EXIT_CODE: u8 = 3;
}

impl New {
    /// Creates the file. Returns the last line.
    pub fn run(self, root: &Path) -> Result<String, Box<dyn Error>> {
        let today = self.today.map_or_else(crate::today, Ok)?;
        let options = PublishOptions { today, with_unpublished: false };
        let (file, diagnostics) = match self.source {
            Source::Translation { language, name } => return Ok(create_translation(root, &language, &name)?),
            Source::Options(entry) => {
                let entry = NewEntry { author: new_entry::name_in_git(root), ..entry };
                let Created { file, diagnostics } = new_entry::create(root, &entry, options)?;
                (file, diagnostics)
            }
            Source::Issue { form, file, report } => {
                // Nothing of an earlier form stays, also if this one cannot be handled.
                if let Some(folder) = &report {
                    issue_form::remove_report(folder)?;
                }
                let outcome = issue_form::read(root, form, &file, options)?;
                if let Some(folder) = report {
                    outcome.write(root, &folder)?;
                }
                match outcome {
                    Outcome::Created(Created { file, diagnostics }) => (file, diagnostics),
                    Outcome::Refused(problems) => return Err(FormRefused(problems).into()),
                }
            }
        };
        diagnostics.iter().for_each(|diagnostic| eprintln!("{diagnostic}"));
        let file = with_slashes(&file);
        let has_errors = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        Ok(match (has_errors, diagnostics.is_empty()) {
            (true, _) => format!("Created {file}. Complete it: the lines above are what the check says about it."),
            (false, true) => format!("Created {file}."),
            (false, false) => format!("Created {file}, with {}.", count(&diagnostics)),
        })
    }
}

impl FromArgMatches for New {
    fn from_arg_matches(matches: &ArgMatches) -> Result<New, clap::Error> {
        let found = matches.subcommand().and_then(|(word, matches)| {
            if word == TRANSLATION {
                return Some(New { today: None, source: translation(matches) });
            }
            let kind = KINDS.into_iter().find(|kind| kind.keyword == word)?;
            Some(New { today: matches.get_one::<Date>(TODAY).copied(), source: source(kind, matches) })
        });
        found.ok_or_else(|| clap::Error::new(ErrorKind::MissingSubcommand))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = New::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Subcommand for New {
    fn augment_subcommands(command: Command) -> Command {
        let command = command.subcommand_required(true).arg_required_else_help(true);
        let command = KINDS.into_iter().fold(command, |command, kind| command.subcommand(subcommand(kind)));
        command.subcommand(translation_subcommand())
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        New::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        name == TRANSLATION || KINDS.iter().any(|kind| kind.keyword == name)
    }
}

fn translation_subcommand() -> Command {
    Command::new(TRANSLATION)
        .about("The translation of a file, with the source beside each part")
        .arg(Arg::new(LANGUAGE).help("The language: the name of its folder in `content`").required(true))
        .arg(
            Arg::new(NAME)
                .help("The file in the folder of the first language, such as `pages/about` or `strings`")
                .required(true),
        )
}

fn translation(matches: &ArgMatches) -> Source {
    let value = |name: &str| matches.get_one::<String>(name).cloned().unwrap_or_default();
    Source::Translation { language: value(LANGUAGE), name: value(NAME) }
}

fn subcommand(kind: &'static EntryKind) -> Command {
    let name_option = option_name(kind.name_key);
    let mut command = Command::new(kind.keyword)
        .about(kind.about)
        .after_help("What you leave out is a comment in the file, or an empty line if it is needed.")
        .arg(Arg::new(NAME).help(format!("Like --{name_option}")))
        .args(kind.keys.iter().flat_map(key_arguments))
        .arg(option(SLUG, "The name in the address. The default is made from the words of the name or title"));
    let today = option(TODAY, "The current day, like 2024-07-20. The default is the computer's date");
    command = command.arg(today.value_name("DAY").value_parser(crate::day));
    if kind.text != EntryText::None {
        command = command.arg(option(TEXT, "The text below the settings, as Markdown"));
    }
    if let EntryFolder::OfLanguage { .. } = kind.folder {
        let help = "The language: the name of its folder in `content`. The default is the site's first language";
        command = command.arg(option(LANGUAGE, help));
    }
    let mut sources = vec![NAME, kind.name_key];
    if IssueForm::of(kind).is_some() {
        let form = option(FROM_ISSUE, "A file with the text of a submitted issue form, in place of all other options");
        let report = option(REPORT, "A folder to write the result into, for programs: see docs/proposing.md");
        let path = || value_parser!(PathBuf);
        let others = kind.keys.iter().map(|key| key.name).chain([NAME, SLUG, TEXT, LANGUAGE]);
        let others = others.chain(PLACE_PARTS.map(|(part, _)| part).into_iter().filter(|_| has_place(kind)));
        command = command.arg(form.value_name("FILE").value_parser(path()).conflicts_with_all(others));
        command = command.arg(report.value_name("FOLDER").value_parser(path()).requires(FROM_ISSUE));
        sources.push(FROM_ISSUE);
    }
    command.group(ArgGroup::new("source").args(sources).required(true))
}

fn has_place(kind: &EntryKind) -> bool {
    kind.keys.iter().any(|key| key.format == ValueFormat::Place)
}

fn key_arguments(key: &'static Key) -> Vec<Arg> {
    let example = key.own_example().map(|example| format!(" [example: {}]", example.join(",")));
    let help = [key.explanation, example.as_deref().unwrap_or_default()].concat();
    let argument = option(key.name, StyledStr::from(help));
    let argument = match key.format {
        ValueFormat::Text => argument,
        ValueFormat::List => argument.action(ArgAction::Append).value_delimiter(','),
        ValueFormat::Pairs | ValueFormat::Links => argument.action(ArgAction::Append),
        ValueFormat::Place => argument.conflicts_with_all(PLACE_PARTS.map(|(part, _)| part)),
    };
    let parts = PLACE_PARTS.into_iter().filter(|_| key.format == ValueFormat::Place);
    std::iter::once(argument).chain(parts.map(|(part, explanation)| option(part, explanation))).collect()
}

/// Creates an option whose value is taken as it is, also if it begins with a hyphen.
fn option(name: &'static str, help: impl Into<StyledStr>) -> Arg {
    Arg::new(name).long(option_name(name)).help(help.into()).allow_hyphen_values(true)
}

fn source(kind: &'static EntryKind, matches: &ArgMatches) -> Source {
    let one = |name: &str| matches.try_get_one::<String>(name).ok().flatten().cloned();
    let path = |name: &str| matches.try_get_one::<PathBuf>(name).ok().flatten().cloned();
    if let Some((form, file)) = IssueForm::of(kind).zip(path(FROM_ISSUE)) {
        return Source::Issue { form, file, report: path(REPORT) };
    }
    let mut values = Values::default();
    let parts = PLACE_PARTS.into_iter().map(|(part, _)| part).filter(|_| has_place(kind));
    for key in kind.keys.iter().map(|key| key.name).chain(parts) {
        for value in matches.get_many::<String>(key).into_iter().flatten() {
            values.add(key, value);
        }
    }
    if let Some(name) = one(NAME) {
        values.add(kind.name_key, &name);
    }
    let (language, slug, text) = (one(LANGUAGE), one(SLUG), one(TEXT));
    Source::Options(NewEntry { kind, language, slug, values, text, author: None, comments: Comments::OtherKeys })
}
