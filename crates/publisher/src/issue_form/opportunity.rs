//! `.github/ISSUE_TEMPLATE/opportunity.yml`

use super::answers::Answers;
use super::question::{CONSENT, Question, TEXT};
use super::{FormProblem, IssueForm};
use crate::authored::{ANYWHERE_ON_EARTH, means_anywhere_on_earth};
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

/// The form for an opportunity.
pub static FORM: IssueForm = IssueForm {
    kind: &OPPORTUNITY,
    file: "opportunity.yml",
    label: "proposed opportunity",
    questions: &[
        Question::input(TITLE, 120, &["title"]).required(),
        Question::dropdown(
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
        Question::input(SUMMARY, 400, &["summary"]).required(),
        Question::input(DEADLINE, 40, &["deadline"]),
        Question::input(TIME_ZONE, 60, &["time_zone"]),
        Question::dropdown(
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
        Question::input(COUNTRY, 60, &["region"]),
        Question::dropdown(REMOTE, &[("Yes", "true"), ("No", "false")], &["remote"]),
        Question::input(PAY, 120, &["pay"]),
        Question::input(LINK, 500, &["link"]),
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
    values.add("time_zone", if means_anywhere_on_earth(zone) { ANYWHERE_ON_EARTH } else { zone });
    answers.report_past(DEADLINE, answers.today, problems);
    match answers.get(REGION) {
        ONE_COUNTRY => {
            answers.report_missing(&[COUNTRY], problems);
            values.add("region", &answers.country(COUNTRY, problems));
        }
        "" => values.add("region", &answers.country(COUNTRY, problems)),
        region => {
            answers.report_conflicts(&[COUNTRY], REGION, problems);
            values.add("region", region);
        }
    }
    values
}
