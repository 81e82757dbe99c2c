/**
 * Properties without effect on paper: the engine takes them and does nothing, as a browser's print-out would. Prefixes
 * end in `-`. Properties with a vendor prefix are taken the same way, unless CSS has them too and the prefix is `-webkit-`.
 */
export const screenOnlyProperties: readonly string[] = [
  'accent-color',
  'animation',
  'animation-',
  'appearance',
  'caret',
  'caret-color',
  'caret-shape',
  'color-scheme',
  'content-visibility',
  'cursor',
  'font-display',
  'font-smooth',
  'forced-color-adjust',
  'inert',
  'interactivity',
  'interpolate-size',
  'nav-',
  'overflow-anchor',
  'overscroll-behavior',
  'overscroll-behavior-',
  'pointer-events',
  'print-color-adjust',
  'color-adjust',
  'color-rendering',
  'enable-background',
  'resize',
  'scroll-',
  'scrollbar-',
  'shape-rendering',
  'speak',
  'speak-as',
  'text-rendering',
  'text-size-adjust',
  'timeline-',
  'touch-action',
  'transition',
  'transition-',
  'user-select',
  'view-timeline',
  'view-transition-',
  'voice-',
  'will-change',
]

/** Does a declaration of this property change nothing in print? */
export function isScreenOnly(property: string): boolean {
  if (/^-(?:webkit|moz|ms|o|khtml|inkscape)-/.test(property)) return true
  return screenOnlyProperties.some((name) => (name.endsWith('-') ? property.startsWith(name) : property === name))
}
