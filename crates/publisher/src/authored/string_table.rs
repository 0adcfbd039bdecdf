//! Tables of `strings.toml` whose strings have defaults in English, so that content from before they existed stays valid.
//!
//! They are published with the pages that need them, so that visitors of other pages need not load them.

/// Defines the strings of a table, each with its placeholders and its English text.
macro_rules! string_table {
    (
        $(#[$struct_doc:meta])* $name:ident, $table:literal;
        $($(#[$doc:meta])* $key:ident $(($($placeholder:ident),*))? = $english:literal,)*
    ) => {
        $(#[$struct_doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            $($(#[$doc])* pub $key: String,)*
        }

        impl Default for $name {
            fn default() -> $name {
                $name { $($key: String::from($english),)* }
            }
        }

        impl $name {
            /// The keys of all strings.
            pub(super) const KEYS: &'static [&'static str] = &[$(stringify!($key)),*];

            /// Reads the table of a language. Strings that it lacks stay in English.
            pub(super) fn read(file: &std::path::Path, fields: &mut crate::source::fields::Fields<'_>) -> $name {
                let mut strings = $name::default();
                let Some(node) = fields.take_table($table) else { return strings };
                let mut own = crate::source::fields::Fields::new(file, node, fields.diagnostics());
                $(
                    if let Some(string) = own.optional_string(stringify!($key)) {
                        let placeholders = &[$($(stringify!($placeholder)),*)?];
                        crate::authored::strings::check_placeholders(file, &string, placeholders, &mut own);
                        strings.$key = string.value;
                    }
                )*
                own.deny_unknown_keys();
                strings
            }
        }
    };
}

pub(super) use string_table;
