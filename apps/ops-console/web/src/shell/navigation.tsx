import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../parts/icon.js';
import { pages } from './pages.js';
import classes from './shell.module.css';

/** Links to every page; the router marks the one that is shown with `aria-current`. */
export function Navigation({ onChosen }: { readonly onChosen: () => void }) {
  const { t } = useTranslation();
  return pages.map(({ name, to, icon }) => (
    <Link
      key={name}
      to={to}
      className={classes.link}
      activeOptions={{ exact: to === '/' }}
      onClick={onChosen}
    >
      <Icon name={icon} size={17} />
      {t(`shell.page.${name}`)}
    </Link>
  ));
}
