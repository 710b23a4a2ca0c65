import type { Profile } from '../knowledge/profile';
import { matcherOf, squeezed } from '../knowledge/wording';
import { fold } from '../text/script';
import { elementsOf } from './elements';
import { frontMatterValue } from './frontMatter';
import { isProseBlock, type Report } from './report';
import { titleOf } from './title';

/**
 * The kind of a report: as the caller says (`given`: id or name), else as front matter 类型 says, else as its title
 * says, else as its first paragraph says. Undefined when none of them names a known kind, or two kinds equally: a
 * guess would accuse the innocent.
 */
export function identifyProfile(report: Report, profiles: readonly Profile[], given?: string): Profile | undefined {
  const stated = given ?? frontMatterValue(report.frontMatter, '类型');
  if (stated !== undefined) {
    const named = findByName(profiles, stated);
    if (named) return named;
  }
  const title = titleOf(report);
  const named = title ? findByTitle(profiles, title.text) : undefined;
  return named ?? findByOpening(report, profiles);
}

/** The profile with this id, name or alias in either script. */
export function findByName(profiles: readonly Profile[], name: string): Profile | undefined {
  const wanted = fold(name).trim();
  return (
    profiles.find((profile) => profile.id === wanted || profile.name === wanted) ??
    profiles.find((profile) => profile.aliases.includes(wanted))
  );
}

/** The profile whose name or title wording the title has; the one with the longest literal part. */
export function findByTitle(profiles: readonly Profile[], title: string): Profile | undefined {
  // 草案, 征求意见稿, 代拟稿 and dates in brackets behind the title do not change its kind.
  const words = squeezed(title.replace(/[（(][^（）()]*[）)]\s*$/, ''));
  let best: Profile | undefined;
  let bestWeight = 0;
  let tied = false;
  for (const profile of profiles) {
    const matcher = matcherOf(profile.titles);
    if (matcher.excludes(words)) continue;
    const named = [profile.name, ...profile.aliases].reduce((longest, name) => {
      const end = squeezed(name);
      return words.endsWith(end) && end.length > longest ? end.length : longest;
    }, 0);
    const weight = Math.max(named, matcher.weight(words));
    if (weight === 0 || weight < bestWeight) continue;
    tied = weight === bestWeight;
    best = profile;
    bestWeight = weight;
  }
  return tied ? undefined : best;
}

function findByOpening(report: Report, profiles: readonly Profile[]): Profile | undefined {
  const kinds = elementsOf(report);
  const first = report.blocks.find(({ block }, index) => kinds[index] === 'body' && isProseBlock(block));
  if (!first) return undefined;
  const words = squeezed(first.block.prose.folded.slice(0, 80));
  const found = profiles.filter((profile) => matcherOf(profile.openings).begins(words));
  return found.length === 1 ? found[0] : undefined;
}
