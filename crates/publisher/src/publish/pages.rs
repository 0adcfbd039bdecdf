//! Authored content → the published files of pages, initiatives and teams.

use super::source::WrittenSource;
use super::{Edited, Frame, PageSource};
use crate::authored::{AuthoredPage, AuthoredTeam};
use crate::fields::Placed;
use crate::markdown::{Body, Directive};
use model::SCHEMA;
use model::body::Block;
use model::content::Content;
use model::initiative::{Initiative, InitiativesPage};
use model::leadership::{LeadershipPage, Member, Team};
use model::news::PostSummary;
use model::page::Page;
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

pub(super) fn frame(edited: &Edited<'_>) -> Frame {
    let title = |slug: &str| edited.edition.pages.get(slug).map_or_else(String::new, |page| page.head.title.clone());
    Frame {
        language: edited.edition.language.clone(),
        site: site(edited),
        document_strings: edited.edition.strings.document_strings.clone(),
        home_title: title("home"),
        news_title: title("news"),
    }
}

fn site(edited: &Edited<'_>) -> Site {
    let settings = &edited.content.site;
    let links = |slugs: &[Placed<String>]| {
        let pages = slugs.iter().filter_map(|slug| edited.edition.pages.get(slug.value.as_str()));
        pages.map(|page| NavigationLink { path: route_of(&page.slug).path(), label: page.label.clone() }).collect()
    };
    Site {
        schema: SCHEMA,
        title: settings.title.clone(),
        base_url: settings.base_url.clone(),
        languages: settings.languages.clone(),
        navigation: links(&settings.navigation),
        footer_navigation: links(&settings.footer_navigation),
        social: settings.social.clone(),
        strings: edited.edition.strings.strings.clone(),
    }
}

/// The pages of text, the initiatives and the teams.
pub(super) fn sources(edited: &Edited<'_>) -> Vec<PageSource> {
    let newest = edited.posts.first().map(|shown| shown.post.date);
    let pages = edited.edition.pages.values().filter_map(|page| {
        let route = route_of(&page.slug);
        let content = match route {
            Route::Home | Route::Page(_) => {
                Content::Page(Page { schema: SCHEMA, head: page.head.clone(), body: blocks(&page.body, edited) })
            }
            Route::Initiatives => Content::Initiatives(initiatives(page, edited)),
            Route::Leadership => Content::Leadership(leadership(page, edited)),
            // The introduction of the news stands on the first of the lists.
            _ => return None,
        };
        // The newest posts stand on the home page.
        let modified = page.updated.max(if route == Route::Home { newest } else { None });
        let source = WrittenSource { route, content, modified, aliases: values(&page.aliases) };
        Some(PageSource::Written(Box::new(source)))
    });
    pages.collect()
}

fn initiatives(page: &AuthoredPage, edited: &Edited<'_>) -> InitiativesPage {
    let initiatives = edited.edition.initiatives.iter().map(|initiative| Initiative {
        summary: initiative.summary.clone(),
        language: initiative.language.clone(),
        body: blocks(&initiative.body, edited),
    });
    InitiativesPage {
        schema: SCHEMA,
        head: page.head.clone(),
        introduction: blocks(&page.body, edited),
        initiatives: initiatives.collect(),
    }
}

fn leadership(page: &AuthoredPage, edited: &Edited<'_>) -> LeadershipPage {
    let teams = edited.edition.leadership.iter().flat_map(|leadership| &leadership.teams);
    LeadershipPage {
        schema: SCHEMA,
        head: page.head.clone(),
        introduction: blocks(&page.body, edited),
        teams: teams.map(|authored| team(authored, edited)).collect(),
    }
}

pub(super) fn values(placed: &[Placed<String>]) -> Vec<String> {
    placed.iter().map(|placed| placed.value.clone()).collect()
}

/// The blocks of a body, with the content that its directives ask for.
pub(super) fn blocks(body: &Body, edited: &Edited<'_>) -> Vec<Block> {
    body.blocks(|directive| directive_block(directive, edited))
}

pub(super) fn directive_block(directive: &Directive, edited: &Edited<'_>) -> Option<Block> {
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
            let posts = edited.posts.iter().take(*count).map(|shown| PostSummary::clone(&shown.summary));
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
