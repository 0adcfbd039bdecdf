// Small pure functions on text.

export const fill = (template, values) => template.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

export const hostOf = (url) => url.replace(/^.*?:\/\//, "").split("/")[0];

export const writtenDay = (day) => new Date(day).toLocaleDateString("en", { dateStyle: "long", timeZone: "UTC" });

export function initials(name) {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const letters = words.length > 1 ? [...words[0]][0] + [...words.at(-1)][0] : [...(words[0] ?? "")].slice(0, 2).join("");
  return letters.toUpperCase();
}

export function plainText(inlines) {
  const texts = inlines.map((inline) => {
    if (inline === "LineBreak") return " ";
    const [[kind, value]] = Object.entries(inline);
    if (kind === "Text" || kind === "Code") return value;
    if (kind === "Image") return value.alternative;
    if (kind === "FootnoteReference") return "";
    return plainText(kind === "Link" ? value.content : value);
  });
  return texts.join("");
}
