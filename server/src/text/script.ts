import hongKongVariants from 'opencc-js/dict/HKVariantsRev';
import simplifiedToTraditional from 'opencc-js/dict/STCharacters';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';
import taiwanVariants from 'opencc-js/dict/TWVariantsRev';

/** The script a report is written in; 'hans' is Simplified and 'hant' Traditional Chinese. */
export type Script = 'hans' | 'hant';

/** Pairs that reports use as variants of one another and that no dictionary above folds. */
const EXTRA_FOLDS = '么么麼么麽么佈布佔占週周紮扎準准採采託托僱雇彙汇瞭了藉借託托迴回鍾钟裡里著着箇个覈核籲吁徵征賸剩';

function buildFoldTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0; code < table.length; code++) table[code] = code;
  const read = (dictionary: string) => {
    for (const entry of dictionary.split('|')) {
      const space = entry.indexOf(' ');
      // Only one-unit pairs: folding must keep every offset where it is.
      if (space === 1 && entry.length >= 3) {
        const to = entry.slice(2).split(' ')[0] ?? '';
        if (to.length === 1) table[entry.charCodeAt(0)] = table[to.charCodeAt(0)] ?? to.charCodeAt(0);
      }
    }
  };
  read(traditionalToSimplified);
  read(taiwanVariants);
  read(hongKongVariants);
  for (let index = 0; index < EXTRA_FOLDS.length; index += 2) {
    table[EXTRA_FOLDS.charCodeAt(index)] = EXTRA_FOLDS.charCodeAt(index + 1);
  }
  // One more round, so that a variant that leads to a Traditional form arrives at the Simplified one.
  for (let code = 0; code < table.length; code++) table[code] = table[table[code] ?? code] ?? code;
  return table;
}

const foldTable = buildFoldTable();

/** The folded form of one UTF-16 unit. */
export function foldUnit(unit: number): number {
  return foldTable[unit] ?? unit;
}

/**
 * The text with every Traditional character replaced by its Simplified form, unit by unit, so that an offset in
 * the folded text is the same offset in the text itself. Patterns are folded too, so both scripts match alike.
 */
export function fold(text: string): string {
  let changed = -1;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (foldTable[unit] !== unit) {
      changed = index;
      break;
    }
  }
  if (changed < 0) return text;
  const units = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    units[index] = foldTable[unit] ?? unit;
  }
  let folded = '';
  for (let index = 0; index < units.length; index += 8192) {
    folded += String.fromCharCode.apply(null, units.subarray(index, index + 8192) as unknown as number[]);
  }
  return folded;
}

/** Words whose Traditional form is not that of their characters one by one; only words that reports use. */
const PHRASES: readonly (readonly [string, string])[] = [
  ['干部', '幹部'],
  ['骨干', '骨幹'],
  ['能干', '能幹'],
  ['实干', '實幹'],
  ['苦干', '苦幹'],
  ['干劲', '幹勁'],
  ['才干', '才幹'],
  ['主干', '主幹'],
  ['干涉', '干涉'],
  ['若干', '若干'],
  ['干扰', '干擾'],
  ['干预', '干預'],
  ['后', '後'],
  ['皇后', '皇后'],
  ['里程', '里程'],
  ['公里', '公里'],
  ['里面', '裡面'],
  ['制造', '製造'],
  ['制作', '製作'],
  ['复印', '複印'],
  ['复制', '複製'],
  ['复杂', '複雜'],
  ['重复', '重複'],
  ['系统', '系統'],
  ['联系', '聯繫'],
  ['关系', '關係'],
  ['维系', '維繫'],
  ['发展', '發展'],
  ['头发', '頭髮'],
  ['台账', '台賬'],
  ['占', '占'],
  ['面', '面'],
  ['斗争', '鬥爭'],
  ['奋斗', '奮鬥'],
  ['战斗', '戰鬥'],
  ['准备', '準備'],
  ['标准', '標準'],
  ['水准', '水準'],
  ['准确', '準確'],
  ['精准', '精準'],
  ['批准', '批准'],
  ['核准', '核准'],
  ['准予', '准予'],
  ['征求', '徵求'],
  ['征收', '徵收'],
  ['特征', '特徵'],
  ['长征', '長征'],
  ['征程', '征程'],
  ['征途', '征途'],
  ['征战', '征戰'],
  ['征服', '征服'],
  ['出征', '出征'],
  ['远征', '遠征'],
  ['南征', '南征'],
  ['东征', '東征'],
  ['伙食', '伙食'],
  ['伙房', '伙房'],
  ['仆后', '仆後'],
  ['茶几', '茶几'],
  ['佣金', '佣金'],
  ['厘米', '厘米'],
  ['厘清', '厘清'],
  ['划船', '划船'],
  ['划龙', '划龍'],
  ['划算', '划算'],
  ['范围', '範圍'],
  ['规范', '規範'],
  ['示范', '示範'],
  ['模范', '模範'],
  ['防范', '防範'],
  ['余', '餘'],
  ['松', '鬆'],
  ['岳', '岳'],
  ['志', '志'],
  ['党', '黨'],
  ['种', '種'],
  ['获', '獲'],
  ['据', '據'],
  ['几', '幾'],
  ['几乎', '幾乎'],
  ['只', '只'],
  ['一只', '一隻'],
  ['向', '向'],
  ['游', '游'],
  ['旅游', '旅遊'],
  ['采', '採'],
  ['风采', '風采'],
  ['周', '週'],
  ['周边', '周邊'],
  ['周年', '周年'],
  ['周密', '周密'],
  ['致', '致'],
  ['精致', '精緻'],
  ['于', '於'],
  ['云', '雲'],
  ['团', '團'],
  ['万', '萬'],
  ['与', '與'],
  ['历史', '歷史'],
  ['历', '歷'],
  ['日历', '日曆'],
  ['出台', '出台'],
  ['平台', '平台'],
  ['台', '台'],
  ['扎实', '扎實'],
  ['着', '着'],
  ['为', '為'],
  ['汇报', '匯報'],
  ['汇总', '匯總'],
  ['词汇', '詞彙'],
  ['表', '表'],
  ['谷', '谷'],
  ['术', '術'],
  ['卷', '卷'],
  ['注', '注'],
  ['纪', '紀'],
  ['群', '群'],
  ['秘', '秘'],
  ['峰', '峰'],
  ['床', '床'],
  ['启', '啟'],
  ['众', '眾'],
  ['污', '污'],
  ['签', '簽'],
];

let traditionalTable: ReadonlyMap<string, string> | undefined;
const phraseTable: ReadonlyMap<string, string> = new Map(PHRASES);

/**
 * Writes Simplified text in the Traditional script of mainland documents (standards, part G): characters only,
 * never the vocabulary of another region. Meant for short texts: fixes, section names, set phrases.
 */
export function toTraditional(text: string): string {
  traditionalTable ??= new Map(
    simplifiedToTraditional.split('|').map((entry) => {
      const [from = '', to = ''] = entry.split(' ');
      return [from, to] as const;
    }),
  );
  let out = '';
  for (let index = 0; index < text.length; ) {
    const pair = text.slice(index, index + 2);
    const phrase = pair.length === 2 ? phraseTable.get(pair) : undefined;
    if (phrase !== undefined) {
      out += phrase;
      index += 2;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
    out += phraseTable.get(character) ?? traditionalTable.get(character) ?? character;
    index += character.length;
  }
  return out;
}

/** The text in the script asked for; Simplified text is expected. */
export function inScript(text: string, script: Script): string {
  return script === 'hant' ? toTraditional(text) : text;
}

/**
 * The script most of the text is written in, judged by the characters that differ between the scripts.
 * A text without any such character counts as Simplified. Reads at most `limit` units.
 */
export function detectScript(text: string, limit = 20_000): Script {
  const traditional = traditionalOnly();
  const simplified = simplifiedOnly();
  let hant = 0;
  let hans = 0;
  const end = Math.min(text.length, limit);
  for (let index = 0; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x3400) continue;
    if (traditional[unit] === 1) hant++;
    else if (simplified[unit] === 1) hans++;
  }
  return hant > hans ? 'hant' : 'hans';
}

let traditionalFlags: Uint8Array | undefined;
let simplifiedFlags: Uint8Array | undefined;

/** 1 for every unit that only Traditional text uses. */
function traditionalOnly(): Uint8Array {
  if (traditionalFlags) return traditionalFlags;
  traditionalFlags = new Uint8Array(0x10000);
  for (let unit = 0x3400; unit < 0xfb00; unit++) if (foldTable[unit] !== unit) traditionalFlags[unit] = 1;
  // Characters that Simplified text uses as well, in other words or as accepted variants.
  for (const shared of '著乾瞭藉徵夥於麽甚迴余託佈佔週') traditionalFlags[shared.charCodeAt(0)] = 0;
  return traditionalFlags;
}

/** 1 for every unit that only Simplified text uses. */
function simplifiedOnly(): Uint8Array {
  if (simplifiedFlags) return simplifiedFlags;
  simplifiedFlags = new Uint8Array(0x10000);
  for (const entry of simplifiedToTraditional.split('|')) {
    if (entry.charAt(1) !== ' ' || entry.slice(2).split(' ').includes(entry.charAt(0))) continue;
    simplifiedFlags[entry.charCodeAt(0)] = 1;
  }
  return simplifiedFlags;
}

const BOTH_SCRIPTS = 0;
const HANT_ONLY = 1;
const HANS_ONLY = 2;

let scripts: Uint8Array | undefined;

/** Whether the unit belongs to one script only; undefined when both use it. */
export function scriptOfUnit(unit: number): Script | undefined {
  scripts ??= scriptTable();
  const script = scripts[unit] ?? BOTH_SCRIPTS;
  return script === BOTH_SCRIPTS ? undefined : script === HANT_ONLY ? 'hant' : 'hans';
}

function scriptTable(): Uint8Array {
  const traditional = traditionalOnly();
  const simplified = simplifiedOnly();
  const table = new Uint8Array(traditional.length);
  for (let unit = 0; unit < table.length; unit++) {
    table[unit] = traditional[unit] === 1 ? HANT_ONLY : simplified[unit] === 1 ? HANS_ONLY : BOTH_SCRIPTS;
  }
  return table;
}
