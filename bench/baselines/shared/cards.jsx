// The cards of posts, initiatives and team members.

import { ExternalLink, FormattedDate, Picture, TagList } from "./common.jsx";
import { hostname, initials, interpolate } from "./format.js";
import { LARGE, Pattern, SMALL } from "./pattern.jsx";
import { languageAttributes, useSite } from "./site-context.jsx";

export function PostCards({ posts, heading: Heading, featured = false }) {
  const site = useSite();
  const { strings } = site;
  return (
    <ul className={featured ? "grid featured" : "grid"}>
      {posts.map((post, index) => (
        <li className="card" key={post.slug} {...languageAttributes(site, post.language)}>
          {post.image ? (
            <Picture image={post.image} loading="lazy" />
          ) : (
            <Pattern scope="post" name={post.slug} unit={featured && index === 0 ? LARGE : SMALL} />
          )}
          <Heading className="card-heading">
            {post.external ? (
              <ExternalLink url={post.external}>{post.title}</ExternalLink>
            ) : (
              <a href={`/news/${post.slug}/`}>{post.title}</a>
            )}
          </Heading>
          <p className="card-meta">
            <FormattedDate date={post.date} />
            {post.external && (
              <strong className="badge">{interpolate(strings.published_on, { site: hostname(post.external) })}</strong>
            )}
          </p>
          <p>{post.summary}</p>
          <TagList tags={post.tags} />
        </li>
      ))}
    </ul>
  );
}

export const InitiativeCards = ({ initiatives }) => (
  <ul className="grid">
    {initiatives.map(({ slug, title, summary }) => (
      <li className="card" key={slug}>
        <Pattern scope="initiative" name={slug} />
        <h3 className="card-heading">
          <a href={`/initiatives/#${slug}`}>{title}</a>
        </h3>
        <p>{summary}</p>
      </li>
    ))}
  </ul>
);

export function MemberCards({ team }) {
  const { strings } = useSite();
  if (team.members.length === 0) return null;
  return (
    <ul className="members grid">
      {team.members.map(({ person, role, earlier_role: earlierRole }) => (
        <li className="member" key={person.id}>
          {person.photo ? (
            <Picture className="avatar" image={{ ...person.photo, alternative: "" }} loading="lazy" />
          ) : (
            <span className="avatar" aria-hidden="true">
              <Pattern scope={team.id} name={person.id} />
              <span className="initials">{initials(person.name)}</span>
            </span>
          )}
          <div>
            <div className="member-name">{person.name}</div>
            {role && <p className="member-role">{role}</p>}
            {earlierRole && <p className="member-role">{interpolate(strings.earlier_role, { role: earlierRole })}</p>}
            {person.location && <p className="member-location">{person.location}</p>}
            {person.links && (
              <ul className="member-links">
                {person.links.map(({ name, url }) => (
                  <li key={url}>
                    <ExternalLink url={url}>
                      <span className="visually-hidden">{`${person.name}: `}</span>
                      {name}
                    </ExternalLink>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
