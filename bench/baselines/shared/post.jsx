// A post.

import { useEffect, useState } from "#ui";
import { Body } from "./body.jsx";
import { Day, ExternalLink, LanguageNotice, PageHead, Picture, TagList } from "./parts.jsx";
import { partLanguage, useSite } from "./site.jsx";
import { fill, hostOf } from "./text.js";

export function Post({ content: post, say }) {
  const site = useSite();
  const { strings } = site;
  const { summary } = post;
  const heading = (
    <>
      <h1>{summary.title}</h1>
      <p className="post-details">
        <Day day={summary.date} />
        {summary.authors && <span>{fill(strings.by_authors, { authors: summary.authors.join(", ") })}</span>}
        <span>{fill(strings.reading_time, { minutes: post.reading_minutes.toLocaleString("en") })}</span>
      </p>
      <TagList tags={summary.tags} />
    </>
  );
  return (
    <>
      <LanguageNotice language={summary.language} />
      <article className="stack" {...partLanguage(site, summary.language)}>
        {summary.image ? (
          <>
            <div className="stack">{heading}</div>
            <Picture className="post-image" image={summary.image} />
          </>
        ) : (
          <PageHead name={summary.slug}>{heading}</PageHead>
        )}
        {summary.external && <Forwarding url={summary.external} />}
        <Body blocks={post.body} />
      </article>
      <Share summary={summary} say={say} />
      <nav className="post-navigation" aria-label={strings.post_navigation}>
        <Neighbour link={post.newer} rel="next" label={strings.newer_post} />
        <Neighbour link={post.older} rel="prev" label={strings.older_post} />
      </nav>
      <p className="actions"><a href="/news/">{strings.all_news}</a></p>
    </>
  );
}

function Neighbour({ link, rel, label }) {
  const site = useSite();
  if (!link) return null;
  return (
    <a href={`/news/${link.slug}/`} rel={rel}>
      <span className="post-navigation-label">{label}</span>{" "}
      <span {...partLanguage(site, link.language)}>{link.title}</span>
    </a>
  );
}

function Share({ summary, say }) {
  const { base_url: baseUrl, strings } = useSite();
  const address = `${baseUrl.replace(/\/$/, "")}/news/${summary.slug}/`;
  const [title, url] = [summary.title, address].map(encodeURIComponent);
  const links = [
    ["WhatsApp", `https://wa.me/?text=${title}%20${url}`],
    ["Telegram", `https://t.me/share/url?url=${url}&text=${title}`],
    ["Mastodon", `https://mastodon.social/share?text=${title}%20${url}`],
  ];
  const copy = () =>
    navigator.clipboard.writeText(address).then(() => say(strings.link_copied), () => say(strings.link_not_copied));
  return (
    <section className="share" aria-labelledby="share_heading">
      <h2 id="share_heading">{strings.share}</h2>
      <ul>
        <li><button className="needs-app" type="button" onClick={copy}>{strings.copy_link}</button></li>
        <li><a href={`mailto:?subject=${title}&body=${url}`}>{strings.share_by_email}</a></li>
        {links.map(([service, href]) => (
          <li key={service}>
            <a
              className="external-link"
              href={href}
              aria-label={`${fill(strings.share_on, { service })} ${strings.external_link}`}
            >
              {service}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

// Explains that the post stands elsewhere, and goes there unless the reader stops it.
function Forwarding({ url }) {
  const { strings } = useSite();
  const [waiting, setWaiting] = useState(true);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => location.replace(url), 10_000);
    return () => clearTimeout(timer);
  }, [waiting, url]);
  const names = { site: hostOf(url) };
  return (
    <div className="notice">
      <p>{fill(strings.forwarding, names)}</p>
      <p className="needs-app" role="status">{waiting ? strings.forwarding_soon : strings.staying}</p>
      <p className="actions">
        <ExternalLink url={url}>{fill(strings.read_on, names)}</ExternalLink>
        <button className="needs-app" type="button" disabled={!waiting} onClick={() => setWaiting(false)}>
          {strings.stay_here}
        </button>
      </p>
    </div>
  );
}
