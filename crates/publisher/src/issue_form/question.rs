//! The questions of a form.

/// A question of a form. GitHub writes its label as a heading above the answer.
#[derive(Debug)]
pub struct Question {
    /// The label.
    pub label: &'static str,
    /// What kind of answer it has.
    pub answer: Answer,
    /// Whether it must be answered.
    pub is_required: bool,
    /// The keys of the file that its answer becomes a part of. The text below the settings has none.
    pub keys: &'static [&'static str],
}

/// A kind of answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A line of at most so many characters.
    Line(usize),
    /// One of these options, each with the value that it means.
    Choice(&'static [(&'static str, &'static str)]),
    /// A box beside these words, ticked or not.
    Tick(&'static str),
    /// A text of at most so many characters. It is the last answer, so that no line of it can be taken for a question.
    Text(usize),
}

impl Question {
    /// Creates a question with an optional answer of one line, which becomes the value of a key.
    pub(super) const fn line(label: &'static str, most: usize, keys: &'static [&'static str]) -> Question {
        Question { label, answer: Answer::Line(most), is_required: false, keys }
    }

    /// Creates a question with options.
    pub(super) const fn choice(
        label: &'static str,
        options: &'static [(&'static str, &'static str)],
        keys: &'static [&'static str],
    ) -> Question {
        Question { label, answer: Answer::Choice(options), is_required: false, keys }
    }

    /// Makes the answer required.
    pub(super) const fn required(self) -> Question {
        Question { is_required: true, ..self }
    }
}

/// The consent that each form asks for.
pub(super) const CONSENT: Question = Question {
    label: "May we publish this?",
    answer: Answer::Tick("Yes. As far as I know it is true, and everybody who is named agrees."),
    is_required: true,
    keys: &[],
};

/// The text that each form ends with.
pub(super) const TEXT: Question =
    Question { label: "What else should people know?", answer: Answer::Text(20_000), is_required: false, keys: &[] };
