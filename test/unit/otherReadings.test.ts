import assert from 'node:assert/strict';
import { relationsOf } from '../../server/src/report/relations/relations';
import { Report } from '../../server/src/report/report';

/** What a paragraph's broken relations say. */
function broken(text: string): readonly string[] {
  return Report.parse(text).blocks.flatMap(({ block }) =>
    relationsOf(block)
      .filter(({ holds }) => !holds)
      .map(({ message }) => message),
  );
}

const RIGHT: readonly (readonly [string, string])[] = [
  ['结转与新收合计为基数', '上年结转信访事项64件，本年受理512件，办结541件，年末在办35件，办结率93.9%。'],
  ['要达到的比率', '今年预计有毕业生2150人返乡，上年为1890人，确保年底就业率不低于92%。'],
  ['占的是没有写出的总数', '超大班额由82个减少到12个，占班级总数的比例由7.4%降至1.1%。'],
  ['任务数不是合计', '10月当月新增登记386户，1至10月新增4127户，完成全年任务4600户的89.7%。'],
  ['两次划分同一总数', '全县登记古树412株，其中一级96株、二级316株。按树种分：樟树205株、银杏118株、其他89株。'],
  ['全体减去并列的几项', '154个站点中，运行良好的83个，需要改造的52个，其余19个为新建。'],
  ['人均用的是另一组数', '食堂建筑面积3200平方米，操场5400平方米，在校生1250人，生均食堂2.56平方米。'],
];
const WRONG: readonly string[] = [
  '本年受理信访事项512件，办结486件，办结率97.3%。',
  '招聘教师236名，小学124名、初中68名，其余54名分到幼儿园。',
  '全县共有学校142所，其中小学86所、初中31所、高中35所，全部通过验收。',
];

describe('数据的另一种读法', () => {
  for (const [name, text] of RIGHT) it(`${name}：不报告`, () => assert.deepEqual(broken(text), []));
  for (const text of WRONG) it(`没有别的读法：${text}`, () => assert.notDeepEqual(broken(text), []));
});
