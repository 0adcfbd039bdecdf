// Renders the typed tree of a body.

import { InitiativeCards, MemberCards, PostCards } from "./cards.jsx";
import { ExternalLink, Picture } from "./common.jsx";
import { interpolate, plainText } from "./format.js";
import { LARGE, Pattern } from "./pattern.jsx";
import { useSite } from "./site-context.jsx";

export const Body = ({ blocks }) => <div className="body">{renderBlocks(blocks)}</div>;

const renderBlocks = (blocks) => blocks.map((block, index) => <Block key={index} block={block} />);

// Returns the kind and value of a node, which is serialized as its kind alone, or as an object with the kind as its only key.
const kindAndValue = (node) => (typeof node === "string" ? [node] : Object.entries(node)[0]);

function Block({ block }) {
  const [kind, value] = kindAndValue(block);
  const Component = BLOCKS[kind];
  return Component ? <Component value={value} /> : null;
}

const BLOCKS = {
  Heading: ({ value }) => <Heading {...value} />,
  Paragraph: ({ value }) => <p>{renderInlines(value)}</p>,
  Plain: ({ value }) => renderInlines(value),
  BulletList: ({ value }) => (
    <ul className={value.some((item) => item.done !== undefined) ? "task-list" : undefined}>
      <Items items={value} />
    </ul>
  ),
  NumberedList: ({ value }) => (
    <ol start={value.start}>
      <Items items={value.items} />
    </ol>
  ),
  Quote: ({ value }) => <blockquote>{renderBlocks(value)}</blockquote>,
  Code: ({ value }) => <Code {...value} />,
  Table: ({ value }) => <Table {...value} />,
  Figure: ({ value }) => (
    <figure>
      <Picture image={value.image} loading="lazy" />
      {value.caption && <figcaption>{value.caption}</figcaption>}
    </figure>
  ),
  Rule: () => <hr />,
  Footnotes: ({ value }) => <Footnotes notes={value} />,
  Initiatives: ({ value }) => <InitiativeCards initiatives={value} />,
  Team: ({ value }) => <MemberCards team={value} />,
  News: ({ value }) => <PostCards posts={value} heading="h3" />,
  Actions: ({ value }) => <p className="actions">{renderInlines(value)}</p>,
  Cards: ({ value }) => (
    <ul className="grid">
      {value.map(({ id, level, heading, blocks }) => (
        <li className="card" key={id}>
          <Pattern scope="part" name={id} />
          <Heading level={level} id={id} content={heading} />
          {renderBlocks(blocks)}
        </li>
      ))}
    </ul>
  ),
  Panel: ({ value }) => (
    <div className="panel">
      <Body blocks={value} />
      <Pattern scope="part" name={value.find((block) => block.Heading)?.Heading.id ?? ""} unit={LARGE} />
    </div>
  ),
};

function Heading({ level, id, content }) {
  const Level = `h${level}`;
  const children = renderInlines(content);
  return (
    <Level id={id}>
      {containsLink(content) ? children : <a className="heading-link" href={`#${id}`}>{children}</a>}
    </Level>
  );
}

const containsLink = (content) =>
  content.some((inline) => {
    const [kind, value] = kindAndValue(inline);
    return kind === "Link" || kind === "FootnoteReference" || (INLINE_TAGS[kind] !== undefined && containsLink(value));
  });

function Items({ items }) {
  const { strings } = useSite();
  return items.map(({ done, blocks }, index) => (
    <li key={index} data-done={done}>
      {done !== undefined && (
        <span className="visually-hidden">{(done ? strings.task_done : strings.task_open) + " "}</span>
      )}
      {renderBlocks(blocks)}
    </li>
  ));
}

function Code({ language, text }) {
  const { strings } = useSite();
  const line = text.split("\n").find((candidate) => candidate.trim() !== "") ?? "";
  return (
    <pre role="region" aria-label={interpolate(strings.code_beginning, { line: line.trim() })} tabIndex={0}>
      <code data-language={language}>{text}</code>
    </pre>
  );
}

function Table({ alignments, header, rows }) {
  const { strings } = useSite();
  const alignment = (column) => (alignments[column] === "None" ? undefined : alignments[column]?.toLowerCase());
  const columns = header.map(plainText).filter((label) => label !== "").join(", ");
  return (
    <div className="table-wrapper" role="region" aria-label={interpolate(strings.table_of, { columns })} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header.map((cell, column) => (
              <th key={column} scope="col" data-align={alignment(column)}>{renderInlines(cell)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => <td key={column} data-align={alignment(column)}>{renderInlines(cell)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Footnotes({ notes }) {
  const { strings } = useSite();
  return (
    <section className="footnotes" aria-label={strings.footnotes}>
      <ol>
        {notes.map(({ number, blocks }) => (
          <li key={number} id={`note_${number}`}>
            {renderBlocks(blocks)}
            <a className="footnote-backref" href={`#reference_${number}_1`}>
              <span aria-hidden="true">↩</span>
              <span className="visually-hidden">{interpolate(strings.back_to_reference, { number })}</span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

const renderInlines = (content) => content.map((inline, index) => <Inline key={index} inline={inline} />);

const INLINE_TAGS = { Emphasis: "em", Strong: "strong", Strikethrough: "s" };

function Inline({ inline }) {
  const [kind, value] = kindAndValue(inline);
  const Tag = INLINE_TAGS[kind];
  if (Tag) return <Tag>{renderInlines(value)}</Tag>;
  switch (kind) {
    case "Text":
      return value;
    case "Code":
      return <code>{value}</code>;
    case "Link":
      return <Link to={value.to}>{renderInlines(value.content)}</Link>;
    case "Image":
      return <Picture image={value} loading="lazy" />;
    case "LineBreak":
      return <br />;
    case "FootnoteReference":
      return (
        <sup>
          <a id={`reference_${value.number}_${value.occurrence}`} href={`#note_${value.number}`}>{value.number}</a>
        </sup>
      );
    default:
      return null;
  }
}

function Link({ to, children }) {
  const [kind, value] = kindAndValue(to);
  switch (kind) {
    case "Page":
      return <a href={value}>{children}</a>;
    case "Fragment":
      return <a href={`#${value}`}>{children}</a>;
    case "File":
      return <a href={`/${value}`} rel="external">{children}</a>;
    default:
      return <ExternalLink url={value}>{children}</ExternalLink>;
  }
}
