//! The text of a submitted form, as GitHub writes it: for each question a heading `### Label`, and the answer below it.

use super::FormProblem;
use super::question::{InputType, Question};

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
    let (before, mut current, mut rest) = next_heading(text);
    // GitHub writes nothing before the first question.
    if !before.trim().is_empty() {
        problems.push(FormProblem::TextBeforeFirstQuestion);
    }
    while let Some(heading) = current {
        let (answer, next, after) = next_heading(rest);
        match questions.iter().find(|question| question.label == heading) {
            None => problems.push(FormProblem::UnknownQuestion { heading: String::from(heading) }),
            Some(question) if sections.iter().any(|section| section.question.label == question.label) => {
                problems.push(FormProblem::DuplicateQuestion { label: question.label });
            }
            Some(question) if matches!(question.input, InputType::Textarea(_)) => {
                sections.push(Section { question, answer: without_placeholder(rest, question) });
                break;
            }
            Some(question) => sections.push(Section { question, answer: without_placeholder(answer, question) }),
        }
        (current, rest) = (next, after);
    }
    sections
}

/// Returns the text before the next line `### …`, its heading, and the text after it.
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
    let answer = match question.input {
        // Spaces at the start of Markdown can mean code.
        InputType::Textarea(_) => answer.trim_matches('\n').trim_end(),
        _ => answer.trim(),
    };
    let placeholders = match question.input {
        InputType::Dropdown(_) => &NO_RESPONSE[..],
        _ => &NO_RESPONSE[..1],
    };
    if placeholders.contains(&answer) { "" } else { answer }
}
