import { isMap, isScalar, type YAMLMap } from 'yaml';
import { fold } from '../text/script';
import { type YamlProblem, YamlReader } from '../text/yamlReader';
import { PROFILE_ELEMENTS, type Profile, type ProfileSection } from './profile';

/** Keys of a profile in YAML with what they mean; order of the README. */
export const PROFILE_KEYS: Readonly<Record<string, string>> = {
  id: '英文代号，小写字母和连字符，全部类型中不重复',
  名称: '文种的规范名称，如“自查报告”',
  沿用: '以另一个类型为底，只写不同之处',
  说明: '这类文稿做什么用，一句话',
  别名: '文首“类型”和标题结尾可用的其他叫法',
  标题: '标题的写法（“…”代表任意文字），用来认出这类文稿',
  首段: '首段的写法，标题看不出类型时用',
  方向: '上行、平行、下行、内部',
  请示事项: '不得夹带、可以',
  章节: '各部分，按通常的先后排列',
  序号: '各级序号的样子，如“一、”“（一）”“1.”“（1）”',
  要素: PROFILE_ELEMENTS.join('、'),
  结语: '允许的结尾用语，第一个用于新建文稿',
  结语要求: '必备、常有、没有',
  页面: '普通、文件、信函、纪要',
  新建标题: '新建文稿时的标题，【】里是要填写的内容',
  题注: '新建文稿时标题之下的一行，如“——【日期】在【会议】上”',
  称谓: '新建文稿时正文之前的称呼，如“各位代表：”',
};

/** Keys of a section in YAML with what they mean. */
export const SECTION_KEYS: Readonly<Record<string, string>> = {
  角色: '这一部分的代号，与通用章节相同时继承其写法',
  名称: '新建文稿时用的小标题',
  要求: '必备、常有、可选',
  小标题: '能认出这一部分的小标题写法',
  语句: '没有小标题时，能认出这一部分的句子开头',
  开头段: '是：第一个小标题之前的段落就是这一部分',
  主体: '是：按业务内容起的小标题都算这一部分',
  带小标题: '否：新建文稿时这一部分不加小标题',
  内容: '这一部分应写什么',
  正文: '新建文稿时的文字，【】里是要填写的内容',
};

const DIRECTIONS = { 上行: 'up', 平行: 'level', 下行: 'down', 内部: 'inner' } as const;
const NEEDS = { 必备: 'required', 常有: 'usual', 可选: 'optional' } as const;
const CLOSING_NEEDS = { 必备: 'required', 常有: 'usual', 没有: 'none' } as const;
const REQUESTS = { 不得夹带: 'forbidden', 可以: 'free' } as const;
const PAGES = { 普通: 'plain', 文件: 'document', 信函: 'letter', 命令: 'order', 纪要: 'minutes' } as const;
const YES_NO = { 是: true, 否: false } as const;

/** What the keys of a profile and of a section may hold, where that is one of a few words. */
export const PROFILE_CHOICES: Readonly<Record<string, readonly string[]>> = {
  方向: Object.keys(DIRECTIONS),
  请示事项: Object.keys(REQUESTS),
  要素: PROFILE_ELEMENTS,
  结语要求: Object.keys(CLOSING_NEEDS),
  页面: Object.keys(PAGES),
};
export const SECTION_CHOICES: Readonly<Record<string, readonly string[]>> = {
  要求: Object.keys(NEEDS),
  开头段: Object.keys(YES_NO),
  主体: Object.keys(YES_NO),
  带小标题: Object.keys(YES_NO),
};

const PLAIN_SECTION: ProfileSection = {
  role: '',
  name: '',
  need: 'optional',
  headings: [],
  phrases: [],
  opening: false,
  main: false,
  headed: true,
  about: '',
  skeleton: '',
};
const PLAIN_PROFILE: Profile = {
  id: '',
  name: '',
  aliases: [],
  titles: [],
  openings: [],
  direction: 'inner',
  requests: 'free',
  sections: [],
  numbering: ['一、', '（一）', '1.', '（1）'],
  elements: [],
  closings: [],
  closing: 'none',
  page: 'plain',
  skeletonTitle: '',
  titleNote: '',
  salutation: '',
  about: '',
};

/**
 * Reads profiles from the texts of YAML files. A file is one profile (with `id`), or holds `通用章节` that the
 * sections of all files build on, or `报告类型`, a list of profiles as in a workspace's `baogao.yaml`; other keys of
 * such a file are left alone. `base` are the profiles that `沿用` and `角色` may refer to besides those of the files.
 * A bad entry is reported at its line and costs only itself. Keys and texts may be in either script.
 */
export function loadProfiles(
  files: readonly { name: string; text: string }[],
  base: readonly Profile[] = [],
): { profiles: Profile[]; problems: YamlProblem[] } {
  const readers = files.map((file) => new YamlReader(file.name, fold(file.text)));
  const shared = new Map<string, ProfileSection>();
  for (const section of base.flatMap((profile) => profile.sections)) {
    if (!shared.has(section.role)) shared.set(section.role, section);
  }
  for (const reader of readers) {
    for (const node of reader.list(rootValue(reader, '通用章节'), '“通用章节”')) {
      const section = new ProfileReading(reader, shared, []).section(node, undefined);
      if (section) shared.set(section.role, section);
    }
  }
  const entries = readers.flatMap((reader) => profileNodes(reader).map((node) => ({ reader, node })));
  const profiles = readInOrder(entries, shared, base);
  return { profiles, problems: readers.flatMap((reader) => reader.problems) };
}

interface ProfileEntry {
  readonly reader: YamlReader;
  readonly node: unknown;
}

/** The nodes of a file that are profiles. */
function profileNodes(reader: YamlReader): readonly unknown[] {
  if (rootValue(reader, 'id') !== undefined || rootValue(reader, '章节') !== undefined) return [reader.root];
  return reader.list(rootValue(reader, '报告类型'), '“报告类型”');
}

/** Reads the profiles, those first that others build on, and returns them in the order of the files. */
function readInOrder(
  entries: readonly ProfileEntry[],
  shared: ReadonlyMap<string, ProfileSection>,
  base: readonly Profile[],
): Profile[] {
  const done = new Map<ProfileEntry, Profile | undefined>();
  const known = () => [...[...done.values()].flatMap((profile) => profile ?? []), ...base];
  let open = [...entries];
  for (let isLastRound = false; open.length > 0; ) {
    const waiting: ProfileEntry[] = [];
    for (const entry of open) {
      const parent = parentOf(entry);
      const isReady = parent === undefined || known().some((each) => each.id === parent || each.name === parent);
      if (isReady || isLastRound)
        done.set(entry, new ProfileReading(entry.reader, shared, known()).profile(entry.node));
      else waiting.push(entry);
    }
    isLastRound = waiting.length === open.length;
    open = waiting;
  }
  const ids = new Set<string>();
  return entries.flatMap((entry) => {
    const profile = done.get(entry);
    if (!profile) return [];
    if (ids.has(profile.id)) {
      entry.reader.report(entry.node, `代号“${profile.id}”用了两次，只用第一次。`);
      return [];
    }
    ids.add(profile.id);
    return [profile];
  });
}

function parentOf({ node }: ProfileEntry): string | undefined {
  const value: unknown = isMap(node) ? node.get('沿用') : undefined;
  return typeof value === 'string' ? value : undefined;
}

function rootValue(reader: YamlReader, key: string): unknown {
  return isMap(reader.root) ? nodeAt(reader.root, key) : undefined;
}

/** Reads the profiles of one file. */
class ProfileReading {
  readonly #reader: YamlReader;
  readonly #shared: ReadonlyMap<string, ProfileSection>;
  readonly #known: readonly Profile[];

  constructor(reader: YamlReader, shared: ReadonlyMap<string, ProfileSection>, known: readonly Profile[]) {
    this.#reader = reader;
    this.#shared = shared;
    this.#known = known;
  }

  profile(node: unknown): Profile | undefined {
    const reader = this.#reader;
    const map = reader.map(node, '报告类型');
    if (!map) return undefined;
    reader.knownKeys(map, Object.keys(PROFILE_KEYS));
    const at = (key: string): unknown => nodeAt(map, key);
    const id = reader.text(at('id'), '“id”')?.trim();
    if (id === undefined || !/^[a-z][a-z0-9-]*$/.test(id)) {
      reader.report(at('id') ?? map, '“id”应为小写英文字母、数字和连字符，如 self-inspection。');
      return undefined;
    }
    const parentId = reader.text(at('沿用'), '“沿用”');
    const parent = this.#known.find((each) => each.id === parentId || each.name === parentId);
    if (parentId !== undefined && !parent) reader.report(at('沿用'), `没有名为“${parentId}”的报告类型可以沿用。`);
    const from = parent ?? PLAIN_PROFILE;
    const name = reader.text(at('名称'), '“名称”') ?? '';
    if (name === '') reader.report(map, '缺少“名称”，如“名称: 自查报告”。');
    const texts = (key: string, inherited: readonly string[]) =>
      at(key) === undefined ? inherited : reader.texts(at(key), `“${key}”`);
    const elements = texts('要素', from.elements).flatMap((text, index) => {
      const element = PROFILE_ELEMENTS.find((each) => each === text);
      if (!element)
        reader.report(itemAt(at('要素'), index), `要素“${text}”不认识，可用：${PROFILE_ELEMENTS.join('、')}。`);
      return element ?? [];
    });
    const profile: Profile = {
      id,
      name,
      aliases: texts('别名', from.aliases),
      titles: texts('标题', from.titles),
      openings: texts('首段', from.openings),
      direction: this.#choice(at('方向'), '“方向”', DIRECTIONS) ?? from.direction,
      requests: this.#choice(at('请示事项'), '“请示事项”', REQUESTS) ?? from.requests,
      sections: this.#sections(at('章节'), from.sections),
      numbering: texts('序号', from.numbering),
      elements,
      closings: texts('结语', from.closings),
      closing: this.#choice(at('结语要求'), '“结语要求”', CLOSING_NEEDS) ?? from.closing,
      page: this.#choice(at('页面'), '“页面”', PAGES) ?? from.page,
      skeletonTitle: reader.text(at('新建标题'), '“新建标题”') ?? from.skeletonTitle,
      titleNote: reader.text(at('题注'), '“题注”') ?? from.titleNote,
      salutation: reader.text(at('称谓'), '“称谓”') ?? from.salutation,
      about: reader.text(at('说明'), '“说明”') ?? from.about,
    };
    return name === '' ? undefined : profile;
  }

  #sections(node: unknown, inherited: readonly ProfileSection[]): readonly ProfileSection[] {
    if (node === undefined) return inherited;
    const own = this.#reader.list(node, '“章节”').flatMap((item) => this.section(item, inherited) ?? []);
    const roles = new Set<string>();
    for (const section of own) {
      if (roles.has(section.role)) this.#reader.report(node, `角色“${section.role}”出现两次，只用第一次。`);
      roles.add(section.role);
    }
    const once = own.filter((section, index) => own.findIndex((each) => each.role === section.role) === index);
    // A list that names roles of the parent only changes those; new roles join at the end.
    const kept = inherited.map((section) => once.find((each) => each.role === section.role) ?? section);
    return [...kept, ...once.filter((section) => !inherited.some((each) => each.role === section.role))];
  }

  /** One section; what it leaves out comes from the parent's or the shared section of the same role. */
  section(node: unknown, inherited: readonly ProfileSection[] | undefined): ProfileSection | undefined {
    const reader = this.#reader;
    const map = reader.map(node, '章节');
    if (!map) return undefined;
    reader.knownKeys(map, Object.keys(SECTION_KEYS));
    const at = (key: string): unknown => nodeAt(map, key);
    const given = reader.text(at('角色'), '“角色”')?.trim() ?? '';
    const named = [...(inherited ?? []), ...this.#shared.values()].find(
      (each) => each.role === given || each.name === given,
    );
    const from = named ?? PLAIN_SECTION;
    const role = from.role === '' ? given : from.role;
    const name = reader.text(at('名称'), '“名称”') ?? from.name;
    if (role === '' || name === '') {
      reader.report(map, role === '' ? '章节缺少“角色”。' : `章节“${role}”缺少“名称”。`);
      return undefined;
    }
    // Wordings add to those of the shared section, so that a profile only lists what is special to it.
    const more = (key: string, inheritedTexts: readonly string[]) =>
      at(key) === undefined ? inheritedTexts : [...inheritedTexts, ...reader.texts(at(key), `“${key}”`)];
    return {
      role,
      name,
      need: this.#choice(at('要求'), '“要求”', NEEDS) ?? from.need,
      headings: more('小标题', from.headings),
      phrases: more('语句', from.phrases),
      opening: this.#choice(at('开头段'), '“开头段”', YES_NO) ?? from.opening,
      main: this.#choice(at('主体'), '“主体”', YES_NO) ?? from.main,
      headed: this.#choice(at('带小标题'), '“带小标题”', YES_NO) ?? from.headed,
      about: reader.text(at('内容'), '“内容”') ?? from.about,
      skeleton: (reader.text(at('正文'), '“正文”') ?? from.skeleton).trimEnd(),
    };
  }

  #choice<T>(node: unknown, what: string, choices: Readonly<Record<string, T>>): T | undefined {
    const key = this.#reader.choice(node, what, Object.keys(choices));
    return key === undefined ? undefined : choices[key];
  }
}

/** The node of a key's value; undefined when the key is missing or has no value. */
function nodeAt(map: YAMLMap, key: string): unknown {
  const node: unknown = map.get(key, true);
  return isScalar(node) && node.value === null ? undefined : node;
}

function itemAt(node: unknown, index: number): unknown {
  const items = (node as { items?: readonly unknown[] } | undefined)?.items;
  return items?.[index] ?? node;
}
