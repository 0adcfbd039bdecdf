// The header, the footer and the live region.

import { useState } from "#ui";
import { ExternalLink } from "./common.jsx";
import { ariaCurrent } from "./route.js";
import { useSite } from "./site-context.jsx";

const MENU_ID = "site_menu";

export function Header({ path }) {
  const { title, navigation, strings } = useSite();
  return (
    <header className="site-header">
      <a className="site-name" href="/" aria-current={path === "/" ? "page" : undefined}>
        <img src="/icon.svg" alt="" width="64" height="64" />
        {title}
      </a>
      <button className="menu-button" type="button" popoverTarget={MENU_ID}>{strings.menu}</button>
      <div className="site-menu" id={MENU_ID} popover="auto">
        <button className="menu-button" type="button" popoverTarget={MENU_ID} popoverTargetAction="hide">
          {strings.close_menu}
        </button>
        <nav className="site-navigation" aria-label={strings.main_navigation}>
          <ul>
            {navigation.map((link) => (
              <li key={link.path}>
                <a href={link.path} aria-current={ariaCurrent(path, link.path)}>{link.label}</a>
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
  const [theme, setTheme] = useState(document.documentElement.dataset.theme);
  const chooseTheme = (choice) => {
    document.documentElement.dataset.theme = choice;
    try {
      localStorage.setItem("theme", choice);
    } catch {
      // Without storage, the choice is not remembered.
    }
    setTheme(choice);
  };
  return (
    <fieldset className="theme-switch app-only">
      <legend>{strings.theme}</legend>
      {["system", "light", "dark"].map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name="theme"
            value={choice}
            checked={choice === theme}
            onChange={() => chooseTheme(choice)}
          />
          <span>{strings[`theme_${choice}`]}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function Footer() {
  const { title, footer_navigation: pages, social, strings } = useSite();
  return (
    <footer className="site-footer">
      <div className="zigzag-border" aria-hidden="true" />
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

export const LiveRegion = ({ announcement: { message, isVisible } }) => (
  <>
    <p role="status" className="visually-hidden">{message}</p>
    {isVisible && <p className="toast" aria-hidden="true">{message}</p>}
  </>
);
