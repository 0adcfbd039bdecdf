// Header, footer and status line.

import { useState } from "#ui";
import { ExternalLink } from "./parts.jsx";
import { currentMark } from "./route.js";
import { useSite } from "./site.jsx";

const MENU = "site_menu";

export function Header({ path }) {
  const { title, navigation, strings } = useSite();
  return (
    <header className="site-header">
      <a className="site-name" href="/" aria-current={path === "/" ? "page" : undefined}>
        <img src="/icon.svg" alt="" width="64" height="64" />
        {title}
      </a>
      <button className="menu-button" type="button" popoverTarget={MENU}>{strings.menu}</button>
      <div className="site-menu" id={MENU} popover="auto">
        <button className="menu-button" type="button" popoverTarget={MENU} popoverTargetAction="hide">
          {strings.close_menu}
        </button>
        <nav className="site-navigation" aria-label={strings.main_navigation}>
          <ul>
            {navigation.map((link) => (
              <li key={link.path}>
                <a href={link.path} aria-current={currentMark(path, link.path)}>{link.label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <ThemeSwitch />
      </div>
    </header>
  );
}

function ThemeSwitch() {
  const { strings } = useSite();
  const [chosen, setChosen] = useState(document.documentElement.dataset.theme);
  const choose = (theme) => {
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // A full or forbidden storage only means that the choice is forgotten.
    }
    setChosen(theme);
  };
  return (
    <fieldset className="theme-switch needs-app">
      <legend>{strings.theme}</legend>
      {["system", "light", "dark"].map((theme) => (
        <label key={theme}>
          <input type="radio" name="theme" value={theme} checked={chosen === theme} onChange={() => choose(theme)} />
          <span>{strings[`theme_${theme}`]}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function Footer() {
  const { title, footer_navigation: pages, social, strings } = useSite();
  return (
    <footer className="site-footer">
      <div className="teeth" aria-hidden="true" />
      <nav aria-label={strings.footer_navigation}>
        <ul>
          {pages.map(({ path, label }) => <li key={path}><a href={path}>{label}</a></li>)}
          <li><a href="/feed.xml" rel="external">{strings.atom_feed}</a></li>
        </ul>
      </nav>
      <div>
        <h2 className="site-footer-heading">{strings.social}</h2>
        <ul>
          {social.map(({ name, url }) => <li key={url}><ExternalLink url={url}>{name}</ExternalLink></li>)}
        </ul>
      </div>
      <p className="site-footer-name">{title}</p>
    </footer>
  );
}

export const StatusLine = ({ status }) => (
  <>
    <p role="status" className="visually-hidden">{status.text}</p>
    {status.visible && <p className="status-line" aria-hidden="true">{status.text}</p>}
  </>
);
