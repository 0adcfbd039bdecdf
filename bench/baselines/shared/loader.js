// Fetches and caches published content.

const cache = new Map();

async function fetchContent(file) {
  const response = await fetch(`/content/en/${file}`);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

// Returns the content of a file: synchronously if it is cached, otherwise as a promise.
export function loadContent(file) {
  if (!cache.has(file)) {
    const promise = fetchContent(file).then((json) => {
      cache.set(file, json);
      return json;
    });
    promise.catch(() => cache.delete(file));
    cache.set(file, promise);
  }
  return cache.get(file);
}
