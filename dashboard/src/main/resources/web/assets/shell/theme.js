/** Light or dark: as the system says, unless the reader has chosen one here. */
const KEY = 'theme';
const CHOICES = ['system', 'light', 'dark'];
const MEDIA = { system: '(prefers-color-scheme: dark)', light: 'not all', dark: 'all' };

let choice = remembered();
const rules = [...document.styleSheets]
  .flatMap(sheet => [...sheet.cssRules])
  .filter(rule => rule instanceof CSSMediaRule && rule.conditionText === MEDIA.system);
apply();

/** What is chosen: `system`, `light` or `dark`. */
export function theme() {
  return choice;
}

/** Goes from one choice to the next, and remembers it. */
export function nextTheme() {
  choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length];
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // A browser that remembers nothing still shows it.
  }
  apply();
  document.dispatchEvent(new Event('theme'));
}

function remembered() {
  try {
    return CHOICES.find(known => known === localStorage.getItem(KEY)) ?? CHOICES[0];
  } catch {
    return CHOICES[0];
  }
}

/** The rules of the dark theme hold always, never, or when the system says so. */
function apply() {
  for (const rule of rules) {
    rule.media.mediaText = MEDIA[choice];
  }
  document.documentElement.style.colorScheme = choice === 'system' ? '' : choice;
}
