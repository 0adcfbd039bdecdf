//! What the editor adds.

use jiff::civil::Date;

pub(super) const PAGE: &str = "---
title: Mentoring circles
description: A page that an editor has just added, with a heading, a list and buttons.
---

A circle is a handful of members and a mentor, who meet every other week.

[See the news](/news/) [Meet the people](/leadership/)

## How a circle works

1. Members say what they want to learn.
2. The mentor suggests a first step.

::panel

## Lead a circle

Anybody who has been a member for a year can lead one.

[Read the news](/news/mentoring-circles-have-begun/)

::end
";

pub(super) const INITIATIVE: &str = "---
title: Mentoring for newcomers
summary: Whoever joins is met by somebody who has been here for a while.
order: 1000
---

Newcomers often leave before they have spoken with anybody.

## Strategy

A [circle](/mentoring-circles/) has a place for each of them.
";

pub(super) const PERSON: &str = "name = \"Wilhelmina Adebayo-Oyelaran de Vasconcelos\"
location = \"Ouagadougou\"
photo = \"/media/a-circle.jpg\"
photo_focus = \"30% 70%\"
links = [{ name = \"Code\", url = \"https://code.example/wilhelmina\" }]
";

/// A photo as a camera makes it.
pub(super) const PHOTO: &[u8] = include_bytes!("../../fixtures/site/content/media/market.jpg");

pub(super) const GROUP: &str = "name = \"Pythonistas of Ouagadougou\"
country = \"BF\"
city = \"Ouagadougou\"
leads = [\"an-editors-person\"]
languages = [\"fr\"]
link = \"https://groups.example/ouagadougou\"
";

pub(super) const PARTNER: &str = "name = \"A school of an editor\"
kind = \"learning\"
since = \"2026-01\"
summary = \"Courses cost half the price.\"
";

/// The strings of a language that has just been begun. The rest falls back to the default language.
pub(super) const STRINGS: &str = "menu = \"Le menu\"
skip_to_content = \"Aller au contenu\"
reading_time = \"{minutes} minutes\"
";

pub(super) const MEMBER: &str =
    "\n  { person = \"an-editors-person\", role = \"Coordinator of the mentoring circles\" },";

/// Returns a post with the tags of the deleted one, so that none of them disappears with that.
pub(super) fn post(tags: &str, today: Date) -> String {
    format!(
        "---
title: Mentoring circles have begun
date: {today}
authors: [an-editors-person]
{tags}
summary: The first circles of members have met.
image: /media/a-circle.jpg
image_alt: Members in a hall with looms
image_focus: 40% 80%
---

![Members between two looms](/media/a-circle.jpg \"A circle that has just met\")

The first [circles](/mentoring-circles/) have met[^1]. They belong to [an initiative](/initiatives/#mentoring-for-newcomers).

## What they said

> We wish it had existed before.

|        | Members | |
| ------ | ------: | --- |
| First  |       5 | |
| Second |       6 | It is new. |

**Join us**

Find out more [here](/mentoring-circles/) or [here](/initiatives/), on a Monday | Friday.

```python
print(\"welcome\")
```

[^1]: In the week of this post.
"
    )
}
