//! Authored content → the published files of pages, initiatives and teams.

use super::source::WrittenSource;
use super::{Frame, PageSource, Publishable};
use crate::authored::{AuthoredPage, AuthoredTeam};
use crate::markdown::{Body, Directive};
use crate::source::fields::Spanned;
use model::SCHEMA;
use model::body::Block;
use model::initiative::{Initiative, InitiativesPage};
use model::leadership::{LeadershipPage, Member, Team};
use model::news::PostSummary;
use model::page::PageContent;
use model::route::Route;
use model::site::{NavigationLink, Site};
use model::text_page::TextPage;

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

pub(super) fn frame(publishable: &Publishable<'_>) -> Frame {
    let title =
        |slug: &str| publishable.locale.pages.get(slug).map_or_else(String::new, |page| page.meta.title.clone());
    Frame {
        language: publishable.locale.language.clone(),
        site: site(publishable),
        document_strings: publishable.locale.strings.document_strings.clone(),
        home_title: title("home"),
        news_title: title("news"),
    }
}

fn site(publishable: &Publishable<'_>) -> Site {
    let settings = &publishable.content.site;
    let links = |slugs: &[Spanned<String>]| {
        let pages = slugs.iter().filter_map(|slug| publishable.locale.pages.get(slug.value.as_str()));
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
        strings: publishable.locale.strings.strings.clone(),
    }
}

/// The pages of text, the initiatives and the teams.
pub(super) fn sources(publishable: &Publishable<'_>) -> Vec<PageSource> {
    let newest = publishable.posts.first().map(|shown| shown.post.date);
    let pages = publishable.locale.pages.values().filter_map(|page| {
        let route = route_of(&page.slug);
        let content = match route {
            Route::Home | Route::Page(_) => PageContent::Text(TextPage {
                schema: SCHEMA,
                meta: page.meta.clone(),
                body: blocks(&page.body, publishable),
            }),
            Route::Initiatives => PageContent::Initiatives(initiatives(page, publishable)),
            Route::Leadership => PageContent::Leadership(leadership(page, publishable)),
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

fn initiatives(page: &AuthoredPage, publishable: &Publishable<'_>) -> InitiativesPage {
    let initiatives = publishable.locale.initiatives.iter().map(|initiative| Initiative {
        summary: initiative.summary.clone(),
        language: initiative.language.clone(),
        body: blocks(&initiative.body, publishable),
    });
    InitiativesPage {
        schema: SCHEMA,
        meta: page.meta.clone(),
        introduction: blocks(&page.body, publishable),
        initiatives: initiatives.collect(),
    }
}

fn leadership(page: &AuthoredPage, publishable: &Publishable<'_>) -> LeadershipPage {
    let teams = publishable.locale.leadership.iter().flat_map(|leadership| &leadership.teams);
    LeadershipPage {
        schema: SCHEMA,
        meta: page.meta.clone(),
        introduction: blocks(&page.body, publishable),
        teams: teams.map(|authored| team(authored, publishable)).collect(),
    }
}

pub(super) fn values(placed: &[Spanned<String>]) -> Vec<String> {
    placed.iter().map(|placed| placed.value.clone()).collect()
}

/// The blocks of a body, with the content that its directives ask for.
pub(super) fn blocks(body: &Body, publishable: &Publishable<'_>) -> Vec<Block> {
    body.blocks(|directive| directive_block(directive, publishable))
}

pub(super) fn directive_block(directive: &Directive, publishable: &Publishable<'_>) -> Option<Block> {
    match directive {
        Directive::Initiatives => {
            let summaries = publishable.locale.initiatives.iter().map(|initiative| initiative.summary.clone());
            Some(Block::Initiatives(summaries.collect()))
        }
        Directive::Team(id) => {
            let mut teams = publishable.locale.leadership.iter().flat_map(|leadership| &leadership.teams);
            teams.find(|authored| authored.id.value == *id).map(|authored| Block::Team(team(authored, publishable)))
        }
        Directive::News(count) => {
            let posts = publishable.posts.iter().take(*count).map(|shown| PostSummary::clone(&shown.summary));
            Some(Block::News(posts.collect()))
        }
    }
}

fn team(authored: &AuthoredTeam, publishable: &Publishable<'_>) -> Team {
    let members = authored.members.iter().filter_map(|member| {
        let authored_person = publishable.content.people.get(&member.person.value)?;
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
