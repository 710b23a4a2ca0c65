import { toTraditional } from '../../server/src/text/script';
import { Random } from './random';

/** A generated statement: `rule` is what must be reported, undefined when all its figures agree. */
export interface GeneratedStatement {
  readonly text: string;
  readonly rule: string | undefined;
  readonly pattern: string;
}

interface Facts {
  /** Statement with all figures right, and with one of them wrong. */
  readonly right: string;
  readonly wrong: string;
  readonly rule: string;
}

interface Pattern {
  readonly name: string;
  make(random: Random): Facts | undefined;
}

/** Things with a counting word and three names of parts that divide them. */
const WHOLES = [
  { total: '全县共有公益林管护站', unit: '个', parts: ['东部林区', '西部林区', '南部林区'] },
  { total: '全年受理劳动仲裁案件', unit: '件', parts: ['工资类', '社保类', '工伤类'] },
  { total: '本届技能大赛报名选手', unit: '人', parts: ['焊接组', '电工组', '烹饪组'] },
  { total: '年内检修灌溉机井', unit: '眼', parts: ['河滩片', '塬上片', '川道片'] },
  { total: '全市改造老旧供水管网', unit: '公里', parts: ['老城区', '新城区', '开发区'] },
  { total: '累计下达水毁修复资金', unit: '万元', parts: ['公路', '堤防', '渠道'] },
] as const;

/** Indicators that grow and shrink. */
const INDICATORS = [
  { name: '茶园面积', unit: '亩', low: 2000, high: 9000 },
  { name: '快递业务量', unit: '万件', low: 120, high: 900 },
  { name: '注册志愿者', unit: '人', low: 1500, high: 8000 },
  { name: '天然气用户', unit: '户', low: 3000, high: 9900 },
  { name: '蔬菜外销收入', unit: '万元', low: 800, high: 6000 },
] as const;

/** A number with one digit changed, never to zero in front. */
function slip(random: Random, value: number): number {
  const digits = [...String(value)];
  for (;;) {
    const at = random.between(0, digits.length - 1);
    const digit = String(random.between(at === 0 ? 1 : 0, 9));
    if (digit === digits[at]) continue;
    digits[at] = digit;
    return Number(digits.join(''));
  }
}

function percent(part: number, whole: number, places = 1): string {
  return ((part / whole) * 100).toFixed(places);
}

/** A percentage that is plainly another one. */
function otherPercent(random: Random, right: string): string {
  return (Number(right) + random.between(3, 9) + 0.4).toFixed(1);
}

const PATTERNS: readonly Pattern[] = [
  {
    name: 'sum',
    make(random) {
      const { total, unit, parts } = random.pick(WHOLES);
      const values = parts.map(() => random.between(60, 480));
      const whole = values.reduce((all, value) => all + value, 0);
      const wrong = slip(random, whole);
      if (Math.abs(wrong - whole) < 3) return undefined;
      const list = (mark: string) => parts.map((part, index) => `${part}${values[index]}${unit}`).join(mark);
      const subject = total.replace(/^(?:全县共有|全年|本届|年内|全市|累计)/, '');
      const shape = random.pick([
        (value: number) => `${total}${value}${unit}（${list('、')}）。`,
        (value: number) => `${total}${value}${unit}，分别为${list('、')}。`,
        (value: number) => `${total}${value}${unit}，分为三类：${list('，')}。`,
        (value: number) => `${subject}${list('、')}，三项合计${value}${unit}。`,
        (value: number) => `${subject}${list('，')}，共计${value}${unit}。`,
        (value: number) => `${total}${value}${unit}，由${list('、')}组成。`,
      ]);
      return { right: shape(whole), wrong: shape(wrong), rule: 'figure-sum' };
    },
  },
  {
    name: 'subset',
    make(random) {
      const { total, unit, parts } = random.pick(WHOLES);
      const values = parts.map(() => random.between(60, 300));
      const whole = values.reduce((all, value) => all + value, 0);
      const rest = random.between(20, 200);
      const list = parts.map((part, index) => `${part}${values[index]}${unit}`).join('、');
      const shape = (value: number) => `${total}${value}${unit}，其中${list}。`;
      return { right: shape(whole + rest), wrong: shape(whole - random.between(30, 90)), rule: 'figure-sum' };
    },
  },
  {
    name: 'remainder',
    make(random) {
      const whole = random.between(120, 900);
      const done = random.between(40, whole - 20);
      const left = whole - done;
      const wrong = slip(random, left);
      const shape = random.pick([
        (value: number) => `全年排查安全隐患${whole}处，已整改${done}处，其余${value}处限期整改。`,
        (value: number) => `核定编制${whole}名，实有${done}名，空编${value}名。`,
        (value: number) => `全县${whole}个自然村，除${done}个已通公交的村外，其余${value}个村开通预约班线。`,
        (value: number) => `专户收入${whole}万元，支出${done}万元，结余${value}万元。`,
      ]);
      return Math.abs(wrong - left) < 3 ? undefined : { right: shape(left), wrong: shape(wrong), rule: 'figure-sum' };
    },
  },
  {
    name: 'growth',
    make(random) {
      const { name, unit, low, high } = random.pick(INDICATORS);
      const base = random.between(low, high);
      const change = random.between(Math.ceil(base / 12), Math.ceil(base / 3));
      const rises = random.pick([true, false]);
      const result = rises ? base + change : base - change;
      const rate = percent(change, base);
      const up = rises ? random.pick(['增加', '扩大', '提高']) : random.pick(['减少', '压减', '下降']);
      const grows = rises ? '增长' : '下降';
      const shape = random.pick([
        (value: string) => `全县${name}由${base}${unit}${up}到${result}${unit}，${grows}${value}%。`,
        (value: string) => `全县${name}${result}${unit}，比上年${up}${change}${unit}，${grows}${value}%。`,
        (value: string) => `上年${name}为${base}${unit}，今年为${result}${unit}，同比${grows}${value}%。`,
        (value: string) => `${name}${result}${unit}，较去年的${base}${unit}${grows}${value}%。`,
        (value: string) =>
          `${name}从2021年的${base}${unit}${up}至2023年的${result}${unit}，${rises ? '增幅' : '降幅'}达${value}%。`,
      ]);
      return { right: shape(rate), wrong: shape(otherPercent(random, rate)), rule: 'figure-growth' };
    },
  },
  {
    name: 'multiple',
    make(random) {
      const { name, unit } = random.pick(INDICATORS);
      const base = random.between(120, 900);
      const times = random.between(2, 6);
      const result = base * times;
      const wrong = times + random.pick([-1, 2]);
      if (wrong < 2) return undefined;
      const shape = random.pick([
        (value: number) => `${name}达到${result}${unit}，是2019年${base}${unit}的${value}倍。`,
        (value: number) => `${name}由${base}${unit}增至${result}${unit}，是原来的${value}倍。`,
        (value: number) => `${name}由${base}${unit}增至${result}${unit}，增长${value - 1}倍。`,
      ]);
      return { right: shape(times), wrong: shape(wrong), rule: 'figure-growth' };
    },
  },
  {
    name: 'points',
    make(random) {
      const base = random.between(420, 880);
      const change = random.between(12, 95);
      const write = (tenths: number) => (tenths / 10).toFixed(1);
      const shape = random.pick([
        (unit: string) =>
          `垃圾分类覆盖率由${write(base)}%提高到${write(base + change)}%，提高${write(change)}${unit}。`,
        (unit: string) =>
          `去年群众满意度为${write(base)}%，今年达到${write(base + change)}%，上升${write(change)}${unit}。`,
        (unit: string) => `发病率由${write(base + change)}%下降到${write(base)}%，下降${write(change)}${unit}。`,
      ]);
      return { right: shape('个百分点'), wrong: shape('%'), rule: 'percentage-point' };
    },
  },
  {
    name: 'share',
    make(random) {
      const whole = random.between(180, 960);
      const part = random.between(Math.ceil(whole / 5), Math.floor((whole * 9) / 10));
      const rate = percent(part, whole);
      const shape = random.pick([
        (value: string) => `抽查药店${whole}家，合格${part}家，合格率${value}%。`,
        (value: string) => `全区${whole}个小区中，已有${part}个实现智慧安防，占${value}%。`,
        (value: string) => `本年栽植果树${part}亩，占计划${whole}亩的${value}%。`,
        (value: string) => `培训护林员${whole}人次，其中女护林员${part}人次，占比${value}%。`,
        (value: string) => `年度任务${whole}公里，实际完成${part}公里，完成率${value}%。`,
      ]);
      return { right: shape(rate), wrong: shape(otherPercent(random, rate)), rule: 'figure-share' };
    },
  },
  {
    name: 'average',
    make(random) {
      const count = random.between(60, 480);
      const each = random.between(4, 30) * 100;
      const total = (count * each) / 10_000;
      const wrong = each + random.pick([300, 400, 500]);
      const shape = random.pick([
        (value: number) => `为${count}名高龄老人发放补贴${total}万元，人均${value}元。`,
        (value: number) => `发放燃煤补助${total}万元，惠及${count}户，户均${value}元。`,
      ]);
      return { right: shape(each), wrong: shape(wrong), rule: 'figure-share' };
    },
  },
  {
    name: 'count',
    make(random) {
      const names = ['巡查制度', '会商制度', '通报制度', '问责制度', '回访制度'].slice(0, random.between(3, 5));
      const numeral = (value: number) => '零一二三四五六'.charAt(value);
      const wrong = names.length + random.pick([-1, 1]);
      const shape = random.pick([
        (value: number) => `健全${names.join('、')}${numeral(value)}项制度，推动责任落实。`,
        (value: number) => `建立${names.slice(0, -1).join('、')}和${names.at(-1)}${numeral(value)}项制度。`,
        (value: number) => `落实“${numeral(value)}项制度”（${names.join('、')}）。`,
        (value: number) =>
          `重点抓${numeral(value)}项工作：${names.map((name, index) => `${numeral(index + 1)}是完善${name}`).join('；')}。`,
        (value: number) =>
          `今年要健全以下${numeral(value)}项制度。\n${names.map((name, index) => `${index + 1}.${name}。`).join('\n')}`,
      ]);
      return { right: shape(names.length), wrong: shape(wrong), rule: 'figure-count' };
    },
  },
  {
    name: 'direction',
    make(random) {
      const { name, unit, low, high } = random.pick(INDICATORS);
      const less = random.between(low, high);
      const more = less + random.between(5, 400);
      const verb = random.pick(['增加到', '提高到', '上升到', '增至']);
      const shape = (from: number, to: number) => `全县${name}由${from}${unit}${verb}${to}${unit}。`;
      return { right: shape(less, more), wrong: shape(more, less), rule: 'figure-direction' };
    },
  },
  {
    name: 'range',
    make(random) {
      const low = random.between(11, 40);
      const high = low + random.between(5, 40);
      const mark = random.pick(['～', '—', '-', '至']);
      const shape = (from: number, to: number) => `县级配套比例为${from}%${mark}${to}%，按项目核定。`;
      return { right: shape(low, high), wrong: shape(high, low), rule: 'figure-range' };
    },
  },
  {
    name: 'conflict',
    make(random) {
      const value = random.between(1000, 9899);
      const wrong = slip(random, value);
      const shape = random.pick([
        (second: number) =>
          `污水处理厂扩建工程总投资${value}万元，已完成立项。该工程总投资${second}万元，由省市县分担。`,
        (second: number) => `全县共有注册志愿者${value}人，活动有声有色。${second}名注册志愿者全部建立服务档案。`,
      ]);
      return { right: shape(value), wrong: shape(wrong), rule: 'figure-conflict' };
    },
  },
];

/** The names of all patterns, in the order in which statements are made. */
export const patternNames: readonly string[] = PATTERNS.map(({ name }) => name);

/** Marks of Chinese as some keyboards write them. */
export const HALF_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '。': '.',
  '；': ';',
  '：': ':',
  '（': '(',
  '）': ')',
};
const FULL_WIDTH_DIGIT = 0xfee0;

/** Writes a statement in one of both scripts, with full- or half-width marks, or with full-width digits. */
function dress(random: Random, text: string): string {
  const style = random.between(0, 5);
  if (style === 1) return text.replace(/[，。；：（）]/g, (mark) => HALF_WIDTH[mark] ?? mark);
  if (style === 2 || style === 3) return toTraditional(text);
  if (style === 4) {
    return text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + FULL_WIDTH_DIGIT));
  }
  return text;
}

/** A right and a wrong statement from the same facts. */
export function generatePair(seed: number): readonly [GeneratedStatement, GeneratedStatement] {
  const random = new Random(seed);
  const pattern = PATTERNS[seed % PATTERNS.length] as Pattern;
  for (;;) {
    const facts = pattern.make(random);
    if (!facts) continue;
    const style = random.between(1, 1_000_000);
    return [
      { text: dress(new Random(style), facts.right), rule: undefined, pattern: pattern.name },
      { text: dress(new Random(style), facts.wrong), rule: facts.rule, pattern: pattern.name },
    ];
  }
}
