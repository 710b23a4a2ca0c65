import type { Profile } from '../knowledge/profile';
import { fold } from '../text/script';
import { frontMatterValue } from './frontMatter';
import type { Report } from './report';
import { titleOf } from './title';

/**
 * The kind of a report: as the caller says (`given`: id or name), else as front matter 类型 says, else as its title
 * ends. Undefined when none of them names a known kind; a guess from the body would accuse the innocent.
 */
export function identifyProfile(report: Report, profiles: readonly Profile[], given?: string): Profile | undefined {
  const stated = given ?? frontMatterValue(report.frontMatter, '类型');
  if (stated !== undefined) {
    const named = findByName(profiles, stated);
    if (named) return named;
  }
  const title = titleOf(report);
  return title ? findInTitle(profiles, fold(title.text)) : undefined;
}

/** The profile with this id, name or alias in either script. */
export function findByName(profiles: readonly Profile[], name: string): Profile | undefined {
  const wanted = fold(name).trim();
  return profiles.find(
    (profile) => profile.id === wanted || profile.name === wanted || profile.aliases.includes(wanted),
  );
}

function findInTitle(profiles: readonly Profile[], title: string): Profile | undefined {
  const words = title.replace(/[（(][^（）()]*[）)]\s*$/, '').replace(/[\s的]/g, '');
  let best: { profile: Profile; end: number; length: number } | undefined;
  for (const profile of profiles) {
    for (const name of [profile.name, ...profile.aliases]) {
      const at = words.lastIndexOf(name.replaceAll('的', ''));
      if (at < 0) continue;
      const end = at + name.length;
      if (!best || end > best.end || (end === best.end && name.length > best.length)) {
        best = { profile, end, length: name.length };
      }
    }
  }
  return best?.profile;
}
