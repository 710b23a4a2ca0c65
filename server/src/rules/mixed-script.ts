import type { Block } from '../report/block';
import { prosesOf } from '../report/blockProses';
import type { Prose } from '../report/prose';
import { fold, type Script, scriptOfUnit, toTraditional } from '../text/script';
import { SIMPLIFIED, TRADITIONAL } from '../text/traits';
import type { Rule, RuleContext } from './rule';

/**
 * Characters that count as Simplified but stand in Traditional texts as well: variants of one form (群, 強/强), and
 * characters that are words of their own there (干涉, 范氏, 皇后, 北斗).
 */
const AT_HOME_IN_TRADITIONAL =
  '于云伙凶并干占吃吁唇咸却冲册刹勋匀厨叙吕吴呐周台后咨叶叠回垄岩峰床强彦恒悦户托挂携斗朴杰栖毁没泄注污涌淀温游灶烟狸猪猫皂真碱祢秃秘税窑粽群羡肴脱腌腊脸范蒙蔑蚀蜡蝎衅说踊踪辟郁采里铺锐阅雇韵颓麽黄默别内卷卺吓杆炮痒症裤谷霉麯丑准痴兑';
/** Characters that count as Traditional but stand in names in Simplified texts. */
const AT_HOME_IN_SIMPLIFIED = '昇陞甯邨鎔崑崙峯昇彥喆禕媯祿錡鈞鑫燿嶽谿';
/** So many words in one paragraph are named one by one; more are one finding. */
const SINGLE_LIMIT = 3;

/** Stray characters of the other script, one finding for a word. */
export const mixedScript: Rule = {
  id: 'mixed-script',
  title: '简繁混用',
  titleEnglish: 'Mixed scripts',
  group: '提法',
  severity: 'warning',
  force: '国标',
  source: '《国家通用语言文字法》第十一条、《通用规范汉字表》（国发〔2013〕23号）',
  checkBlock(block, context, add) {
    for (const { prose, words } of strayWords(block, context.script)) {
      const shown = words.length > SINGLE_LIMIT ? words.slice(0, 1) : words;
      for (const { start, end } of shown) {
        const all = words.length > SINGLE_LIMIT ? words : [{ start, end }];
        const edits = all
          .filter((word) => prose.isVerbatim(word.start, word.end))
          .map((word) => ({
            span: prose.sourceSpan(word.start, word.end),
            newText: inScriptOf(prose.text, word.start, word.end, context.script),
          }));
        const written = prose.text.slice(start, end);
        const count = all.length > 1 ? `本段共${all.length}处。` : '';
        add({
          span: prose.sourceSpan(start, end),
          message: `${otherName(context)}文稿里混入了${ownName(context)}字“${written}”，应统一为“${edits[0]?.newText ?? ''}”。${count}`,
          related: all.slice(1).map((word) => ({
            message: '同一段的另一处',
            span: prose.sourceSpan(word.start, word.end),
          })),
          fixes:
            edits.length > 0
              ? [
                  {
                    title: `改为“${edits[0]?.newText}”${count === '' ? '' : '等'}`,
                    safe: context.script === 'hans',
                    edits,
                  },
                ]
              : [],
          data: { count: all.length },
        });
      }
    }
  },
};

function otherName(context: RuleContext): string {
  return context.script === 'hans' ? '简体' : '繁体';
}

function ownName(context: RuleContext): string {
  return context.script === 'hans' ? '繁体' : '简体';
}

interface Word {
  readonly start: number;
  readonly end: number;
}

interface Stray {
  readonly prose: Prose;
  readonly words: readonly Word[];
}

/** Stray words of a block in a report of the script. */
function strayWords(block: Block, script: Script): readonly Stray[] {
  const other = script === 'hans' ? TRADITIONAL : SIMPLIFIED;
  return prosesOf(block).flatMap((prose) => (prose.has(other) ? strayIn(prose, script) : []));
}

function strayIn(prose: Prose, script: Script): Stray[] {
  const { text } = prose;
  const words: Word[] = [];
  let own = 0;
  let other = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x3400) continue;
    const found = scriptOfUnit(unit);
    if (found === undefined) continue;
    if (found === script) own++;
    else if (!isAtHome(text.charAt(at), script)) {
      other++;
      const last = words[words.length - 1];
      if (last && last.end === at) words[words.length - 1] = { start: last.start, end: at + 1 };
      else words.push({ start: at, end: at + 1 });
    }
  }
  // A paragraph mostly in the other script is a quotation or another text, not a slip.
  if (words.length === 0 || other > own) return [];
  const left = words.filter(
    ({ start, end }) => !isForeignPassage(text, start, end, script) && !keepsItsForm(text, start, end, script),
  );
  return left.length > 0 ? [{ prose, words: left }] : [];
}

function isAtHome(character: string, script: Script): boolean {
  return (script === 'hant' ? AT_HOME_IN_TRADITIONAL : AT_HOME_IN_SIMPLIFIED).includes(character);
}

/** Whether Traditional texts write the word this way too: 征 in 新征程 is 征, in 征求 it is 徵. */
function keepsItsForm(text: string, start: number, end: number, script: Script): boolean {
  if (script === 'hans') return false;
  const from = Math.max(0, start - 2);
  const around = fold(text.slice(from, end + 2));
  return toTraditional(around).slice(start - from, end - from) === text.slice(start, end);
}

const PAIRS: Readonly<Record<string, string>> = { '《': '》', '“': '”', '「': '」', '『': '』', '（': '）' };

/** Whether the word stands in a title or quotation that is written in the other script throughout. */
function isForeignPassage(text: string, start: number, end: number, script: Script): boolean {
  for (let at = start - 1; at >= Math.max(0, start - 60); at--) {
    const close = PAIRS[text.charAt(at)];
    if (close === undefined) continue;
    const closing = text.indexOf(close, at);
    if (closing < end || closing > end + 60) continue;
    let own = 0;
    let other = 0;
    for (let inner = at + 1; inner < closing; inner++) {
      const found = scriptOfUnit(text.charCodeAt(inner));
      if (found === script) own++;
      else if (found !== undefined) other++;
    }
    return own === 0 && other >= 2;
  }
  return false;
}

/** The word in the report's script; the neighbours are looked at, since 复 is 復 or 複 by its word. */
function inScriptOf(text: string, start: number, end: number, script: Script): string {
  if (script === 'hans') return fold(text.slice(start, end));
  const before = text.slice(Math.max(0, start - 1), start);
  const pair = fold(text.slice(start - before.length, end + 1));
  const wide = toTraditional(pair);
  return wide.length === pair.length
    ? wide.slice(before.length, before.length + end - start)
    : toTraditional(text.slice(start, end));
}
