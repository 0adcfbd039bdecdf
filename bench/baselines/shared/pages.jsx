// The components of the kinds of pages.

import { Body } from "./body.jsx";
import { MemberCards, PostCards } from "./cards.jsx";
import { LanguageNotice, PageHeader, TagList } from "./common.jsx";
import { interpolate } from "./format.js";
import { Pattern } from "./pattern.jsx";
import { Post } from "./post.jsx";
import { languageAttributes, useSite } from "./site-context.jsx";

// The heading of a page and its body. The first paragraph and the actions after it belong to the page head.
function Introduction({ path, head, blocks }) {
  const site = useSite();
  let leadLength = blocks[0]?.Paragraph ? 1 : 0;
  while (blocks[leadLength]?.Actions) leadLength += 1;
  const renderBody = (part) => part.length > 0 && <Body blocks={part} />;
  return (
    <>
      <LanguageNotice language={head.language} />
      <div className="stack" {...languageAttributes(site, head.language)}>
        <PageHeader name={path}>
          <h1>{head.heading}</h1>
          {renderBody(blocks.slice(0, leadLength))}
        </PageHeader>
        {renderBody(blocks.slice(leadLength))}
      </div>
    </>
  );
}

const Page = ({ path, content }) => <Introduction path={path} head={content.head} blocks={content.body} />;

function Initiatives({ path, content }) {
  const site = useSite();
  return (
    <>
      <Introduction path={path} head={content.head} blocks={content.introduction} />
      {content.initiatives.map(({ summary, language, body }) => (
        <section className="section stack" key={summary.slug} {...languageAttributes(site, language)}>
          <Pattern scope="initiative" name={summary.slug} />
          <h2 id={summary.slug}>{summary.title}</h2>
          <p className="lead">{summary.summary}</p>
          <Body blocks={body} />
        </section>
      ))}
    </>
  );
}

function Leadership({ path, content }) {
  const site = useSite();
  return (
    <>
      <Introduction path={path} head={content.head} blocks={content.introduction} />
      <div {...languageAttributes(site, content.head.language)}>
        {content.teams.map((team) => (
          <section className="section stack" key={team.id}>
            <h2 id={team.id}>{team.name}</h2>
            <p>{team.description}</p>
            <MemberCards team={team} />
          </section>
        ))}
      </div>
    </>
  );
}

function News({ path, content: list }) {
  const { strings } = useSite();
  return (
    <>
      <Introduction path={path} head={list.head} blocks={list.introduction} />
      <TagList tags={list.tags} current={list.tag} />
      {list.tag && <p className="actions"><a href="/news/">{strings.all_news}</a></p>}
      <PostCards posts={list.posts} heading="h2" featured={list.page === 1 && !list.tag} />
      {list.pages > 1 && <Pagination page={list.page} pages={list.pages} />}
      <p className="feeds">
        <a href="/feed.xml" rel="external">{strings.atom_feed}</a>{" "}
        <a href="/feed.json" rel="external">{strings.json_feed}</a>
      </p>
    </>
  );
}

function Pagination({ page, pages }) {
  const { strings } = useSite();
  const href = (number) => (number === 1 ? "/news/" : `/news/page/${number}/`);
  return (
    <nav className="pagination" aria-label={strings.news_pages}>
      {page > 1 && <a href={href(page - 1)} rel="prev">{strings.newer_posts}</a>}
      <span>{interpolate(strings.page_of, { page, pages })}</span>
      {page < pages && <a href={href(page + 1)} rel="next">{strings.older_posts}</a>}
    </nav>
  );
}

export function NotFound() {
  const { title, navigation, strings } = useSite();
  return (
    <PageHeader name="not-found">
      <h1>{strings.not_found_heading}</h1>
      <p>{strings.not_found_text}</p>
      <ul className="page-links">
        <li><a href="/">{title}</a></li>
        {navigation.map(({ path, label }) => <li key={path}><a href={path}>{label}</a></li>)}
      </ul>
    </PageHeader>
  );
}

export function LoadError({ retry }) {
  const { strings } = useSite();
  return (
    <PageHeader name="failure">
      <h1>{strings.failure_heading}</h1>
      <p>{strings.failure_connection}</p>
      <p><button type="button" onClick={retry}>{strings.retry}</button></p>
    </PageHeader>
  );
}

export const PAGES = { Page, Initiatives, Leadership, News, Post };
