//! The text of a submitted form, as GitHub writes it: for each question a heading `### Label`, and the answer below it.

use super::FormProblem;
use super::question::{Answer, Question};

/// What GitHub writes in place of an answer.
const NO_RESPONSE: [&str; 2] = ["_No response_", "None"];

/// The answer to a question, as it was written.
pub(super) struct Section<'a> {
    pub question: &'static Question,
    pub answer: &'a str,
}

/// Splits the text of a form, whose line breaks are `\n`. Each line `### …` before the last question must be one of the
/// questions. All lines below the last question belong to its answer, whatever they look like.
pub(super) fn split<'a>(
    text: &'a str,
    questions: &'static [Question],
    problems: &mut Vec<FormProblem>,
) -> Vec<Section<'a>> {
    let mut sections: Vec<Section<'a>> = Vec::new();
    let mut rest = text;
    let mut current = None;
    loop {
        let (answer, heading, after) = next_heading(rest);
        // GitHub writes nothing before the first question.
        match current {
            Some(question) => sections.push(Section { question, answer: without_placeholder(answer, question) }),
            None if !answer.trim().is_empty() && sections.is_empty() => problems.push(FormProblem::BeforeQuestions),
            None => {}
        }
        let Some(heading) = heading else { return sections };
        current = questions.iter().find(|question| question.label == heading);
        match current {
            None => problems.push(FormProblem::UnknownQuestion { heading: String::from(heading) }),
            Some(question) if sections.iter().any(|section| section.question.label == question.label) => {
                problems.push(FormProblem::Twice { label: question.label });
                current = None;
            }
            Some(question) if matches!(question.answer, Answer::Text(_)) => {
                sections.push(Section { question, answer: without_placeholder(after, question) });
                return sections;
            }
            Some(_) => {}
        }
        rest = after;
    }
}

/// Returns the text before the next line `### …`, the words of that line, and the text after it.
fn next_heading(text: &str) -> (&str, Option<&str>, &str) {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        if let Some(heading) = line.strip_prefix("### ") {
            return (&text[..end], Some(heading.trim()), &text[end + line.len()..]);
        }
        end += line.len();
    }
    (text, None, "")
}

fn without_placeholder<'a>(answer: &'a str, question: &Question) -> &'a str {
    let answer = match question.answer {
        // Spaces at the start of a text can mean code.
        Answer::Text(_) => answer.trim_matches('\n').trim_end(),
        _ => answer.trim(),
    };
    let placeholders = match question.answer {
        Answer::Choice(_) => &NO_RESPONSE[..],
        _ => &NO_RESPONSE[..1],
    };
    if placeholders.contains(&answer) { "" } else { answer }
}
