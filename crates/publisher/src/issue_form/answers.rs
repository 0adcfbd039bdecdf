//! The answers of a submitted form.

use super::FormProblem;
use super::question::{InputType, Question};
use super::sections::Section;
use crate::countries::{self, MeantCountries};
use crate::source::fields::parse_date;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The answers by label. An option is the value that it means; a question without an answer has an empty one.
pub(super) struct Answers<'a> {
    by_label: BTreeMap<&'static str, &'a str>,
    /// The languages in which the name of a country may be written.
    languages: &'a [String],
    /// The current day.
    pub today: Date,
}

impl<'a> Answers<'a> {
    /// Reads the answers to all questions.
    pub fn read(
        sections: &[Section<'a>],
        questions: &'static [Question],
        languages: &'a [String],
        today: Date,
        problems: &mut Vec<FormProblem>,
    ) -> Answers<'a> {
        let mut by_label = BTreeMap::new();
        for question in questions {
            let section = sections.iter().find(|section| section.question.label == question.label);
            let written = section.map_or("", |section| section.answer);
            match read(question, written) {
                Ok("") if question.is_required => problems.push(FormProblem::Unanswered { label: question.label }),
                Ok(answer) => {
                    by_label.insert(question.label, answer);
                }
                Err(problem) => problems.push(problem),
            }
        }
        Answers { by_label, languages, today }
    }

    /// Returns an answer.
    pub fn get(&self, label: &str) -> &'a str {
        self.by_label.get(label).copied().unwrap_or_default()
    }

    /// Returns an answer or, if it is empty, another value.
    pub fn get_or(&self, label: &str, other: &'a str) -> &'a str {
        Some(self.get(label)).filter(|answer| !answer.is_empty()).unwrap_or(other)
    }

    /// Returns the code of the country that an answer names. Reports an answer that names none, or more than one.
    pub fn country(&self, label: &'static str, problems: &mut Vec<FormProblem>) -> String {
        let answer = self.get(label);
        let meant = countries::meant_by(answer, self.languages);
        let candidates = match &meant {
            MeantCountries::Named(codes) if codes.len() == 1 => return String::from(codes[0]),
            MeantCountries::Named(codes) | MeantCountries::Similar(codes) => codes.clone(),
            MeantCountries::Unknown => Vec::new(),
        };
        if !answer.is_empty() {
            problems.push(FormProblem::UnknownCountry { label, answer: String::from(answer), candidates });
        }
        String::new()
    }

    /// Reports questions without an answer that another answer needs.
    pub fn report_missing(&self, labels: &[&'static str], problems: &mut Vec<FormProblem>) {
        let missing = labels.iter().filter(|label| self.by_label.get(*label).is_some_and(|answer| answer.is_empty()));
        problems.extend(missing.map(|label| FormProblem::Unanswered { label }));
    }

    /// Reports answers to questions that another answer rules out.
    pub fn report_conflicts(&self, labels: &[&'static str], by: &'static str, problems: &mut Vec<FormProblem>) {
        let given = labels.iter().filter(|label| !self.get(label).is_empty());
        problems.extend(given.map(|label| FormProblem::ConflictingAnswers { label, other: by }));
    }

    /// Reports an answer that is a day before `earliest`.
    pub fn report_past(&self, label: &'static str, earliest: Date, problems: &mut Vec<FormProblem>) {
        let past = parse_date(self.get(label)).filter(|day| *day < earliest);
        problems.extend(past.map(|day| FormProblem::InPast { label, day }));
    }
}

fn read<'a>(question: &Question, written: &'a str) -> Result<&'a str, FormProblem> {
    let label = question.label;
    match question.input {
        InputType::Input(max_chars) | InputType::Textarea(max_chars) => match written.chars().count() {
            length if length > max_chars => Err(FormProblem::TooLong { label, length, max_chars }),
            _ => Ok(written),
        },
        InputType::Dropdown(options) => match options.iter().find(|(option, _)| *option == written) {
            Some((_, value)) => Ok(value),
            None if written.is_empty() => Ok(written),
            None => Err(FormProblem::InvalidOption { label, options }),
        },
        InputType::Checkboxes(words) => {
            let ticked = [format!("- [x] {words}"), format!("- [X] {words}")];
            Ok(if ticked.iter().any(|line| line == written) { written } else { "" })
        }
    }
}
