// Loads published content, each file once.

const loaded = new Map();

async function load(file) {
  const response = await fetch(`/content/en/${file}`);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

// A file that has been loaded is given at once, without a promise.
export function content(file) {
  if (!loaded.has(file)) {
    const promise = load(file).then((json) => {
      loaded.set(file, json);
      return json;
    });
    promise.catch(() => loaded.delete(file));
    loaded.set(file, promise);
  }
  return loaded.get(file);
}
