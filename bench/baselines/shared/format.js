// String formatting.

export const interpolate = (template, values) => template.replace(/\{(\w+)\}/g, (placeholder, name) => values[name] ?? placeholder);

export const hostname = (url) => url.replace(/^.*?:\/\//, "").split("/")[0];

export const formatDate = (date) => new Date(date).toLocaleDateString("en", { dateStyle: "long", timeZone: "UTC" });

export function initials(name) {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const letters = words.length > 1 ? [...words[0]][0] + [...words.at(-1)][0] : [...(words[0] ?? "")].slice(0, 2).join("");
  return letters.toUpperCase();
}

export function plainText(inlines) {
  const parts = inlines.map((inline) => {
    if (inline === "LineBreak") return " ";
    const [[kind, value]] = Object.entries(inline);
    if (kind === "Text" || kind === "Code") return value;
    if (kind === "Image") return value.alternative;
    if (kind === "FootnoteReference") return "";
    return plainText(kind === "Link" ? value.content : value);
  });
  return parts.join("");
}
