//! Directives whose cards have fragments. A page that has the same cards twice would have two elements of one id.

use super::CheckContext;
use crate::diagnostic::Diagnostics;
use crate::markdown::Directive;
use model::route::Route;
use rustc_hash::FxHashMap;

pub(super) fn cards_are_unique(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let mut of_pages: FxHashMap<&Route, Vec<&Directive>> = FxHashMap::default();
    for entry in context.locale.entries() {
        let directives = entry.body.iter().flat_map(|body| body.directives());
        for (directive, position) in directives.filter(|(directive, _)| is_checked(directive)) {
            if let Some(list) = directive.list().filter(|list| *list == entry.route) {
                let message = format!("this page lists them already: it is {}", list.path());
                diagnostics.error(entry.file, position, message, "remove this line");
            }
            let earlier = of_pages.entry(&entry.route).or_default();
            if let Some(first) = earlier.iter().find(|earlier| has_cards_of(earlier, directive)) {
                let message = format!("this page already has the cards of this line, by `{}`", line(first));
                diagnostics.error(entry.file, position, message, "remove one of the two lines");
            }
            earlier.push(directive);
        }
    }
}

fn is_checked(directive: &Directive) -> bool {
    matches!(directive, Directive::Groups | Directive::Partners(_) | Directive::Events(_) | Directive::Opportunities(_))
}

/// Returns whether two directives can have a card in common.
fn has_cards_of(one: &Directive, other: &Directive) -> bool {
    match (one, other) {
        (Directive::Partners(Some(one)), Directive::Partners(Some(other))) => one == other,
        (Directive::Partners(_), Directive::Partners(_)) | (Directive::Groups, Directive::Groups) => true,
        (Directive::Events(_), Directive::Events(_)) | (Directive::Opportunities(_), Directive::Opportunities(_)) => {
            true
        }
        _ => false,
    }
}

fn line(directive: &Directive) -> String {
    match directive {
        Directive::Partners(Some(kind)) => format!("::partners {kind}"),
        Directive::Partners(None) => String::from("::partners"),
        Directive::Events(count) => format!("::events {count}"),
        Directive::Opportunities(count) => format!("::opportunities {count}"),
        _ => String::from("::groups"),
    }
}
