//! Constructs of Jekyll sites whose content an import must keep, each with the Markdown that it becomes.

use crate::page::{assert_pages, import_page, import_page_with};
use importer::report::Cause;

#[test]
fn brackets_with_a_caret_are_no_footnotes() {
    assert_pages(&[
        ("Match `\\[^/\\]` and `[^.]`, and \\[^/\\].", "Match `\\[^/\\]` and `[^.]`, and \\[^/\\]."),
        ("```\nmatch[^abc]\n```", "```\nmatch[^abc]\n```"),
    ]);
}

#[test]
fn includes_show_their_arguments() {
    let image = "{% include img.html src=\"/a.svg\" alt=\"A dot\"";
    assert_pages(&[
        (&format!("{image} caption=\"Caption words\" %}}"), "![A dot](/media/a.svg \"Caption words\")"),
        (&format!("{image} %}}"), "![A dot](/media/a.svg)"),
        (&format!("{image} caption = 'It\\'s \"so\"' %}}"), "![A dot](/media/a.svg \"It's \\\"so\\\"\")"),
        (
            "A {% include kind.html kind=\"b\" %} and an {% include kind.html kind=page.title %}.",
            "A letter\nand an other\n.",
        ),
        ("{% include box.html %}\n## Heading", "A box\n\n## Heading"),
        ("{% include box.html %}\n```\ncode\n```", "A box\n\n```\ncode\n```"),
    ]);
}

#[test]
fn unused_arguments_are_reported() {
    let (_, report) = import_page("{% include box.html title=\"Lost words\" size=\"\" %}");
    let unused: Vec<_> = report
        .entries
        .iter()
        .filter(|entry| entry.cause == Some(Cause::IncludeArgumentUnused))
        .map(|entry| (entry.file.as_str(), entry.line, entry.before.as_str()))
        .collect();
    assert_eq!(unused, [("page.md", 5, "title=\"Lost words\"")]);
}

#[test]
fn tables_keep_all_cells() {
    assert_pages(&[
        (
            "| sign | meaning |\n|---|---|\n| `a|b` | one or the other |",
            "| sign | meaning |\n| --- | --- |\n| `a\\|b` | one or the other |",
        ),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "| a | b |  |\n| --- | --- | --- |\n| 1 | 2 | 3 |"),
        ("a | b\n--|:-:\n``c|`d`` | e", "| a | b |\n| --- | :-: |\n| ``c\\|`d`` | e |"),
    ]);
}

#[test]
fn an_end_of_block_marker_ends_a_list() {
    assert_pages(&[
        ("* one\n^\n* two", "- one\n\n* two"),
        ("* one\n^\n\n      code", "- one\n\n```\n  code\n```"),
        ("1. one\n\n^\n1. two", "1. one\n\n1) two"),
    ]);
}

#[test]
fn code_keeps_its_lines_and_spaces() {
    let code = "def a\n    b  *c*\n\n  # {{ d }}\nend";
    let fence = format!("```ruby\n{code}\n```");
    let highlighted = format!("{{% highlight ruby %}}{{% raw %}}\n{code}\n{{% endraw %}}{{% endhighlight %}}");
    assert_pages(&[
        (&highlighted, &fence),
        (&format!("<div class=\"x\">\n{highlighted}\n</div>"), &fence),
        (&format!("<div>\n\n{highlighted}\n\n</div>"), &fence),
        (
            "1. one\n\n   {% raw %}\n   ```yaml\n   a: {{ b }}\n     c: d\n   ```\n   {% endraw %}\n2. two",
            "1. one\n\n   ```yaml\n   a: {{ b }}\n     c: d\n   ```\n\n2. two",
        ),
        (
            "- one\n\n  {% highlight sh %}\nls  -l\n    cd\n{% endhighlight %}\n\n- two",
            "- one\n\n  ```sh\n  ls  -l\n      cd\n  ```\n\n- two",
        ),
        (" ```\n one\n   two\n ```", "```\n one\n   two\n```"),
        ("  ~~~ sh\n  one\n      two\n  ~~~", "```sh\n  one\n      two\n```"),
        ("```rust,ignore\nfn a() {}\n```", "```rust\nfn a() {}\n```"),
        ("<code>a`b_c_ *d*</code>", "``a`b_c_ *d*``"),
    ]);
}

#[test]
fn formulas_keep_their_signs() {
    assert_pages(&[
        ("So $$a_1 * b_2 \\\\ c$$ holds.", "So `a_1 * b_2 \\\\ c` holds."),
        ("$$\n\\frac{a}{b} \\\\\n$$", "```latex\n\\frac{a}{b} \\\\\n```"),
    ]);
}

#[test]
fn tags_in_sentences_are_text() {
    let (markdown, report) = import_page("Write it before the </body> tag. Close the <div> tag, or <p>.");
    assert_eq!(markdown, "Write it before the \\</body> tag. Close the \\<div> tag, or \\<p>.");
    let tags = report.entries.iter().filter(|entry| entry.cause == Some(Cause::TagBecameText));
    assert_eq!(tags.map(|entry| entry.before.as_str()).collect::<Vec<_>>(), ["</body>", "<div>", "<p>"]);
}

#[test]
fn html_is_mended_as_in_browsers() {
    assert_pages(&[
        ("<article><li>One</li> <li>Two</li></article>", "- One\n- Two"),
        ("<div><li>One<li>Two</div>", "- One\n- Two"),
        ("<table><td>a</td><td>b</td><tr><td>c<td>d</table>", "| a | b |\n| --- | --- |\n| c | d |"),
        ("<div><p>One<p>Two</div>", "One\n\nTwo"),
        ("<div><b>One <i>two</b> three</i></div>", "**One _two_** _three_"),
        ("<div><dt>Term</dt><dd>Meaning</dd></div>", "Term\n: Meaning"),
        ("Words <figure>within</figure> words.", "Words\n\nwithin\n\nwords."),
    ]);
}

#[test]
fn loops_over_data_are_resolved() {
    let people = "{% for person in site.data.people %}";
    assert_pages(&[
        (
            &format!(
                "{people}\n* {{{{ person.name }}}}{{% if person.role %}} ({{{{ person.role }}}}){{% endif %}}\
                 {{% unless forloop.last %}},{{% endunless %}}\n{{% endfor %}}"
            ),
            "- Ada Example (Chair),\n- Bola Sample",
        ),
        (
            "{% for town in site.data.towns.west %}{{ forloop.index }}. {{ town[0] | capitalize }}: {{ town[1].country }}\n{% endfor %}",
            "1. Accra: Ghana\n2. Lagos: Nigeria",
        ),
        (
            &format!("{people}{{% if person.tags contains 'loom' %}}{{{{ person.name }}}}{{% endif %}}{{% endfor %}}"),
            "Ada Example",
        ),
        (
            &format!(
                "{people}{{% if person.age > 30 and person.role == nil %}}{{{{ person.name }}}}{{% endif %}}{{% endfor %}}"
            ),
            "Bola Sample",
        ),
        (
            "{% for number in (1..5) reversed limit: 4 %}{% if number == 2 %}{% break %}{% endif %}{{ number }} {% endfor %}",
            "4 3",
        ),
        (
            "{% assign chairs = site.data.people | where: 'role', 'Chair' %}{{ chairs[0].name }}, {{ chairs.size }}",
            "Ada Example, 1",
        ),
        ("{% for none in site.data.people[0].none %}x{% else %}Nobody{% endfor %}", "Nobody"),
    ]);
}

#[test]
fn what_only_the_old_site_knows_is_reported() {
    let body = "Text.\n\n{% for post in site.posts %}{{ post.title }}{% endfor %}\n{% if site.posts.size > 3 %}Many{% endif %}";
    let (markdown, report) = import_page(body);
    assert_eq!(markdown, "Text.");
    let removed = report.entries.iter().filter(|entry| entry.cause == Some(Cause::LiquidRemoved));
    let removed: Vec<_> = removed.map(|entry| entry.before.as_str()).collect();
    assert_eq!(removed.len(), 2, "{removed:?}");
    assert!(removed[0].contains("post.title") && removed[1].contains("Many"), "{removed:?}");
}

#[test]
fn front_matter_is_read_as_yaml() {
    for (front_matter, body, expected) in [
        ("title: &t Anchored\ndescription: x\nother: *t", "{{ page.other }}", "Anchored"),
        ("title: T\ndescription: \"one\ntwo: three\"", "{{ page.description }}", "one two: three"),
        ("title: T\ndescription: x\nbase: &b\n  one: 1\nall:\n  <<: *b\n  two: 2", "{{ page.all.one }}", "1"),
    ] {
        assert_eq!(import_page_with(front_matter, body).0, expected, "{front_matter}");
    }
}

#[test]
fn telephone_and_mail_links_stay() {
    assert_pages(&[(
        "[Call](tel:+233123456789) or [write](mailto:a@b.example?subject=Hi).",
        "[Call](tel:+233123456789) or [write](mailto:a@b.example?subject=Hi).",
    )]);
}

#[test]
fn teams_are_proposed_from_lists_and_data() {
    let grid = "# Our team\n\n<div>{% for person in site.data.people %}<div><img src=\"/a.svg\"><h3>{{ person.name }}</h3>\
                <p>{{ person.role }}</p></div>{% endfor %}</div>";
    let (_, report) = import_page(grid);
    let teams: Vec<_> = report.teams.iter().map(|team| (team.name.as_str(), team.members.len())).collect();
    assert_eq!(teams, [("Our team", 2)]);
    // The file lists people, as its name says, so that they need no roles.
    let (_, report) = import_page("Text.");
    let teams: Vec<_> = report.teams.iter().map(|team| (team.file.as_str(), team.members.len())).collect();
    assert_eq!(teams, [("_data/people.yml", 2)]);
}
