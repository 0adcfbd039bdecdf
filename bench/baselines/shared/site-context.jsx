// What every component can ask for: the site's words, and ways to say something.

import { createContext, useContext } from "#ui";

const SiteContext = createContext(null);

export const SiteProvider = SiteContext.Provider;

export const useSite = () => useContext(SiteContext);

// Attributes of a part of the page that may be in another language than the page.
export function partLanguage(site, language) {
  if (language === site.language) return {};
  const direction = (code) => site.languages.find((known) => known.code === code)?.direction;
  const own = direction(language);
  return { lang: language, dir: own !== direction(site.language) ? own : undefined };
}
