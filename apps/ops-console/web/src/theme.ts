import { createTheme, type CSSVariablesResolver } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 9, dark: 4 },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
});

/** Colours by what they mean; each text colour has a contrast of at least 4.5 on its own ground and on the page's. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--page': '#f6f7f9',
    '--surface': '#ffffff',
    '--line': '#e1e5ea',
    '--text-quiet': '#56606d',
    '--ok': '#0b6b52',
    '--ok-ground': '#e0f5ec',
    '--attention': '#a4341b',
    '--attention-ground': '#fdebe5',
    '--warning': '#7f5200',
    '--warning-ground': '#fdf1d8',
    '--unknown': '#5b3fa8',
    '--unknown-ground': '#efeafb',
    '--waiting': '#1d5e96',
    '--waiting-ground': '#e3f0fb',
    '--quiet': '#56606d',
    '--quiet-ground': '#eceff3',
    '--mantine-color-dimmed': '#56606d',
  },
  dark: {
    '--page': '#12161b',
    '--surface': '#1a2027',
    '--line': '#2e3740',
    '--text-quiet': '#a4b0bd',
    '--ok': '#5fd6ae',
    '--ok-ground': '#12352c',
    '--attention': '#ff9d83',
    '--attention-ground': '#45201a',
    '--warning': '#f2c266',
    '--warning-ground': '#3c2f12',
    '--unknown': '#c3b1f7',
    '--unknown-ground': '#2f2750',
    '--waiting': '#86c2f2',
    '--waiting-ground': '#163450',
    '--quiet': '#a4b0bd',
    '--quiet-ground': '#28313a',
    '--mantine-color-body': '#12161b',
    '--mantine-color-dimmed': '#a4b0bd',
  },
});
