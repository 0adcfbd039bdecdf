//! Tables of `strings.toml` whose strings have defaults in English, so that content from before they existed stays valid.
//!
//! They are published with the pages that need them, so that visitors of other pages need not load them.

/// Defines the strings of a table, each with its placeholders and its English text. `by` names the placeholder whose number
/// chooses among the plural forms of a string, and `from` the least number that occurs, if that is not 1.
macro_rules! string_table {
    (
        $(#[$struct_doc:meta])* $name:ident, $table:literal;
        $(
            $(#[$doc:meta])*
            $key:ident $(($($placeholder:ident),*))? $(by $number:ident $(from $least:literal)?)? = $english:literal,
        )*
    ) => {
        $(#[$struct_doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            $($(#[$doc])* pub $key: string_table!(@type $($number)?),)*
        }

        impl Default for $name {
            fn default() -> $name {
                $name { $($key: $english.into(),)* }
            }
        }

        impl $name {
            /// The English text of each string, by key.
            pub(super) const BUILT_IN: &'static [(&'static str, &'static str)] = &[$((stringify!($key), $english)),*];

            /// Reads the table of a language over the strings that it falls back to.
            pub(super) fn read(&mut self, reader: &mut crate::authored::string_reader::StringReader<'_>) {
                let Some(mut own) = reader.table($table) else { return };
                $(
                    let placeholders = &[$($(stringify!($placeholder)),*)?];
                    let string = string_table!(@read own, stringify!($key), placeholders $(, $number $(from $least)?)?);
                    if let Some(string) = string {
                        self.$key = string;
                    }
                )*
                own.fields.deny_unknown_keys();
            }
        }
    };
    (@type) => { String };
    (@type $number:ident) => { crate::authored::PluralString };
    (@read $own:ident, $key:expr, $placeholders:ident) => {
        $own.string($key, $placeholders)
    };
    (@read $own:ident, $key:expr, $placeholders:ident, $number:ident) => {
        string_table!(@read $own, $key, $placeholders, $number from 1)
    };
    (@read $own:ident, $key:expr, $placeholders:ident, $number:ident from $least:literal) => {
        $own.plural_string(
            $key,
            $placeholders,
            crate::authored::plural_string::Count { number: stringify!($number), least: $least },
        )
    };
}

pub(super) use string_table;
