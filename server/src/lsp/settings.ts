import type { ClientSettings } from '../protocol';
import type { RuleLevel } from '../service/check';
import type { SessionSettings } from '../service/session';
import { ruleLevel, type WorkspaceConfig } from '../service/workspaceConfig';
import { parseDate } from '../text/date';

/** What holds when the client says nothing. */
export const DEFAULT_CLIENT_SETTINGS: ClientSettings = {
  enable: 'auto',
  type: '',
  script: 'auto',
  asOf: '',
  rules: {},
  page: {},
  inlay: false,
};

/** Reads the client's `baogao` section; values of a wrong shape count as not given. */
export function decodeClientSettings(value: unknown): ClientSettings {
  if (typeof value !== 'object' || value === null) return DEFAULT_CLIENT_SETTINGS;
  const section = value as Readonly<Record<string, unknown>>;
  const text = (key: string) => (typeof section[key] === 'string' ? section[key] : '');
  const enable = text('enable');
  const script = text('script');
  return {
    enable: enable === 'always' || enable === 'off' ? enable : 'auto',
    type: text('type'),
    script: script === 'hans' || script === 'hant' ? script : 'auto',
    asOf: text('asOf'),
    rules: Object.fromEntries(
      Object.entries(asRecord(section.rules)).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
    page: asRecord(section.page),
    inlay: section.inlay === true,
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Client settings over the workspace's `baogao.yaml`: the writer's own settings win. */
export function mergeSettings(client: ClientSettings, workspace: WorkspaceConfig): SessionSettings {
  const levels: Record<string, RuleLevel> = { ...workspace.levels };
  for (const [id, text] of Object.entries(client.rules)) {
    const level = ruleLevel(text);
    if (level !== undefined) levels[id] = level;
  }
  const type = client.type === '' ? workspace.type : client.type;
  const asOf = (client.asOf === '' ? undefined : parseDate(client.asOf, 'end')) ?? workspace.asOf;
  return {
    enable: client.enable,
    ...(client.script === 'auto' ? {} : { script: client.script }),
    levels,
    ignoredWords: workspace.ignoredWords,
    page: { ...workspace.page, ...client.page },
    ...(type === undefined ? {} : { defaultType: type }),
    ...(asOf === undefined ? {} : { defaultAsOf: asOf }),
  };
}
