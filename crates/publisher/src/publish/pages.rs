//! Authored content → the published files of pages, initiatives and teams.

use super::Edited;
use super::news;
use crate::authored::AuthoredTeam;
use crate::markdown::{Body, Directive, Part};
use model::SCHEMA;
use model::body::Block;
use model::initiative::{Initiative, InitiativesPage};
use model::leadership::{LeadershipPage, Member, Team};
use model::page::{Page, PageHead};
use model::route::Route;
use model::site::{NavigationLink, Site};

/// The route that shows a page. Some pages introduce what a route of its own lists.
#[must_use]
pub fn route_of(slug: &str) -> Route {
    match slug {
        "home" => Route::Home,
        "initiatives" => Route::Initiatives,
        "leadership" => Route::Leadership,
        "news" => Route::News,
        other => Route::Page(String::from(other)),
    }
}

pub(super) fn site(edited: &Edited<'_>) -> Site {
    let settings = &edited.content.site;
    let links = |slugs: &[crate::fields::Placed<String>]| {
        let pages = slugs.iter().filter_map(|slug| edited.edition.pages.get(slug.value.as_str()));
        pages.map(|page| NavigationLink { path: route_of(&page.slug).path(), label: page.label.clone() }).collect()
    };
    Site {
        schema: SCHEMA,
        title: settings.title.clone(),
        languages: settings.languages.clone(),
        navigation: links(&settings.navigation),
        footer_navigation: links(&settings.footer_navigation),
        social: settings.social.clone(),
        strings: edited.edition.strings.strings.clone(),
    }
}

/// The pages that are not only an introduction.
pub(super) fn pages(edited: &Edited<'_>) -> Vec<(Route, Page)> {
    let pages = edited.edition.pages.values().map(|page| {
        let body = blocks(&page.body, edited);
        (route_of(&page.slug), Page { schema: SCHEMA, head: page.head.clone(), body })
    });
    pages.filter(|(route, _)| matches!(route, Route::Home | Route::Page(_))).collect()
}

pub(super) fn initiatives(edited: &Edited<'_>) -> InitiativesPage {
    let (head, introduction) = introduction("initiatives", edited);
    let initiatives = edited.edition.initiatives.iter().map(|initiative| Initiative {
        summary: initiative.summary.clone(),
        language: initiative.language.clone(),
        body: blocks(&initiative.body, edited),
    });
    InitiativesPage { schema: SCHEMA, head, introduction, initiatives: initiatives.collect() }
}

pub(super) fn leadership(edited: &Edited<'_>) -> LeadershipPage {
    let (head, introduction) = introduction("leadership", edited);
    let teams = edited.edition.leadership.iter().flat_map(|leadership| &leadership.teams);
    LeadershipPage { schema: SCHEMA, head, introduction, teams: teams.map(|authored| team(authored, edited)).collect() }
}

/// The head and the body of a page that stands before a list. A missing page was reported before.
pub(super) fn introduction(slug: &str, edited: &Edited<'_>) -> (PageHead, Vec<Block>) {
    match edited.edition.pages.get(slug) {
        Some(page) => (page.head.clone(), blocks(&page.body, edited)),
        None => {
            let empty = String::new;
            (PageHead { language: empty(), title: empty(), heading: empty(), description: empty() }, Vec::new())
        }
    }
}

/// The blocks of a body, with the content that its directives ask for.
pub(super) fn blocks(body: &Body, edited: &Edited<'_>) -> Vec<Block> {
    let blocks = body.parts.iter().filter_map(|part| match part {
        Part::Block(block) => Some(block.clone()),
        Part::Directive(directive, _) => directive_block(directive, edited),
    });
    blocks.collect()
}

fn directive_block(directive: &Directive, edited: &Edited<'_>) -> Option<Block> {
    match directive {
        Directive::Initiatives => {
            let summaries = edited.edition.initiatives.iter().map(|initiative| initiative.summary.clone());
            Some(Block::Initiatives(summaries.collect()))
        }
        Directive::Team(id) => {
            let mut teams = edited.edition.leadership.iter().flat_map(|leadership| &leadership.teams);
            teams.find(|authored| authored.id.value == *id).map(|authored| Block::Team(team(authored, edited)))
        }
        Directive::News(count) => {
            let posts = edited.posts.iter().take(*count).map(|post| news::summary(post, edited));
            Some(Block::News(posts.collect()))
        }
    }
}

fn team(authored: &AuthoredTeam, edited: &Edited<'_>) -> Team {
    let members = authored.members.iter().filter_map(|member| {
        let authored_person = edited.content.people.get(&member.person.value)?;
        Some(Member {
            person: authored_person.person.clone(),
            role: member.role.clone(),
            earlier_role: member.earlier_role.clone(),
        })
    });
    Team {
        id: authored.id.value.clone(),
        name: authored.name.clone(),
        description: authored.description.clone(),
        members: members.collect(),
    }
}
