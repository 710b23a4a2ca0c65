import { inScript } from '../text/script';
import type { Span } from '../text/span';
import type { Completion } from './completion';
import type { ReportSession } from './session';

/** Bodies of counties and of the state by the names now in use, each with the initials of its pinyin. */
export const INSTITUTIONS: readonly (readonly [name: string, initials: string])[] = [
  ['教育局', 'jyj'],
  ['教育体育局', 'jytyj'],
  ['教育和体育局', 'jyhtyj'],
  ['发展和改革局', 'fzhggj'],
  ['发展和改革委员会', 'fzhggwyh'],
  ['工业和信息化局', 'gyhxxhj'],
  ['民族宗教事务局', 'mzzjswj'],
  ['公安局', 'gaj'],
  ['民政局', 'mzj'],
  ['司法局', 'sfj'],
  ['财政局', 'czj'],
  ['人力资源和社会保障局', 'rlzyhshbzj'],
  ['自然资源局', 'zrzyj'],
  ['自然资源和规划局', 'zrzyhghj'],
  ['生态环境局', 'sthjj'],
  ['住房和城乡建设局', 'zfhcxjsj'],
  ['交通运输局', 'jtysj'],
  ['水利局', 'slj'],
  ['水务局', 'swj'],
  ['农业农村局', 'nyncj'],
  ['商务局', 'swj'],
  ['文化和旅游局', 'whhlyj'],
  ['文化广电和旅游局', 'whgdhlyj'],
  ['卫生健康局', 'wsjkj'],
  ['卫生健康委员会', 'wsjkwyh'],
  ['退役军人事务局', 'tyjrswj'],
  ['应急管理局', 'yjglj'],
  ['审计局', 'sjj'],
  ['市场监督管理局', 'scjdglj'],
  ['统计局', 'tjj'],
  ['医疗保障局', 'ylbzj'],
  ['城市管理局', 'csglj'],
  ['政务服务管理局', 'zwfwglj'],
  ['行政审批服务局', 'xzspfwj'],
  ['数据局', 'sjj'],
  ['林业局', 'lyj'],
  ['科学技术局', 'kxjsj'],
  ['信访局', 'xfj'],
  ['人民政府', 'rmzf'],
  ['人民政府办公室', 'rmzfbgs'],
  ['人民政府教育督导委员会', 'rmzfjyddwyh'],
  ['人民代表大会常务委员会', 'rmdbdhcwwyh'],
  ['纪律检查委员会', 'jljcwyh'],
  ['监察委员会', 'jcwyh'],
  ['党委办公室', 'dwbgs'],
  ['机构编制委员会办公室', 'jgbzwyhbgs'],
  ['教育部', 'jyb'],
  ['财政部', 'czb'],
  ['国家发展改革委', 'gjfzggw'],
  ['国家卫生健康委', 'gjwsjkw'],
  ['人力资源社会保障部', 'rlzyshbzb'],
  ['中共中央办公厅', 'zgzybgt'],
  ['国务院办公厅', 'gwybgt'],
  ['国务院教育督导委员会办公室', 'gwyjyddwyhbgs'],
];

/** Institutions whose pinyin initials begin with what has been typed. */
export function institutionCompletions(session: ReportSession, typed: string, span: Span): Completion[] {
  const letters = typed.toLowerCase();
  const { script } = session.report;
  return INSTITUTIONS.filter(([, initials]) => initials.startsWith(letters)).map(([name, initials]) => ({
    label: inScript(name, script),
    detail: '机构名称',
    insert: inScript(name, script),
    isSnippet: false,
    span,
    kind: 'phrase',
    filter: initials,
    sort: `4${String(initials.length).padStart(3, '0')}`,
  }));
}
