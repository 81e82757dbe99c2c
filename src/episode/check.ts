import type { Diagnostic, Report } from '../diagnostic.ts'
import type { LocatedData, Path } from './data.ts'
import type { EpisodeData } from './schema/episode.ts'

type Episode = LocatedData & { readonly data: EpisodeData }

/** What no schema can see: contradictions, lengths, conventions of the trade. */
export function check(kit: Episode, report: Report): void {
  const tell = (diagnostic: Omit<Diagnostic, 'at'>, ...path: Path) => {
    const at = kit.at(path)
    report(at ? { ...diagnostic, at } : diagnostic)
  }
  checkLimits(kit.data, tell)
  checkCast(kit.data, tell)
  checkCredits(kit.data, tell)
  checkAirSlot(kit.data, tell)
  checkStills(kit.data, tell)
}

type Tell = (diagnostic: Omit<Diagnostic, 'at'>, ...path: Path) => void

function checkLimits({ synopsis, limits, highlightListing, logline }: EpisodeData, tell: Tell): void {
  for (const length of ['short', 'medium', 'long'] as const) {
    tellIfLong(synopsis[length].join(' '), limits[length], tell, 'synopsis', length)
  }
  tellIfLong(highlightListing ?? '', limits.highlightListing, tell, 'highlightListing')
  const words = (logline ?? '').split(/\s+/).filter(Boolean).length
  if (limits.loglineWords === 0 || words <= limits.loglineWords) return
  const message = `\`logline\` has ${words} words, ${words - limits.loglineWords} more than the limit`
  const hint = 'one sentence of about 17 to 25 words; `limits.loglineWords` sets the limit, 0 for none'
  tell({ severity: 'warning', code: 'too-long', message, hint }, 'logline')
}

/** Characters are what a reader would count: a letter with its accent is one. Inline emphasis marks count too. */
function tellIfLong(text: string, limit: number, tell: Tell, ...path: Path): void {
  if (limit === 0 || text.length <= limit) return
  const length = Array.from(new Intl.Segmenter().segment(text)).length
  if (length <= limit) return
  const message = `\`${path.join('.')}\` has ${length} characters, ${length - limit} more than the limit`
  const hint = `shorten it; \`limits.${path.at(-1)}\` sets the limit, 0 for none`
  tell({ severity: 'warning', code: 'too-long', message, hint }, ...path)
}

const stateWords = /^(tba|tbc|tbd|t\.b\.a\.|to be (announced|confirmed|cast)|n\/?a|none|unknown|not given|-+|–|—|\?+)$/i

function checkCast({ cast }: EpisodeData, tell: Tell): void {
  for (const [groupIndex, group] of cast.entries()) {
    for (const [index, member] of group.members.entries()) {
      const path = ['cast', groupIndex, 'members', index]
      if (member.roles.length === 0 && member.performers.length === 0) {
        const hint = 'give it a `role`, a `performer` or both'
        tell({ severity: 'error', code: 'empty-cast-entry', message: 'a cast entry names nobody', hint }, ...path)
      }
      if (member.performers.length > 0 && member.state !== 'named') {
        const message = `a performer is named, and yet \`state\` is \`${member.state}\``
        const hint = 'remove one of the two'
        tell({ severity: 'error', code: 'contradictory-state', message, hint }, ...path, 'state')
      }
      if (member.performers.length === 0 && member.state === 'named') {
        const message = '`state` is `named`, and no performer is'
        tell(
          { severity: 'error', code: 'contradictory-state', message, hint: 'name the `performer`' },
          ...path,
          'state',
        )
      }
      for (const [performer, { name }] of member.performers.entries()) {
        if (!stateWords.test(name)) continue
        const message = `\`${name}\` would be printed as the performer's name`
        const hint = 'write `state: to be announced`, `state: none` or `state: not given` instead'
        tell({ severity: 'warning', code: 'state-as-name', message, hint }, ...path, 'performers', performer, 'name')
      }
      if (member.billing?.toLowerCase() === 'and' && index < group.members.length - 1) {
        const message = 'a performer billed with "and" comes last, and here others follow'
        tell(
          { severity: 'warning', code: 'and-billing-not-last', message, hint: 'check the contract' },
          ...path,
          'billing',
        )
      }
    }
  }
}

function checkCredits({ credits }: EpisodeData, tell: Tell): void {
  for (const [creditIndex, { teams }] of credits.entries()) {
    for (const [teamIndex, team] of teams.entries()) {
      for (const [index, { name }] of team.entries()) {
        if (!/\s(&|and)\s/i.test(name)) continue
        const message = `\`${name}\` is credited as one name`
        const hint = 'people who wrote together are a list in the list: `[[A, B], C]` is printed A & B and C'
        const path = ['credits', creditIndex, 'teams', teamIndex, index, 'name']
        tell({ severity: 'warning', code: 'team-as-name', message, hint }, ...path)
      }
    }
  }
}

function checkAirSlot({ airSlot, episodes }: EpisodeData, tell: Tell): void {
  tellOfDateInWords(airSlot, tell, 'airSlot')
  for (const [index, episode] of episodes.entries()) {
    tellOfDateInWords(episode.airSlot, tell, 'episodes', index, 'airSlot')
  }
  if (airSlot?.start && airSlot.zone === null) {
    const message = '`airSlot` has a time without a zone'
    const hint = 'add `zone: ET`, or whose time it is'
    tell({ severity: 'warning', code: 'time-without-zone', message, hint }, 'airSlot', 'start')
  }
  if (airSlot?.end && airSlot.start === null) {
    const message = '`airSlot` ends without a beginning'
    tell({ severity: 'warning', code: 'end-without-start', message, hint: 'add `start`' }, 'airSlot', 'end')
  }
}

function tellOfDateInWords(slot: EpisodeData['airSlot'], tell: Tell, ...path: Path): void {
  if (!slot?.text || slot.date !== null || !/^\d{4}-\d{1,2}-\d/.test(slot.text)) return
  const message = `\`airSlot\` is printed as words: \`${slot.text}\``
  const hint = 'write date, time and zone: `2026-03-02 22:01 ET`; anything more has its own key (`end`, `text`)'
  tell({ severity: 'warning', code: 'date-as-text', message, hint }, ...path, 'text')
}

function checkStills({ stills }: EpisodeData, tell: Tell): void {
  for (const [index, still] of stills.entries()) {
    if (still.alt !== null) continue
    const message = `\`${still.file}\` has no \`alt\` text`
    const hint = 'say in a sentence what can be seen, for those who cannot see it'
    tell({ severity: 'warning', code: 'missing-alt', message, hint }, 'stills', index)
  }
}
