// Small shared components.

import { formatDate, interpolate } from "./format.js";
import { LARGE, Pattern } from "./pattern.jsx";
import { useSite } from "./site-context.jsx";

export function ExternalLink({ url, children }) {
  const { strings } = useSite();
  if (url.startsWith("mailto:")) return <a href={url}>{children}</a>;
  return (
    <a className="external-link" href={url}>
      {children}
      <span className="visually-hidden">{" " + strings.external_link}</span>
    </a>
  );
}

export const FormattedDate = ({ date }) => <time dateTime={date}>{formatDate(date)}</time>;

export function TagList({ tags, current }) {
  const { strings } = useSite();
  if (tags.length === 0) return null;
  return (
    <ul className="tags" aria-label={strings.tags}>
      {tags.map(({ slug, label }) => (
        <li key={slug}>
          <a
            href={`/news/tags/${slug}/`}
            aria-current={current?.slug === slug ? "page" : undefined}
            aria-label={interpolate(strings.tagged, { tag: label })}
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

export function LanguageNotice({ language }) {
  const { strings, languages, ...site } = useSite();
  if (language === site.language) return null;
  const name = languages.find((known) => known.code === language)?.name ?? language;
  return <p className="notice">{interpolate(strings.not_translated, { language: name })}</p>;
}

export const PageHeader = ({ name, children }) => (
  <div className="page-header">
    <div className="stack">{children}</div>
    <Pattern scope="page" name={name} unit={LARGE} />
  </div>
);

export const Picture = ({ image, ...attributes }) => (
  <img src={`/${image.path}`} alt={image.alternative} width={image.width} height={image.height} {...attributes} />
);
