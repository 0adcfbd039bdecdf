// The woven pattern of a name, as crates/model/src/cloth.rs computes it.

const BLOCK = 8;
const THREADS = ["ink", "paper", "marigold", "terracotta", "green", "plum"];
// Each motif has two layers of shapes: column, row and steps.
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
// Two motifs take turns, each in three threads.
const COLOURINGS = ["023310", "203412", "421032", "310241", "521250", "012420", "130521", "241103"];
const TURNS = [(row, column) => row + column, (row) => row, (row, column) => column];

function scatter(name) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function layers(name) {
  const number = scatter(name) % 2160;
  const first = Math.floor(number / 24) % 10;
  const second = Math.floor(number / 240);
  const motifs = [MOTIFS[first], MOTIFS[second < first ? second : second + 1]];
  const threads = [...COLOURINGS[number % 8]].map((thread) => THREADS[thread]);
  const turns = TURNS[Math.floor(number / 8) % 3];
  const path = (shapes, turn) => {
    let steps = "";
    for (const [column, row] of [[0, 0], [1, 0], [0, 1], [1, 1]]) {
      if (turns(row, column) % 2 !== turn) continue;
      for (const [x, y, shape] of shapes) steps += `M${column * BLOCK + x} ${row * BLOCK + y}${shape}`;
    }
    return steps;
  };
  const result = [[threads[0], "M0 0h16v16H0z"], [threads[3], path([[0, 0, "h8v8h-8z"]], 1)]];
  for (const layer of [0, 1]) {
    result.push([threads[layer + 1], path(motifs[0][layer], 0)], [threads[layer + 4], path(motifs[1][layer], 1)]);
  }
  return result;
}

export const SMALL = 4;
export const LARGE = 6;

export function Cloth({ place, name, unit = SMALL }) {
  const id = `cloth_${place}_${name}`.replaceAll("/", "");
  return (
    <svg className="cloth" aria-hidden="true">
      <pattern id={id} width="16" height="16" patternUnits="userSpaceOnUse" patternTransform={`scale(${unit})`}>
        {layers(name).map(([thread, path], index) => <path key={index} className={thread} d={path} />)}
      </pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
