// The pattern of a name. Mirrors crates/model/src/pattern.rs.

const BLOCK = 8;
const COLORS = ["ink", "paper", "marigold", "terracotta", "green", "plum"];
// Each motif has two layers of shapes: x, y and the rest of the path in relative commands.
const MOTIFS = [
  [[[4, 0, "l4 4-4 4-4-4z"]], [[4, 2, "l2 2-2 2-2-2z"]]],
  [[[3, 0, "h2v2h1v1h2v2h-2v1h-1v2h-2v-2h-1v-1h-2v-2h2v-1h1z"]], [[3, 3, "h2v2h-2z"]]],
  [[[0, 4, "l4-4 4 4v2l-4-4-4 4z"]], [[0, 8, "l4-4 4 4h-2l-2-2-2 2z"]]],
  [[[0, 0, "h8l-4 4z"], [0, 8, "h8l-4-4z"]], [[2, 0, "h4l-2 2z"], [2, 8, "h4l-2-2z"]]],
  [[[0, 0, "h1v8h-1z"], [3, 0, "h2v8h-2z"], [7, 0, "h1v8h-1z"]], [[1, 0, "h1v8h-1z"], [6, 0, "h1v8h-1z"]]],
  [[[0, 4, "l2-4 2 4z"], [4, 4, "l2-4 2 4z"]], [[0, 8, "l2-4 2 4z"], [4, 8, "l2-4 2 4z"]]],
  [[[0, 0, "h8v1h-8z"], [0, 3, "h8v2h-8z"], [0, 7, "h8v1h-8z"]], [[1, 3, "h2v2h-2z"], [5, 3, "h2v2h-2z"]]],
  [[[0, 0, "l4 4-4 4z"], [8, 0, "l-4 4 4 4z"]], [[4, 2, "l1 2-1 2-1-2z"]]],
  [[[1, 1, "h6v6h-6z"]], [[3, 3, "h2v2h-2z"]]],
  [[[0, 0, "h4v4h-4z"], [4, 4, "h4v4h-4z"]], [[1, 1, "h2v2h-2z"], [5, 5, "h2v2h-2z"]]],
];
// Two motifs alternate, each in three colours, given as indices into COLORS.
const COLORINGS = ["023310", "203412", "421032", "310241", "521250", "012420", "130521", "241103"];
const ALTERNATIONS = [(row, column) => row + column, (row) => row, (row, column) => column];

function hash(name) {
  let bits = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) bits = Math.imul(bits ^ byte, 0x01000193);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function layers(name) {
  const number = hash(name) % 2160;
  const first = Math.floor(number / 24) % 10;
  const second = Math.floor(number / 240);
  const motifs = [MOTIFS[first], MOTIFS[second < first ? second : second + 1]];
  const colors = [...COLORINGS[number % 8]].map((index) => COLORS[index]);
  const alternation = ALTERNATIONS[Math.floor(number / 8) % 3];
  const path = (shapes, motif) => {
    let d = "";
    for (const [column, row] of [[0, 0], [1, 0], [0, 1], [1, 1]]) {
      if (alternation(row, column) % 2 !== motif) continue;
      for (const [x, y, commands] of shapes) d += `M${column * BLOCK + x} ${row * BLOCK + y}${commands}`;
    }
    return d;
  };
  const result = [[colors[0], "M0 0h16v16H0z"], [colors[3], path([[0, 0, "h8v8h-8z"]], 1)]];
  for (const layer of [0, 1]) {
    result.push([colors[layer + 1], path(motifs[0][layer], 0)], [colors[layer + 4], path(motifs[1][layer], 1)]);
  }
  return result;
}

export const SMALL = 4;
export const LARGE = 6;

export function Pattern({ scope, name, unit = SMALL }) {
  const id = `pattern_${scope}_${name}`.replaceAll("/", "");
  return (
    <svg className="pattern" aria-hidden="true">
      <pattern id={id} width="16" height="16" patternUnits="userSpaceOnUse" patternTransform={`scale(${unit})`}>
        {layers(name).map(([color, d], index) => <path key={index} className={color} d={d} />)}
      </pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
