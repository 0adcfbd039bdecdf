// The typed tree of a text → elements.

import { InitiativeCards, MemberCards, PostCards } from "./cards.jsx";
import { Cloth, LARGE } from "./cloth.jsx";
import { ExternalLink, Picture } from "./parts.jsx";
import { useSite } from "./site.jsx";
import { fill, plainText } from "./text.js";

export const Body = ({ blocks }) => <div className="body">{many(blocks)}</div>;

const many = (blocks) => blocks.map((block, index) => <Block key={index} block={block} />);

// A block or inline is its kind alone, or an object with the kind as its only key.
const partsOf = (node) => (typeof node === "string" ? [node] : Object.entries(node)[0]);

function Block({ block }) {
  const [kind, value] = partsOf(block);
  const Kind = BLOCKS[kind];
  return Kind ? <Kind value={value} /> : null;
}

const BLOCKS = {
  Heading: ({ value }) => <Heading {...value} />,
  Paragraph: ({ value }) => <p>{inlines(value)}</p>,
  Plain: ({ value }) => inlines(value),
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
  Quote: ({ value }) => <blockquote>{many(value)}</blockquote>,
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
  Actions: ({ value }) => <p className="actions">{inlines(value)}</p>,
  Cards: ({ value }) => (
    <ul className="grid">
      {value.map(({ id, level, heading, blocks }) => (
        <li className="card" key={id}>
          <Cloth place="part" name={id} />
          <Heading level={level} id={id} content={heading} />
          {many(blocks)}
        </li>
      ))}
    </ul>
  ),
  Panel: ({ value }) => (
    <div className="panel">
      <Body blocks={value} />
      <Cloth place="part" name={value.find((block) => block.Heading)?.Heading.id ?? ""} unit={LARGE} />
    </div>
  ),
};

function Heading({ level, id, content }) {
  const Level = `h${level}`;
  const text = inlines(content);
  return <Level id={id}>{holdsLink(content) ? text : <a className="heading-link" href={`#${id}`}>{text}</a>}</Level>;
}

const holdsLink = (content) =>
  content.some((inline) => {
    const [kind, value] = partsOf(inline);
    return kind === "Link" || kind === "FootnoteReference" || (NESTED[kind] !== undefined && holdsLink(value));
  });

function Items({ items }) {
  const { strings } = useSite();
  return items.map(({ done, blocks }, index) => (
    <li key={index} data-done={done}>
      {done !== undefined && (
        <span className="visually-hidden">{(done ? strings.task_done : strings.task_open) + " "}</span>
      )}
      {many(blocks)}
    </li>
  ));
}

function Code({ language, text }) {
  const { strings } = useSite();
  const line = text.split("\n").find((candidate) => candidate.trim() !== "") ?? "";
  return (
    <pre role="region" aria-label={fill(strings.code_beginning, { line: line.trim() })} tabIndex={0}>
      <code data-language={language}>{text}</code>
    </pre>
  );
}

function Table({ alignments, header, rows }) {
  const { strings } = useSite();
  const align = (column) => (alignments[column] === "None" ? undefined : alignments[column]?.toLowerCase());
  const columns = header.map(plainText).filter((text) => text !== "").join(", ");
  return (
    <div className="table-box" role="region" aria-label={fill(strings.table_of, { columns })} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header.map((cell, column) => (
              <th key={column} scope="col" data-align={align(column)}>{inlines(cell)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => <td key={column} data-align={align(column)}>{inlines(cell)}</td>)}
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
            {many(blocks)}
            <a className="back-link" href={`#reference_${number}_1`}>
              <span aria-hidden="true">↩</span>
              <span className="visually-hidden">{fill(strings.back_to_reference, { number })}</span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

const inlines = (content) => content.map((inline, index) => <Inline key={index} inline={inline} />);

const NESTED = { Emphasis: "em", Strong: "strong", Strikethrough: "s" };

function Inline({ inline }) {
  const [kind, value] = partsOf(inline);
  const Nested = NESTED[kind];
  if (Nested) return <Nested>{inlines(value)}</Nested>;
  switch (kind) {
    case "Text":
      return value;
    case "Code":
      return <code>{value}</code>;
    case "Link":
      return <Link to={value.to}>{inlines(value.content)}</Link>;
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
  const [kind, value] = partsOf(to);
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
