// The page of a post.

import { useEffect, useState } from "#ui";
import { Body } from "./body.jsx";
import { ExternalLink, FormattedDate, LanguageNotice, PageHeader, Picture, TagList } from "./common.jsx";
import { hostname, interpolate } from "./format.js";
import { languageAttributes, useSite } from "./site-context.jsx";

export function Post({ content: post, announce }) {
  const site = useSite();
  const { strings } = site;
  const { summary } = post;
  const heading = (
    <>
      <h1>{summary.title}</h1>
      <p className="post-meta">
        <FormattedDate date={summary.date} />
        {summary.authors && <span>{interpolate(strings.by_authors, { authors: summary.authors.join(", ") })}</span>}
        <span>{interpolate(strings.reading_time, { minutes: post.reading_minutes.toLocaleString("en") })}</span>
      </p>
      <TagList tags={summary.tags} />
    </>
  );
  return (
    <>
      <LanguageNotice language={summary.language} />
      <article className="stack" {...languageAttributes(site, summary.language)}>
        {summary.image ? (
          <>
            <div className="stack">{heading}</div>
            <Picture className="post-image" image={summary.image} />
          </>
        ) : (
          <PageHeader name={summary.slug}>{heading}</PageHeader>
        )}
        {summary.external && <RedirectNotice url={summary.external} />}
        <Body blocks={post.body} />
      </article>
      <Share summary={summary} announce={announce} />
      <nav className="post-navigation" aria-label={strings.post_navigation}>
        <AdjacentPostLink link={post.newer} rel="next" label={strings.newer_post} />
        <AdjacentPostLink link={post.older} rel="prev" label={strings.older_post} />
      </nav>
      <p className="actions"><a href="/news/">{strings.all_news}</a></p>
    </>
  );
}

function AdjacentPostLink({ link, rel, label }) {
  const site = useSite();
  if (!link) return null;
  return (
    <a href={`/news/${link.slug}/`} rel={rel}>
      <span className="post-navigation-label">{label}</span>{" "}
      <span {...languageAttributes(site, link.language)}>{link.title}</span>
    </a>
  );
}

function Share({ summary, announce }) {
  const { base_url: baseUrl, strings } = useSite();
  const permalink = `${baseUrl.replace(/\/$/, "")}/news/${summary.slug}/`;
  const [title, url] = [summary.title, permalink].map(encodeURIComponent);
  const links = [
    ["WhatsApp", `https://wa.me/?text=${title}%20${url}`],
    ["Telegram", `https://t.me/share/url?url=${url}&text=${title}`],
    ["Mastodon", `https://mastodon.social/share?text=${title}%20${url}`],
  ];
  const copy = () =>
    navigator.clipboard.writeText(permalink).then(() => announce(strings.link_copied), () => announce(strings.link_not_copied));
  return (
    <section className="share" aria-labelledby="share_heading">
      <h2 id="share_heading">{strings.share}</h2>
      <ul>
        <li><button className="app-only" type="button" onClick={copy}>{strings.copy_link}</button></li>
        <li><a href={`mailto:?subject=${title}&body=${url}`}>{strings.share_by_email}</a></li>
        {links.map(([service, href]) => (
          <li key={service}>
            <a
              className="external-link"
              href={href}
              aria-label={`${interpolate(strings.share_on, { service })} ${strings.external_link}`}
            >
              {service}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

// Announces the redirect to a post on another site, and redirects unless the reader cancels it.
function RedirectNotice({ url }) {
  const { strings } = useSite();
  const [isPending, setIsPending] = useState(true);
  useEffect(() => {
    if (!isPending) return undefined;
    const timer = setTimeout(() => location.replace(url), 10_000);
    return () => clearTimeout(timer);
  }, [isPending, url]);
  const values = { site: hostname(url) };
  return (
    <div className="notice">
      <p>{interpolate(strings.forwarding, values)}</p>
      <p className="app-only" role="status">{isPending ? strings.forwarding_soon : strings.staying}</p>
      <p className="actions">
        <ExternalLink url={url}>{interpolate(strings.read_on, values)}</ExternalLink>
        <button className="app-only" type="button" disabled={!isPending} onClick={() => setIsPending(false)}>
          {strings.stay_here}
        </button>
      </p>
    </div>
  );
}
