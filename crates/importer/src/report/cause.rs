//! The causes of report entries: what happened, and what an editor does about it. Equal causes are one line of the report.

use super::Attention;
use serde::{Deserialize, Serialize};

/// Defines the causes, each with what happened, as a sentence without a full stop, and with what an editor does about it.
macro_rules! causes {
    ($($attention:ident { $($cause:ident: $message:literal, $advice:literal;)* })*) => {
        /// Why something was fixed, left out, guessed or not imported.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Cause {
            $($(#[doc = $message] $cause,)*)*
        }

        impl Cause {
            fn description(self) -> (Attention, &'static str, &'static str) {
                match self {
                    $($(Cause::$cause => (Attention::$attention, $message, $advice),)*)*
                }
            }
        }
    };
}

impl Cause {
    /// Returns how much attention it needs.
    #[must_use]
    pub fn attention(self) -> Attention {
        self.description().0
    }

    /// Returns what happened, as a sentence without a full stop.
    #[must_use]
    pub fn message(self) -> &'static str {
        self.description().1
    }

    /// Returns what an editor does about it, as whole sentences; empty if there is nothing to do.
    #[must_use]
    pub fn advice(self) -> &'static str {
        self.description().2
    }
}

causes! {
    Error {
        TooDeep: "there are too many lists, quotes, elements or bold words inside each other",
            "Write this part with fewer levels in the old site, and import again.";
        FrontMatterNotClosed: "the second line `---` is missing",
            "Write it between the lines such as `title: …` and the text, and import again.";
        YamlUnreadable: "this line cannot be read",
            "Correct what the message says, for example with quotation marks around the value, and import again.";
        FrontMatterIsNoTable: "there are no lines such as `title: …` between the two lines `---`",
            "Write at least a title there, and import again.";
        FileTooLarge: "the file is larger than 4 MB", "Divide it in the old site, and import again.";
        FileUnreadable: "the file cannot be read", "Make it readable, and import again.";
        NotText: "this is not a text file", "Remove it from the old site, or give it the ending of its format.";
        NotUtf8: "this character is not saved as UTF-8", "Save the file with the encoding UTF-8, and import again.";
        IncludesItself: "an include includes itself, or one that includes it",
            "Remove this `{% include %}` in the old site, and import again.";
        TemplateTooDeep: "there are too many includes or blocks of Liquid inside each other",
            "Write the text into the page in the old site, and import again.";
        OutputTooLong: "the includes or loops make the page too long",
            "Write the text into the page in the old site, and import again.";
        HugoFrontMatter: "the file begins with front matter of Hugo",
            "Write it as YAML between two lines `---`, for example with `hugo convert toYAML`, and import again.";
        HugoShortcode: "this is a shortcode of Hugo", "Write what it shows as Markdown, and import again.";
        ObsidianLink: "this is a link of Obsidian",
            "Write it as a Markdown link, for example with obsidian-export, and import again.";
        WordPressExport: "this is an export of WordPress",
            "Convert it into Markdown with wordpress-export-to-markdown, and import the folder that it writes.";
        OtherFormat: "the file is in a format that the importer does not read",
            "Convert it to Markdown, for example with pandoc, and import again.";
        NeitherMarkdownNorHtml: "the file is neither Markdown nor HTML", "Convert it to Markdown, and import again.";
        FileNotWritten: "the new file could not be written", "Correct what the system says, and import again.";
    }
    ActionRequired {
        LinkToNoPage: "a link leads to a page or file that the old site does not have", "Correct the link, or remove it.";
        LinkToNoHeading: "a link leads to a heading that the page does not have",
            "Correct the part of the link after `#`, or remove it.";
        LinkToNoPost: "there is no post with this name", "Correct the link, or remove it.";
        ImageFileMissing: "the image file does not exist", "Add the file, or remove the image.";
        ImageWithoutDescription: "an image has no description", "Write between `![` and `]` what the image shows.";
        CoverImageWithoutDescription: "the image of the post has no description", "Write in `image_alt` what the image shows.";
        DateUnreadable: "this date cannot be read", "Write it as in 2024-07-20.";
        PostWithoutDate: "the post has no date, so it became a draft", "Write the right date into the file and its name.";
        NameTakenByFile: "there was already a file with this name, so the imported one got a number", "Keep one of the two.";
        NameReserved: "the new site uses this name itself, so the file got a number", "Rename the file.";
        NameTakenTwice: "two files have this name, so one got a number", "Rename one of the two.";
    }
    Review {
        OldAddressTaken: "an old address was left out, because another page has it",
            "Nothing, unless the page should have it: then write it into `aliases` there.";
        OldAddressReserved: "an old address was left out, because the new site uses that folder itself",
            "Set up a redirection at the host if people still use the address.";
        OldAddressInvalid: "an old address was left out, because it has signs that an address here cannot have",
            "Set up a redirection at the host if people still use the address.";
        SummaryGenerated: "the summary was made from the text", "Write one or two sentences of your own.";
        TitleGenerated: "the title was made from the file's name", "Write a title.";
        UpdatedBeforeDate: "the date of the last change is before the date of the post, so it was left out",
            "Write the right one into `updated`.";
        SuperscriptBecameText: "superscript or subscript became normal text", "Read the sentence: `2` may have to be `²`.";
        LinkWithoutText: "a link had no text, so it got one", "Write what the link leads to.";
        AbbreviationExplanationLeftOut: "the explanation of an abbreviation was left out",
            "Write the words in full where the abbreviation comes first.";
        ImageWithoutAddress: "an image without an address was left out", "Add the image if it is still needed.";
        VideoImageBecameLink: "an image with the address of a video became a link", "Read its text.";
        EmbeddedBecameLink: "an embedded video or sound became a link", "Write what it shows, or use `::video`.";
        ElementRemoved: "an element that cannot be shown here was removed", "Write what readers need of it into the text.";
        FootnoteRepeated: "a second footnote with the same name was left out", "Give it another name, and refer to it.";
        FootnoteUnused: "a footnote that the text never uses was left out", "Add its sign to the text, or leave it out.";
        FootnoteMissing: "a footnote is missing, so its sign is now text", "Write the footnote, or remove the sign.";
        TableWithoutHeader: "the table has no header, so its first row became the header", "Write a header.";
        TableCellSpan: "a table cell that was several cells wide or high is now followed by empty cells", "Read the table.";
        ErrorPageLeftOut: "the “not found” page was not imported, because the new site has its own",
            "Nothing, unless it says something that people need.";
        RedirectPageBecameLink: "a page that redirected to another site now has a link to it", "Write why the link is there.";
        PostListLeftOut: "a page that only lists posts was not imported: links to it now lead to the news", "Nothing.";
        FileWithoutText: "the file has no text, so it was not imported",
            "Nothing, unless a plugin or layout of the old site added the text.";
        CoverImageMissing: "the image of the post is not a file of the old site, so it was left out",
            "Add the image to `media/`, and write it into `image`.";
        RedirectLeftOut: "a file that only redirected to another page was not imported",
            "Set up a redirection at the host if people still use its address.";
        KeyRepeated: "there are two lines for one name; the last one was used, as in Jekyll",
            "See whether it is the right one.";
        UpdatedUnreadable: "the date of the last change cannot be read, so it was left out",
            "Write it into `updated` as in 2024-07-20.";
        AuthorsSplit: "several authors on one line became several authors", "See whether they are right.";
        TagsSplit: "one line became several tags", "See whether they are right.";
        CommentNotClosed: "a comment without an end was left out, up to the end of the file", "See whether text is missing.";
        ImageDescriptionFromCaption: "the description of an image was taken from its caption", "Write what the image shows.";
        RemoteImageBecameLink: "an image on another site became a link",
            "Add the image to this site if its licence allows it.";
        RemoteImageBecameText: "an image whose address cannot be kept became text",
            "Add the image to this site if its licence allows it.";
        OwnAddressNotFound: "a link with the old site's full address leads to a page or file that was not found",
            "Correct the link, or remove it.";
        LinkUnsupported: "a link that the new site does not support was removed, but its text was kept",
            "Nothing, unless readers need the link.";
        TableCodeJoined: "code in a table cell lost its lines", "Move the code out of the table.";
        TextRepaired: "garbled text was repaired", "See whether it is right: an example of garbled text should stay.";
        LiquidRemoved: "Liquid code that only the old site could run was removed", "Write what it showed.";
        TagBecameText: "a tag of HTML within a sentence is text, as on the old site", "Write it as code, between backticks.";
        FormulaBecameCode: "a formula became code, because the new site shows no formulas",
            "Write it in words or signs, or show it as an image with a description.";
        DeadLinkBecameText: "a link that led nowhere on the old site became text", "Correct the link, or leave the text.";
        DeadFragmentLeftOut: "a link to a heading that the page does not have leads to the page, or became text",
            "Correct the link, or leave it.";
        DeadImageBecameText: "an image whose file the old site does not have became text",
            "Add the image, or leave its words out.";
        IncludeArgumentUnused: "an argument of an include was left out, because the include does not show it",
            "Write it into the text if readers need it.";
        PersonCreated: "a file was created for an author", "Add a photo and links.";
        SettingsCreated: "the settings of the new site were made from those of the old site", "Read them.";
        LanguageNotPublished: "content in this language is not published yet",
            "Add the lines of “Proposed languages” to site.toml.";
        FileWithoutFrontMatter: "the file does not start with a line `---`: title and description were made from its text",
            "Read them.";
        DatesDiffer: "the file and its name have different dates; the date in the file was used",
            "See whether it is the right one.";
        SymbolicLinkSkipped: "this symbolic link was not followed",
            "Import what it leads to by itself if it is part of the site.";
        FormattingRemoved: "formatting that the new site does not support was left out", "Read the text.";
        RoundTripFailed: "this text may be shown differently", "Compare it with the old site.";
        OldAddressOfNewSite: "an old address was left out, because the new site has a page of its own there", "Nothing.";
        OldAddressOfExistingFile: "an old address was left out, because a page that was not imported has it",
            "Nothing, unless the page should have it.";
        OldAddressQueryLeftOut: "an old address lost what follows `?`, because the new site cannot distinguish by it",
            "See whether the address without it leads to the right page.";
        LanguageCodeInvalid: "this is not the code of a language, so it was not used",
            "Write the right code, such as `en` or `pt-BR`, and import again.";
        LanguageUnderAnotherCode: "the new site has this language under another code, which was used",
            "Nothing, unless the new site should have both.";
        FolderMayBeLanguage: "the name of the folder can be the code of a language, but nothing else says that it is one",
            "If it is, write `lang:` with the code into this file, and import again.";
        NameCut: "the name was too long, so it was cut", "Rename the file if the name does not fit.";
        SubfolderImported: "the Jekyll site in this folder was imported, and nothing beside it",
            "Nothing, unless other folders belong to the site.";
        SettingsWithPlaceholders: "the new site has placeholders as settings, because the old one has none",
            "Write its title and its address.";
        StaleFileNotPruned: "an earlier import wrote this file, and this one did not", "Delete it, or import again with `--prune`.";
        StaleFileChanged: "an earlier import wrote this file, and this one did not; it was changed since, so it stays",
            "Delete it if nobody needs it.";
        StaleFileUsed: "an earlier import wrote this file, and this one did not; a file that stays uses it, so it stays, too",
            "Nothing.";
        StaleFileNotRemoved: "a file that only an earlier import wrote could not be removed", "Delete it.";
    }
    Info {
        CallOutConverted: "a call-out of GitHub became a call-out of this site", "";
        EmptyHeadingLeftOut: "a heading without text was left out", "";
        StyleLeftOut: "an inline style was left out", "";
        EndTagAdded: "an end tag that was missing was added, as browsers do", "";
        ItemsBecameList: "items without a list became a list, as browsers show them", "";
        LinkWithoutAddress: "a link without an address became text", "";
        CodeKeptInList: "highlighted code stays in its item of a list, which it divided on the old site", "";
        DefinitionsBecameList: "a definition list became a list with bold terms", "";
        DetailsOpened: "a part that readers could open is now always shown", "";
        EmojiConverted: "a shortcode became an emoji", "";
        UrlBecameLink: "a web address in the text became a link", "";
        CommentLeftOut: "a comment was left out", "";
        LinkTitleLeftOut: "the title of a link was left out", "";
        ElementUnwrapped: "an element was removed, but its text was kept", "";
        HiddenElementRemoved: "an element that readers cannot see was removed", "";
        TableCellJoined: "a table cell with several lines now has one line", "";
        RedirectBecameAlias: "a file that only redirected to another one became an old address of it", "";
        ValueQuoted: "a value was put in quotation marks", "";
        TitleHeadingLeftOut: "the first heading repeats the title, so it was left out", "";
        HeadingMovedDown: "a heading of level 1 was moved one level down", "";
        HeadingLevelChanged: "the level of a heading was changed to close a gap", "";
        HeadingIdChanged: "the id of a heading was changed", "";
        KeyEmpty: "a key has no value", "";
        KeyKeptAsExtra: "a key that the new site does not use was kept below `extra`", "";
        TableOfContentsLeftOut: "a table of contents was left out", "";
        AttributesLeftOut: "attributes were left out", "";
        KramdownSettingLeftOut: "a setting of kramdown was left out", "";
        OwnAddressBecameLink: "a link with the old site's full address became a link within this site", "";
        LinkToNearestHeading: "a link to a part of a page now leads to the nearest heading", "";
        LinkToTopBecameText: "a link to the top of the page became plain text", "";
        TagLabelled: "the label of this tag is in strings.toml", "";
        NotBuiltByJekyll: "the file does not start with a line `---`, so it was not imported", "";
        ThemeLeftOut: "files were not imported, because the new site has its own code and design", "";
        RepositoryTextLeftOut: "a file about the repository was not imported", "";
        StaleFileRemoved: "a file that only an earlier import wrote was removed", "";
    }
}
