//! `.github/ISSUE_TEMPLATE/event.yml`

use super::answers::Answers;
use super::question::{CONSENT, Question, TEXT};
use super::{FormProblem, IssueForm};
use crate::new_entry::Values;
use crate::new_entry::kinds::EVENT;
use jiff::ToSpan;

const TITLE: &str = "What is the event called?";
const KIND: &str = "What kind of event is it?";
const SUMMARY: &str = "What is it about, in one or two sentences?";
const START_DAY: &str = "On which day does it start?";
const START_TIME: &str = "At what time does it start?";
const IS_TIME_OPEN: &str = "Is the time still open?";
const TIME_ZONE: &str = "In which time zone is that?";
const END_DAY: &str = "On which day does it end?";
const END_TIME: &str = "At what time does it end?";
const REPEATS: &str = "Does it take place again?";
const UNTIL: &str = "Until which day does it take place again?";
const WHERE: &str = "Is it online?";
const VENUE: &str = "In which building or room is it?";
const CITY: &str = "In which city is it?";
const COUNTRY: &str = "In which country is it?";
const LINK: &str = "Where can people join or register?";

const ONLINE: &str = "online";
const IN_CITY: &str = "city";

/// The form for an event.
pub static FORM: IssueForm = IssueForm {
    kind: &EVENT,
    file: "event.yml",
    label: "proposed event",
    questions: &[
        Question::input(TITLE, 120, &["title"]).required(),
        Question::dropdown(
            KIND,
            &[
                ("Meetup", "meetup"),
                ("Conference", "conference"),
                ("Talk", "talk"),
                ("Sprint", "sprint"),
                ("Social", "social"),
            ],
            &["kind"],
        )
        .required(),
        Question::input(SUMMARY, 400, &["summary"]).required(),
        Question::input(START_DAY, 40, &["start"]).required(),
        Question::input(START_TIME, 20, &["start"]),
        Question::dropdown(IS_TIME_OPEN, &[("No", ""), ("Yes", "to-be-announced")], &["time"]),
        Question::input(TIME_ZONE, 60, &["time_zone"]),
        Question::input(END_DAY, 40, &["end"]),
        Question::input(END_TIME, 20, &["end"]),
        Question::dropdown(
            REPEATS,
            &[
                ("No", ""),
                ("Every week", "weekly"),
                ("Every second week", "every second week"),
                ("Every month on the same day, such as each 15th", "monthly by day"),
                ("Every month on the same weekday, such as each second Tuesday", "monthly by weekday"),
            ],
            &["repeats"],
        ),
        Question::input(UNTIL, 40, &["until"]),
        Question::dropdown(WHERE, &[("Online", ONLINE), ("In a city", IN_CITY)], &["place"]).required(),
        Question::input(VENUE, 120, &["place"]),
        Question::input(CITY, 80, &["place"]),
        Question::input(COUNTRY, 60, &["place"]),
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
        ("time", IS_TIME_OPEN),
        ("time_zone", TIME_ZONE),
        ("repeats", REPEATS),
        ("until", UNTIL),
        ("link", LINK),
    ] {
        values.add(key, answers.get(label));
    }
    let first = answers.get(START_DAY);
    let last = if answers.get(END_TIME).is_empty() { answers.get(END_DAY) } else { answers.get_or(END_DAY, first) };
    values.add("start", &moment(first, answers.get(START_TIME)));
    values.add("end", &moment(last, answers.get(END_TIME)));
    if let Some(label) = last_day(answers) {
        // It can still be that day in another time zone, and an event that has just begun is no mistake.
        answers.report_past(label, answers.today.saturating_sub(1.day()), problems);
    }
    match answers.get(WHERE) {
        IN_CITY => {
            answers.report_missing(&[CITY, COUNTRY], problems);
            values.add("venue", answers.get(VENUE));
            values.add("city", answers.get(CITY));
            values.add("country", &answers.country(COUNTRY, problems));
        }
        place => {
            answers.report_conflicts(&[VENUE, CITY, COUNTRY], WHERE, problems);
            values.add("place", place);
        }
    }
    values
}

/// Returns the question about the last day of an event, or `None` if it repeats without an end.
fn last_day(answers: &Answers<'_>) -> Option<&'static str> {
    let is_answered = |label: &&'static str| !answers.get(label).is_empty();
    match is_answered(&REPEATS) {
        true => Some(UNTIL).filter(is_answered),
        false => [END_DAY, START_DAY].into_iter().find(is_answered),
    }
}

/// Returns a day, or a day and a time, in the form of a file.
fn moment(day: &str, time: &str) -> String {
    if time.is_empty() { String::from(day) } else { format!("{day}T{time}") }
}
