//! The answers of a submitted form.

use super::FormProblem;
use super::question::{Answer, Question};
use super::sections::Section;
use crate::countries;
use std::collections::BTreeMap;

/// The answers by label. An option is the value that it means; a question without an answer has an empty one.
pub(super) struct Answers<'a> {
    by_label: BTreeMap<&'static str, &'a str>,
    /// The languages in which the name of a country may be written.
    languages: &'a [String],
}

impl<'a> Answers<'a> {
    /// Reads the answers to all questions.
    pub fn read(
        sections: &[Section<'a>],
        questions: &'static [Question],
        languages: &'a [String],
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
        Answers { by_label, languages }
    }

    /// Returns an answer.
    pub fn get(&self, label: &str) -> &'a str {
        self.by_label.get(label).copied().unwrap_or_default()
    }

    /// Returns an answer, or another value if there is none.
    pub fn or(&self, label: &str, other: &'a str) -> &'a str {
        Some(self.get(label)).filter(|answer| !answer.is_empty()).unwrap_or(other)
    }

    /// Returns the code of the country that an answer names, or the answer if it names none.
    pub fn country(&self, label: &str) -> String {
        let answer = self.get(label);
        match countries::named(answer, self.languages).as_slice() {
            [code] => String::from(*code),
            _ => String::from(answer),
        }
    }

    /// Reports questions without an answer that another answer needs.
    pub fn require(&self, labels: &[&'static str], problems: &mut Vec<FormProblem>) {
        let missing = labels.iter().filter(|label| self.by_label.get(*label).is_some_and(|answer| answer.is_empty()));
        problems.extend(missing.map(|label| FormProblem::Unanswered { label }));
    }

    /// Reports answers to questions that another answer rules out.
    pub fn forbid(&self, labels: &[&'static str], by: &'static str, problems: &mut Vec<FormProblem>) {
        let given = labels.iter().filter(|label| !self.get(label).is_empty());
        problems.extend(given.map(|label| FormProblem::Contradiction { label, other: by }));
    }
}

fn read<'a>(question: &Question, written: &'a str) -> Result<&'a str, FormProblem> {
    let label = question.label;
    match question.answer {
        Answer::Line(most) | Answer::Text(most) => match written.chars().count() {
            length if length > most => Err(FormProblem::TooLong { label, length, most }),
            _ => Ok(written),
        },
        Answer::Choice(options) => match options.iter().find(|(option, _)| *option == written) {
            Some((_, value)) => Ok(value),
            None if written.is_empty() => Ok(written),
            None => Err(FormProblem::NoOption { label, options }),
        },
        Answer::Tick(words) => {
            let ticked = [format!("- [x] {words}"), format!("- [X] {words}")];
            Ok(if ticked.iter().any(|line| line == written) { written } else { "" })
        }
    }
}
