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

/** Initial values of properties that the engine lacks: whoever writes them gets what he asks for. */
const lackingInitials: Readonly<Record<string, string>> = {
  'backdrop-filter': 'none',
  'backface-visibility': 'visible',
  contain: 'none',
  'container-name': 'none',
  'container-type': 'normal',
  'font-palette': 'normal',
  'font-variant-emoji': 'normal',
  'mask-image': 'none',
  'offset-path': 'none',
  perspective: 'none',
  'ruby-position': 'over',
  'shape-outside': 'none',
  'text-combine-upright': 'none',
  'text-emphasis': 'none',
  'text-orientation': 'mixed',
  'transform-style': 'flat',
  'white-space-collapse': 'collapse',
  'writing-mode': 'horizontal-tb',
  zoom: '1',
}

/** Does a declaration of a property that the engine lacks ask for what is so anyway? */
export function changesNothing(property: string, value: string): boolean {
  const written = value.toLowerCase()
  if (!Object.hasOwn(lackingInitials, property)) return false
  return written === lackingInitials[property] || /^(?:initial|inherit|unset|revert|revert-layer)$/.test(written)
}
