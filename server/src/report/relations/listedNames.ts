/** Whether names that stand side by side are the members of one list: made alike, of one family, and no verb among them. */

const TRANSITIVE =
  /(?:开展|实施|推进|完成|建设|建成|新建|改造|举办|召开|组织|形成|建立|制定|出台|印发|设立|设置|配备|安排|投入|争取|打造|培育|创建|获得|荣获|取得|落实|抓好|做好|办好|突出|聚焦|围绕|强化|加强|明确|提出|推出|选派|选拔|招聘|引进|发放|评选|表彰|命名|认定|列入|纳入|涉及|覆盖|分为|新增|增加|减少|下降|提高|抽调|下达|实现|包含|包括|成立|组建|确定|选定|购置|添置|维修|排查|整改|处理|办理|受理|化解|开设|统筹|执行|深化|坚持|紧扣|把握|用好|做到|打好|打赢|健全|完善|推动|促进|提升|申报|创新|探索|设|建|分|有|占|达|为|是|在|对|向|从|由|到|至|及|的|了|各|每|获|派|选|抓|做|办|搞|用|将|把|被|让|使|按|以|于|前|后|上|下|中|内|外|第|近|约|超|逾)$/;

/** 一窗受理、帮办代办、容缺办理: names made alike are a list; the first may have a verb before it. */
export function alikeInLength(items: readonly string[]): boolean {
  const [, ...others] = items;
  return others.length >= 2 && others.every((item) => item.length === others[0]?.length && item.length >= 2);
}

/** 业务能力提升、教学质量提升: two names that end alike are a list as well. */
export function endAlike(items: readonly string[]): boolean {
  const end = items[0]?.slice(-2) ?? '';
  return end.length === 2 && items.every((item) => item.length > 2 && item.endsWith(end));
}

/** Whether the last item ends in a verb that belongs to what follows the list, and not to the name. */
export function endsInVerb(last: string, items: readonly string[]): boolean {
  const match = TRANSITIVE.exec(last);
  if (!match) return false;
  // A short item that is nothing but a verb, 做到 or 落实, belongs to what follows when the others are longer.
  if (last.length <= 2) return match[0] === last && items.slice(0, -1).every((item) => item.length > 2);
  // 制度建设、队伍建设、阵地建设三项工作: as the end of every item it is a noun.
  return !items.slice(0, -1).some((item) => item.endsWith(match[0]) && match[0].length > 1);
}

const FAMILIES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /学校|小学|中学|幼儿园|院校|校|园/,
    /(?:小学|中学|学校|高中|初中|幼儿园|学院|大学|职专|职中|[一二三四五六七八九]中|[一二三四五六七八九]小|校|园)$/,
  ],
  [/乡镇|镇|街道|乡/, /(?:镇|乡|街道|办)$/],
  [/村|社区/, /(?:村|社区|居)$/],
  [/部门|单位|局|[科处庭股]室|大队|中队/, /(?:局|委|办|院|厅|部|中心|公司|站|所|会|[庭科室处股队组])$/],
  [/县|市|区|省/, /(?:县|市|区|省|旗)$/],
  [/企业|公司/, /(?:公司|厂|集团|企业|社)$/],
  [/文件|办法|方案|制度|意见|规定|机制|体系/, /(?:办法|方案|制度|意见|规定|细则|规则|机制|体系|清单)$/],
  [/学科|课程/, /(?:语文|数学|英语|物理|化学|生物|历史|地理|政治|道德与法治|科学|音乐|美术|体育|劳动)$/],
];

/** Whether the items carry the name of what is counted: 一中、二中、实验小学三所学校. */
export function belongTogether(items: readonly string[], noun: string, unit: string): boolean {
  // 入口关、过程关、出口关三道关口: all end like what is counted.
  const ending = items[0]?.at(-1) ?? '';
  if (items.every((item) => item.length > 1 && item.endsWith(ending)) && noun.includes(ending)) return true;
  const family = FAMILIES.find(([name]) => name.test(noun) || (noun === '' && name.test(unit)));
  return family !== undefined && items.filter((item) => family[1].test(item)).length * 3 >= items.length * 2;
}
