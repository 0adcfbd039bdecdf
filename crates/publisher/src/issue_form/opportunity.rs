//! `.github/ISSUE_TEMPLATE/opportunity.yml`

use super::answers::Answers;
use super::question::{CONSENT, Question, TEXT};
use super::{FormProblem, IssueForm};
use crate::new_entry::Values;
use crate::new_entry::kinds::OPPORTUNITY;

const TITLE: &str = "What is on offer?";
const KIND: &str = "What kind of opportunity is it?";
const SUMMARY: &str = "What is it about, in one or two sentences?";
const DEADLINE: &str = "What is the last day to apply?";
const TIME_ZONE: &str = "In which time zone does that day end?";
const REGION: &str = "In which part of the world is it open to people?";
const COUNTRY: &str = "In which country is it open to people?";
const REMOTE: &str = "Can people do it from anywhere?";
const PAY: &str = "What does it pay?";
const LINK: &str = "Where can people apply?";

const ONE_COUNTRY: &str = "country";
/// The zone in which a day ends last.
const ANYWHERE: &str = "anywhere-on-earth";

/// The form for an opportunity.
pub static FORM: IssueForm = IssueForm {
    kind: &OPPORTUNITY,
    file: "opportunity.yml",
    label: "proposed opportunity",
    questions: &[
        Question::line(TITLE, 120, &["title"]).required(),
        Question::choice(
            KIND,
            &[
                ("Grant", "grant"),
                ("Call for speakers", "call-for-speakers"),
                ("Scholarship", "scholarship"),
                ("Job", "job"),
                ("Discount", "discount"),
            ],
            &["kind"],
        )
        .required(),
        Question::line(SUMMARY, 400, &["summary"]).required(),
        Question::line(DEADLINE, 40, &["deadline"]),
        Question::line(TIME_ZONE, 60, &["time_zone"]),
        Question::choice(
            REGION,
            &[
                ("Worldwide", "worldwide"),
                ("Africa", "africa"),
                ("Asia", "asia"),
                ("Caribbean", "caribbean"),
                ("Europe", "europe"),
                ("Latin America", "latin-america"),
                ("North America", "north-america"),
                ("Oceania", "oceania"),
                ("One country", ONE_COUNTRY),
            ],
            &["region"],
        ),
        Question::line(COUNTRY, 60, &["region"]),
        Question::choice(REMOTE, &[("Yes", "true"), ("No", "false")], &["remote"]),
        Question::line(PAY, 120, &["pay"]),
        Question::line(LINK, 500, &["link"]),
        CONSENT,
        TEXT,
    ],
    values,
};

fn values(answers: &Answers<'_>, problems: &mut Vec<FormProblem>) -> Values {
    let mut values = Values::default();
    for (key, label) in [
        ("title", TITLE),
        ("kind", KIND),
        ("summary", SUMMARY),
        ("deadline", DEADLINE),
        ("remote", REMOTE),
        ("pay", PAY),
        ("link", LINK),
    ] {
        values.add(key, answers.get(label));
    }
    let zone = answers.get(TIME_ZONE);
    let is_anywhere = zone.to_lowercase().replace(' ', "-") == ANYWHERE;
    values.add("time_zone", if is_anywhere { ANYWHERE } else { zone });
    match answers.get(REGION) {
        ONE_COUNTRY => {
            answers.require(&[COUNTRY], problems);
            values.add("region", &answers.country(COUNTRY));
        }
        region => {
            answers.forbid(&[COUNTRY], REGION, problems);
            values.add("region", region);
        }
    }
    values
}
