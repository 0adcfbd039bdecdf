// The context with the site's strings, navigation and languages.

import { createContext, useContext } from "#ui";

const SiteContext = createContext(null);

export const SiteProvider = SiteContext.Provider;

export const useSite = () => useContext(SiteContext);

// Returns the `lang` and `dir` attributes of a part whose language may differ from the page's.
export function languageAttributes(site, language) {
  if (language === site.language) return {};
  const direction = (code) => site.languages.find((known) => known.code === code)?.direction;
  const own = direction(language);
  return { lang: language, dir: own !== direction(site.language) ? own : undefined };
}
