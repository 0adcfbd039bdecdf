//! The questions of a form.

/// A question of a form. GitHub writes its label as a heading above the answer.
#[derive(Debug)]
pub struct Question {
    /// The label.
    pub label: &'static str,
    /// The type of its input.
    pub input: InputType,
    /// Whether it must be answered.
    pub is_required: bool,
    /// The keys of the file that its answer becomes a part of. The text below the settings has none.
    pub keys: &'static [&'static str],
}

/// The type of an input, by GitHub's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputType {
    /// A line of at most so many characters.
    Input(usize),
    /// One of these options, each with the value that it means.
    Dropdown(&'static [(&'static str, &'static str)]),
    /// A box beside these words, ticked or not.
    Checkboxes(&'static str),
    /// Several lines, with at most so many characters. It is the last answer, so that no line of it can be taken for a question.
    Textarea(usize),
}

impl Question {
    /// Creates a question with an optional answer of one line, which becomes the value of a key.
    pub(super) const fn input(label: &'static str, max_chars: usize, keys: &'static [&'static str]) -> Question {
        Question { label, input: InputType::Input(max_chars), is_required: false, keys }
    }

    /// Creates a question with options.
    pub(super) const fn dropdown(
        label: &'static str,
        options: &'static [(&'static str, &'static str)],
        keys: &'static [&'static str],
    ) -> Question {
        Question { label, input: InputType::Dropdown(options), is_required: false, keys }
    }

    /// Makes the answer required.
    pub(super) const fn required(self) -> Question {
        Question { is_required: true, ..self }
    }
}

/// The consent that each form asks for.
pub(super) const CONSENT: Question = Question {
    label: "May we publish this?",
    input: InputType::Checkboxes("Yes. As far as I know it is true, and everybody who is named agrees."),
    is_required: true,
    keys: &[],
};

/// The text that each form ends with.
pub(super) const TEXT: Question = Question {
    label: "What else should people know?",
    input: InputType::Textarea(20_000),
    is_required: false,
    keys: &[],
};
