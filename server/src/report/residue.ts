import { type Span, spanOf } from '../text/span';
import { BLANK, BRACKET, COLON } from '../text/traits';
import { type Block, blockFact } from './block';

/** Something that came with the text from a web page or a document site and is no part of the report. */
export interface Residue {
  /** Prose offsets; `whole` when the block is nothing else. */
  readonly span: Span;
  readonly whole: boolean;
  /** What it is, as the message names it. */
  readonly what: string;
}

/** Nothing longer than this is a line of page furniture. */
const LINE_LIMIT = 120;

/** Keys of publication lines. Strong ones stand on web pages only; weak ones also in bulletins and papers. */
const STRONG_KEY =
  '(?:(?:发布|发表|更新|录入|添加|创建|上传|编辑)(?:时间|日期)|(?:浏览|点击|阅读|访问)(?:次数|数|量|率)|(?:信息|文章|稿件|新闻)(?:来源|录入)|文章作者|发布(?:人|者|机构)|索引号|信息索引|主题分类|分享[到至])';
const COUNT_KEY = '(?:浏览|点击|阅读|访问|人气)';
const WEAK_KEY =
  '(?:来源|作者|编辑|责任编辑|责编|审核|日期|时间|发布单位|供稿|供稿单位|字体|字号|文号|发文机关|成文日期|标题)';
const KEY = new RegExp(`(?:${STRONG_KEY}|${COUNT_KEY}|${WEAK_KEY})[ 　]*[:：][ 　]*`, 'g');
const IS_STRONG = new RegExp(`^${STRONG_KEY}`);
/** Counters need company: 访问量：32万 may be an item of the report's own. */
const IS_COUNTER = /^(?:浏览|点击|阅读|访问)(?:次数|数|量|率)/;
/** No publication line has more keys. */
const KEYS_LIMIT = 12;
const IS_COUNT = new RegExp(`^${COUNT_KEY}[ 　]*[:：]`);
const SOURCE_OF_WEB = /^(?:本站|本网|互联网|网络|原创|转载|.{1,12}网)(?:站|整理|收集)?$/;
const CLOCKED = /^(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ 　]+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$/;
const CLOCKED_START = /^(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ 　]*(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[ 　]*/;

/** Buttons of web pages; a line of two weak ones or one strong one is a tool bar. */
const STRONG_BUTTON =
  /打印(?:本页|此页|本文|文章)|我要打印|关闭(?:窗口|本页|此页|页面)|返回(?:顶部|首页|列表|上页|上一页)|加入收藏|收藏(?:本页|本文)|设为首页|网站地图|分享(?:到|至)|一键分享|复制链接|阅读原文|(?:展开|阅读|点击阅读)全文|查看更多|点击下载|下载(?:文档|全文)|免费下载|【打印】|【关闭】|\[打印\]|\[关闭\]|(?:字体|字号)[ 　]{0,8}(?:[:：][ 　]{0,8})?[【[]?大[ 　]{0,8}中[ 　]{0,8}小/g;
const WEAK_BUTTON =
  /打印|关闭|返回|收藏|分享|评论|点赞|转发|举报|登录|注册|首页|微信|新浪微博|腾讯微博|微博|朋友圈|QQ空间|QQ好友|更多|扫一扫|字体|字号|大|中|小/g;
const BUTTON_SEPARATORS = /[\s　|｜/·•>»›:：【】[\]()（）“”、，,+-]/g;

const LINES: readonly (readonly [RegExp, string])[] = [
  [/^(?:上一?[篇条页]|下一?[篇条页])[ 　]*(?:[:：>»].*)?$/, '网页的翻页链接'],
  [/^(?:您?(?:现在|当前)?(?:所在)?的?位置|当前位置)[ 　]*[:：].{0,60}(?:首页|[>»›])/, '网页的导航'],
  [/^(?:网站)?首页[ 　]*[>»›]/, '网页的导航'],
  [/^扫一扫[^。；]{0,30}(?:手机|关注|分享|打开|阅读|二维码)[^。；]{0,20}$/, '网页的分享提示'],
  [
    /^(?:版权所有|版权声明|Copyright|©|免责声明|未经.{0,12}(?:授权|许可|同意).{0,12}(?:转载|复制)|转载请注明|如有侵权|本文(?:来自|来源|转自|地址|链接)|原文(?:链接|地址)|下载地址|.{0,24}ICP备\d*|.{0,16}公网安备)/i,
    '网页的版权或出处说明',
  ],
  [/^(?:以上|上述)(?:就|便)?是.{0,40}(?:小编|为大家|为您|全部内容)/, '网页编辑的套话'],
  [/^.{0,30}小编.{0,20}(?:整理|分享|带来|推荐|准备|收集)/, '网页编辑的套话'],
  [/^本文档?由.{2,16}(?:整理|提供|发布|上传|收集|分享)/, '文档网站的说明'],
  [/^(?:相关|推荐|热门|延伸)(?:阅读|文章|推荐|范文|文档)(?:[:：].{0,60})?$/, '网页的推荐链接'],
  [/^(?:猜你喜欢|大家都在看)/, '网页的推荐链接'],
  [/^[-—–－_·•]{1,2}[ 　]*\d{1,3}[ 　]*[-—–－_·•]{1,2}$/, '页码'],
  [
    /^第[ 　]*[\d一二三四五六七八九十]{1,3}[ 　]*页(?:[ 　]*(?:[，,/／（(][ 　]*)?共[ 　]*[\d一二三四五六七八九十]{1,3}[ 　]*页[）)]?)?$/,
    '页码',
  ],
  [/^共[ 　]*\d{1,3}[ 　]*页[ 　，,/]*第[ 　]*\d{1,3}[ 　]*页$/, '页码'],
  [/^(?:page|p\.)[ 　]*\d{1,3}(?:[ 　]*(?:of|\/)[ 　]*\d{1,3})?$/i, '页码'],
  [/^\d{1,3}[ 　]*[/／][ 　]*\d{1,3}$/, '页码'],
  [/^(?:.{0,16}(?:网|文库|站|平台)[ 　:：(（]*)?(?:https?:\/\/|www\.)[!-~]{4,}[)）]?$/i, '网址'],
  [/^[【（(]?(?:篇|范文)[一二三四五六七八九十\d]{1,3}[】）)]?(?:[ 　:：]|$)/, '范文网站的分篇标记'],
  [/^[★☆✿❀✦◆◇※]{1,8}[^★☆✿❀✦◆◇※。]{1,30}[★☆✿❀✦◆◇※]{1,8}$/, '文档网站的招揽语'],
  [/^[—–=-]{2,}[ 　]*(?:文档|本文|全文|正文)?(?:结束|完)[ 　]*[—–=-]{2,}$/, '文档网站的结束标记'],
];
/** All of them at once: nearly every line is none, and is told so by one pattern. */
const IS_LINE = new RegExp(LINES.map(([{ source }]) => source).join('|'), 'i');
/** Words that only document sites write. */
const SITE_WORDS =
  /精品(?:文档|资料|范文)|(?:文档|范文)(?:下载|大全|尽在)|资料(?:大全|尽在)|欢迎下载|百度文库|豆丁网|道客巴巴|原创力文档|人人文库|(?:范文|文秘|文库|公文)网|下载后可(?:自由|任意|自行)?(?:编辑|修改)|可(?:自由|任意)(?:编辑|修改|复制)|可编辑(?:版|修改|打印)?$|最新(?:资料|范文|文档)推荐/;
const TITLE_SUFFIX =
  /[ 　]{0,8}(?:[-_|｜—–]{1,2})[ 　]{0,8}(?:百度文库|豆丁网|道客巴巴|原创力文档|人人文库|[^\s\-_|｜—–，。、]{2,8}(?:范文网|文库|文秘网|公文网|资料网))$/;
const PAGE_INSIDE = /(?<=[\u3400-\u9fff，、])[ 　]+[-—－][ 　]?\d{1,3}[ 　]?[-—－][ 　]+(?=[\u3400-\u9fff])/g;
const BUTTON_INSIDE =
  /【(?:打印|关闭|打印本页|关闭窗口|返回顶部|字体[:：]?[大中小 　]{3,9})】|\[(?:打印本页|关闭窗口|打印|关闭)\]|[（(【[](?:责任编辑|责编)[:：][^）)】\]，。]{1,20}[）)】\]]$|★[^★，。]{0,12}(?:文档|资料|下载|范文)[^★，。]{0,12}★/g;
const PRIVATE_USE = /[\ue000-\uf8ff]+/g;
const DOUBLED_CHINESE_MARK = /^([一二三四五六七八九十]{1,3})[ 　]+\1[ 　]*、[ 　]*/;

/** What of a paragraph is page furniture: one entry for the whole block, or one for each piece inside it. */
export const residueOf = blockFact((block: Block): readonly Residue[] => {
  if (block.kind !== 'paragraph') return [];
  const text = block.prose.folded;
  const start = text.length - text.trimStart().length;
  const line = text.trim();
  if (line === '') return [];
  const suffix = text.length <= 80 ? TITLE_SUFFIX.exec(text) : null;
  const whole = !suffix && line.length <= LINE_LIMIT ? whatLineIs(line, block.container) : undefined;
  if (whole !== undefined) return [{ span: spanOf(start, start + line.length), whole: true, what: whole }];
  const pieces: Residue[] = [];
  const addAll = (pattern: RegExp, what: string) => {
    for (const match of text.matchAll(pattern)) {
      const blanks = match[0].length - match[0].trimStart().length;
      const from = match.index + blanks;
      pieces.push({ span: spanOf(from, match.index + match[0].trimEnd().length), whole: false, what });
    }
  };
  if (block.prose.has(BLANK)) addAll(PAGE_INSIDE, '页码');
  if (block.prose.has(BRACKET) || text.includes('★')) addAll(BUTTON_INSIDE, '网页的按钮或署名');
  addAll(PRIVATE_USE, '文字处理软件的项目符号');
  if (suffix) {
    pieces.push({ span: spanOf(suffix.index, text.length), whole: false, what: '网站名称' });
  }
  const furniture = block.prose.has(COLON) ? furnitureIn(text) : undefined;
  if (furniture && furniture.keys >= 2) pieces.push({ span: furniture.span, whole: false, what: '网页的发布信息' });
  return pieces;
});

/** Prose offsets of a numbering mark that is written twice (`1 1 .`, `一 一、`) and what it should be. */
export const doubledMarkOf = blockFact((block: Block): { readonly span: Span; readonly right: string } | undefined => {
  const { mark } = block;
  if (mark?.doubled) {
    const point = mark.punctuation.startsWith('、') ? '、' : '.';
    return { span: spanOf(mark.span.start, mark.contentStart), right: mark.numeral + point };
  }
  const match = block.kind === 'paragraph' ? DOUBLED_CHINESE_MARK.exec(block.prose.text) : null;
  return match ? { span: spanOf(0, match[0].length), right: `${match[1]}、` } : undefined;
});

function whatLineIs(line: string, container: Block['container']): string | undefined {
  if (IS_LINE.test(line)) for (const [pattern, what] of LINES) if (pattern.test(line)) return what;
  // Markdown takes the first stroke of `- 3 -` for a bullet.
  if (container === 'list' && /^\d{1,3}[ 　]*[-—–－]$/.test(line)) return '页码';
  if (CLOCKED.test(line)) return '网页的发布时间';
  const hasSentence = /[。；，！]/.test(line);
  if (line.length <= 60 && SITE_WORDS.test(line)) {
    if (!hasSentence || /欢迎下载|精品文档|百度文库|豆丁网|道客巴巴|人人文库|范文网|文库网/.test(line))
      return '文档网站的招揽语';
  }
  const furniture = furnitureIn(line);
  if (furniture && furniture.span.start === 0 && furniture.span.end === line.length) return '网页的发布信息';
  return isToolBar(line) ? '网页的按钮' : undefined;
}

function isToolBar(line: string): boolean {
  const strong = line.match(STRONG_BUTTON)?.length ?? 0;
  if (strong === 0 && line.length > 40) return false;
  const rest = line.replace(STRONG_BUTTON, '');
  const named = rest.match(/打印|关闭|返回|收藏|分享|评论|点赞|举报|微博|朋友圈|扫一扫|字体|字号/g)?.length ?? 0;
  if (strong === 0 && named < 2) return false;
  const weak = rest.match(WEAK_BUTTON)?.length ?? 0;
  const isEmpty = rest.replace(WEAK_BUTTON, '').replace(BUTTON_SEPARATORS, '') === '';
  return isEmpty && (strong > 0 || (weak >= 2 && named >= 2));
}

/**
 * The publication line in a text: keys with short values that follow one another, with at least one that only web
 * pages have. The value of the last key ends at a blank unless the text ends there.
 */
function furnitureIn(text: string): { readonly span: Span; readonly keys: number } | undefined {
  if (!/[:：]/.test(text)) return undefined;
  const keys = [...text.matchAll(KEY)];
  for (let first = 0; first < keys.length; first++) {
    let strong = 0;
    let sources = 0;
    let last = first;
    for (let index = first; index < Math.min(keys.length, first + KEYS_LIMIT); index++) {
      const key = keys[index] as RegExpExecArray;
      const from = key.index + key[0].length;
      const next = keys[index + 1];
      const value = text.slice(from, next ? next.index : text.length).trim();
      if (IS_STRONG.test(key[0])) strong++;
      else if (IS_COUNT.test(key[0])) {
        if (!/^\d/.test(value)) break;
        strong++;
      } else if (key[0].startsWith('来源')) {
        sources++;
        if (SOURCE_OF_WEB.test(value)) strong++;
      }
      last = index;
      if (value.length > 32 || /[。；，！]/.test(value)) break;
    }
    const count = last - first + 1;
    if (strong === 0 && !(sources > 0 && count >= 2)) continue;
    if (count === 1 && IS_COUNTER.test(keys[first]?.[0] ?? '')) continue;
    const opening = keys[first] as RegExpExecArray;
    const closing = keys[last] as RegExpExecArray;
    const clocked = CLOCKED_START.exec(text);
    const start = clocked && clocked[0].length === opening.index ? 0 : opening.index;
    const from = closing.index + closing[0].length;
    return { span: spanOf(start, endOfValue(text, from)), keys: count };
  }
  return undefined;
}

function endOfValue(text: string, from: number): number {
  const rest = text.slice(from, from + 80);
  const clocked = CLOCKED_START.exec(rest);
  if (clocked) return from + clocked[0].trimEnd().length;
  if (rest.length < 40 && !/[。；，！]/.test(rest)) return from + rest.trimEnd().length;
  return from + (/^[^\s。；，！]{0,30}/.exec(rest)?.[0].length ?? 0);
}
