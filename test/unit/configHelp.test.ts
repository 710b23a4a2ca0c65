import assert from 'node:assert/strict';
import { configCompletions } from '../../server/src/service/configCompletion';
import { configHover } from '../../server/src/service/configHover';
import type { ConfigurationKind } from '../../server/src/service/configShape';
import { TODAY } from '../support/check';
import { fc } from '../support/fastCheck';
import { builtInKnowledge } from '../support/knowledge';

/** The text without the bar that stands for the cursor, and the cursor's offset. */
function cursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('|');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
function complete(kind: ConfigurationKind, marked: string) {
  const { text, offset } = cursor(marked);
  return configCompletions({ kind, text, knowledge: builtInKnowledge() }, offset, TODAY);
}
const labels = (kind: ConfigurationKind, marked: string) => complete(kind, marked).map(({ label }) => label);
/** The text after the proposal of that name has been accepted. */
function accept(kind: ConfigurationKind, marked: string, label: string): string {
  const { text } = cursor(marked);
  const item = complete(kind, marked).find((each) => each.label === label);
  assert.ok(item, label);
  return text.slice(0, item.span.start) + item.insert + text.slice(item.span.end);
}
function hover(kind: ConfigurationKind, marked: string): string {
  const { text, offset } = cursor(marked);
  return configHover({ kind, text, knowledge: builtInKnowledge() }, offset, TODAY)?.markdown ?? '';
}

describe('配置文件里的补全和悬停', () => {
  before(function () {
    this.timeout(60_000);
    builtInKnowledge();
  });

  it('baogao.yaml：键、规则名、级别、文种、页面', () => {
    assert.deepEqual(labels('config', '|'), [
      '规则',
      '文种',
      '提法日期',
      '词表',
      '固定表述',
      '文种定义',
      '忽略词',
      '页面',
    ]);
    assert.ok(!labels('config', '规则:\n  figure-sum: 关闭\n|').includes('规则'));
    assert.ok(!labels('config', '|\n規則:\n  figure-sum: 关闭\n').includes('规则'));
    const rules = labels('config', '规则:\n  figure-sum: 关闭\n  f|\n文种: 通知\n');
    assert.ok(rules.includes('figure-growth') && !rules.includes('figure-sum') && !rules.includes('页面'));
    assert.deepEqual(labels('config', 'rules:\n  figure-sum: |'), ['错误', '警告', '信息', '提示', '关闭']);
    assert.deepEqual(labels('config', '规则: {figure-sum: |'), ['错误', '警告', '信息', '提示', '关闭']);
    assert.ok(!labels('config', '规则: {figure-sum: 关闭, |').includes('figure-sum'));
    assert.ok(labels('config', '文种: |').includes('自查报告'));
    assert.deepEqual(labels('config', '页面:\n  页码: |'), ['外侧', '居中', '无']);
    assert.ok(labels('config', '页面:\n  页码: 居中\n  |').includes('行距'));
    assert.deepEqual(labels('config', '提法日期: |'), ['2026-11-24']);
    assert.deepEqual(labels('config', '词表:\n  - |'), []);
    assert.deepEqual(labels('config', '# 规则|'), []);
    assert.deepEqual(labels('config', '没有的键:\n  |'), []);
  });

  it('固定表述表：键、种类、各项，中英文照已写的', () => {
    assert.ok(labels('phrases', '- 编号: a\n  |').includes('规范写法'));
    assert.deepEqual(labels('phrases', '- 编号: a\n  种类: |'), ['词句', '列举', '仅供补全']);
    assert.deepEqual(labels('phrases', '- 各项:\n    - 词语: 甲\n      |'), ['起用']);
    assert.ok(labels('phrases', '- id: a\n  text: 甲乙\n  |').includes('members'));
    assert.ok(hover('phrases', '- 不得缺|项: 是\n').includes('缺一项'));
  });

  it('选中以后写成可以接着写的样子', () => {
    assert.equal(accept('config', '规|', '规则'), '规则:\n  ');
    assert.equal(accept('config', '词|', '词表'), '词表:\n  - ');
    assert.equal(accept('config', '规则:\n  fig|', 'figure-sum'), '规则:\n  figure-sum: ');
    assert.equal(accept('config', '规则:\n  fig|: 关闭', 'figure-sum'), '规则:\n  figure-sum: 关闭');
    assert.equal(accept('config', '文种:|', '通知'), '文种: 通知');
    assert.equal(accept('profiles', '章节:\n  - 角色: lead\n    要|', '要求'), '章节:\n  - 角色: lead\n    要求: ');
    assert.equal(accept('terms', '- 编号: a\n  例|', '例子'), '- 编号: a\n  例子:\n    - ');
  });

  it('文种：类型和章节的键与值', () => {
    const keys = labels('profiles', 'id: monthly\n名称: 月报\n|');
    assert.ok(keys.includes('方向') && keys.includes('章节') && !keys.includes('名称') && !keys.includes('角色'));
    const section = labels(
      'profiles',
      '章节:\n  - 角色: lead\n    |\n    要求: 常有\n  - 角色: next\n    小标题: [下月…]\n',
    );
    assert.ok(section.includes('小标题') && !section.includes('角色') && !section.includes('要求'));
    assert.ok(labels('profiles', '章节:\n- 角色: |').includes('problem'));
    assert.deepEqual(labels('profiles', '章节:\n  - 角色: lead\n    要求: |'), ['必备', '常有', '可选']);
    assert.ok(labels('profiles', '要素: [主送机关, |').includes('成文日期'));
    assert.ok(labels('profiles', '要素:\n  - |').includes('成文日期'));
    assert.ok(labels('profiles', '报告类型:\n  - id: a\n    章节:\n      - |').includes('角色'));
    assert.deepEqual(labels('profiles', '章節:\n  - 角色: lead\n    要求: |'), ['必备', '常有', '可选']);
    assert.ok(labels('profiles', '沿用: |').includes('self-inspection'));
  });

  it('提法表：跟着文件里用的语言', () => {
    const chinese = labels('terms', '- |');
    assert.ok(chinese.includes('词语') && !chinese.includes('forms'));
    const english = labels('terms', '- id: own\n  forms: [镇教办]\n  |');
    assert.ok(english.includes('superseded_on') && !english.includes('forms') && !english.includes('id'));
    assert.deepEqual(labels('terms', '- 编号: own\n  判断: |'), ['报告', '保留']);
    assert.deepEqual(labels('terms', '- id: own\n  forms: [甲]\n  verdict: |'), ['report', 'keep']);
    assert.deepEqual(labels('terms', '- 编号: own\n  例子:\n    - {句子: 甲, 应当: |'), ['报告', '保留']);
    assert.deepEqual(labels('terms', '- 编号: own\n  例子:\n    - 句子: 甲\n      |'), ['日期', '应当']);
    assert.ok(labels('terms', '- 编号: own\n  例外: [历史, |').includes('引文'));
  });

  it('悬停说明键、规则和取值', () => {
    assert.ok(hover('config', '规|则:\n  figure-sum: 关闭\n').includes('级别'));
    assert.ok(hover('config', '规则:\n  figure-|sum: 关闭\n').includes('默认级别：警告'));
    assert.ok(hover('config', '規|則:\n  figure-sum: 關閉\n').includes('级别'));
    assert.ok(hover('config', '文种: 自查|报告\n').includes('自查报告'));
    assert.ok(hover('config', '页面:\n  行|距: 29\n').includes('16～60'));
    assert.ok(hover('profiles', '章节:\n  - 角|色: problem\n').includes('代号'));
    assert.ok(hover('profiles', '章节:\n  - 角色: prob|lem\n').includes('问题'));
    assert.ok(hover('profiles', '方|向: 上行\n').includes('上行'));
    assert.ok(hover('terms', '- id: own\n  super|seded_on: 2019-03\n').includes('停用'));
    assert.ok(hover('terms', '- 编号: own\n  停|用: 2019-03\n').includes('不再使用'));
    assert.equal(hover('config', '没有的|键: 1\n'), '');
    assert.equal(hover('config', '词表:\n  - 词|表/a.yaml\n'), '');
  });

  it('写了一半、写坏了的文件也不出错', () => {
    const piece = fc.constantFrom(
      '规则',
      '章节',
      '角色',
      '要素',
      ':',
      ': ',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '#',
      '|',
      'a',
      '\r\n',
      '\t',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.nat(),
        fc.constantFrom('config', 'terms', 'phrases', 'profiles'),
        (pieces, at, kind) => {
          const text = pieces.join('');
          const offset = at % (text.length + 1);
          const document = { kind: kind as ConfigurationKind, text, knowledge: builtInKnowledge() };
          for (const { span } of configCompletions(document, offset, TODAY)) {
            assert.ok(span.start <= span.end && span.end === offset && span.start >= 0);
            assert.ok(!/[\r\n]/.test(text.slice(span.start, span.end)));
          }
          const found = configHover(document, offset, TODAY);
          if (found) assert.ok(found.span.start <= offset && offset <= found.span.end);
        },
      ),
      { numRuns: 300 },
    );
  });
});
