/**
 * What the labels of parts tell about their sum: whether they divide a whole without remainder (男 and 女), or cut
 * across one another (女教师, 高级教师, 党员), so that their sum says nothing.
 */

/** Labels that together are all there is. Each line lists the members of one division. */
const COMPLEMENTS: readonly (readonly RegExp[])[] = [
  [/男/, /女/],
  [/城[镇市区]|市区|县城|城关/, /农村|乡村|农业户|乡镇/],
  [/公办|公立/, /(?<!普惠性?)(?:民办|私立)/],
  [/上半年|1[-—至]6月/, /下半年|7[-—至]12月/],
  [/一季度/, /二季度/, /三季度/, /四季度/],
  [/收入/, /支出/],
  [/国有/, /非国有|民营/],
  [/民警/, /辅警/],
  [/正式|在编|编内/, /聘用|临聘|合同制?|编外|临时|外聘/],
  [/干部/, /工人|工勤/],
  [/专职/, /兼职/],
  [/本地|本县|本市|本省|县内|市内|省内/, /外地|外县|外市|外省|县外|市外|省外/],
  [/境内|国内/, /境外|国外/],
  [/直接支付/, /授权支付/],
  [/线上/, /线下/],
  [/^[^未]*(?:完工|竣工|建成)/, /在建|续建|建设中/, /未开工|未动工|未启动/],
  [/第?一产/, /第?二产/, /第?三产/],
  [/^[^不]*合格/, /不合格/],
  [/^已|办结|化解|整改到位/, /^正在|^尚未|^未/],
  [/^已|完成|办结/, /^正在|^持续|^在[办建改]/, /^尚未|^未/],
  [/赞成|同意/, /反对|不同意/, /弃权/],
  [/出口/, /进口/],
  [/税收/, /非税/],
  [/^达标/, /超标/],
  [/春季|春学期|上学期|第一学期/, /秋季|秋学期|下学期|第二学期/],
  [/上旬/, /中旬/, /下旬/],
  [/现金/, /物资|实物/],
  [/单位|集体/, /个人/],
  [/在编/, /编外|聘用|临聘|非编/],
  [/门诊/, /急诊/],
  [/室内/, /室外|户外/],
  [/成年/, /未成年/],
  [/有效/, /无效|作废/],
  [/涉农/, /非涉农/],
  [/直播|线上|网络/, /线下|现场/],
  [/新建/, /改建|改扩建|扩建|改造/],
  [/初次|首次/, /复查|复核|再次/],
  [/个体访|个访/, /集体访/],
  [/高级/, /中级/, /初级(?:及|或)?(?:以下|其他|未)/],
  [/社会团体|社团/, /民办非企业|民非|社会服务机构/, /基金会/],
  [/企业/, /个体工商户/, /合作社/],
  [/正式党员/, /预备党员/],
  [/集中供养/, /分散供养/],
  [/汉族/, /少数民族/],
  [/第一种形态/, /第二种形态/, /第三种形态/, /第四种形态/],
  [/来信/, /来访/, /网上|网络|来电/],
  [/离休/, /退休/],
  [/来信/, /来访/],
  [/优秀/, /良好/, /一般|合格|称职/],
  [/优秀/, /良好/, /一般|合格|称职/, /较差|不合格|不称职/],
];

/** Divisions into so many members, with one pattern for the first members of all of them. */
interface Divisions {
  readonly all: readonly (readonly RegExp[])[];
  readonly anyFirst: RegExp;
}

const DIVISIONS: ReadonlyMap<number, Divisions> = new Map(
  [...new Set(COMPLEMENTS.map(({ length }) => length))].map((size) => {
    const all = COMPLEMENTS.filter(({ length }) => length === size);
    return [size, { all, anyFirst: new RegExp(all.map(([first]) => `(?:${first?.source})`).join('|')) }];
  }),
);

/** Whether the labels are exactly the members of a division that leaves nothing out. */
export function isComplete(labels: readonly string[]): boolean {
  if (isOrderedDivision(labels)) return true;
  if (isNegation(labels)) return true;
  const divisions = DIVISIONS.get(labels.length);
  // Most labels belong to no division at all, which one pattern tells.
  if (!divisions || !labels.some((label) => divisions.anyFirst.test(label))) return false;
  return divisions.all.some((division) => division.every((pattern) => labels.some((label) => pattern.test(label))));
}

/** 达标, 基本达标, 未达标: one label says no to what the others say. */
function isNegation(labels: readonly string[]): boolean {
  const plain = labels.map((label) => label.replace(/(?<![的有为共是])[的有为共是]+$/, ''));
  return plain.some((label, at) => {
    const word = /[未不非]([\u4e00-\u9fff]{2,4})$/.exec(label)?.[1];
    if (word === undefined) return false;
    const others = plain.filter((_, other) => other !== at);
    return (
      others.length > 0 &&
      others.every((other) => other.endsWith(word) && !/[未不非]/.test(other)) &&
      others.some((other) => !/基本|部分|初步/.test(other))
    );
  });
}

const NUMBERED = /[0-9一二三四五六七八九十]/;

/** 35岁以下, 36至50岁, 51岁以上: open at both ends, so that everything falls into one of them. */
function isOrderedDivision(labels: readonly string[]): boolean {
  const first = labels[0] ?? '';
  const last = labels.at(-1) ?? '';
  if (labels.length < 2) return false;
  const low = /以下|以内|不足|不满|未满|0[至到-]/;
  const high = /以上|超过/;
  // 50岁以上 and 35岁以下 leave out those between them.
  if (labels.length === 2 && NUMBERED.test(first) && boundOf(first) !== boundOf(last)) return false;
  // 本科以上 and 30岁以下 are open at both ends, but of different scales.
  if (NUMBERED.test(first) !== NUMBERED.test(last)) return false;
  return (low.test(first) && high.test(last)) || (high.test(first) && low.test(last));
}

/** The number that bounds a class: 35 of 35岁以下. */
function boundOf(label: string): string {
  return /[0-9０-９.]+|[一二三四五六七八九十百]+/.exec(label)?.[0] ?? '';
}

/** Traits that one person or thing has beside any other: their counts overlap. */
const TRAITS: readonly RegExp[] = [
  /男|女/,
  /职称|高级|中级|正高|副高|初级|特级|骨干|名师|带头人|双师/,
  /学历|本科|研究生|硕士|博士|大专|专科|中师/,
  /岁|青年|中年|老年|老龄|未成年/,
  /党员|团员|民主党派|群众/,
  /少数民族|汉族|回族|藏族|蒙古族|维吾尔族|壮族|苗族|满族/,
  /寄宿|住校|走读/,
  /留守|随迁|残疾|困难|贫困|低保|建档立卡|特困|孤儿|单亲|困境/,
  /退役|返乡|失业|就业/,
  /城镇|农村|乡村|县城|城区|乡镇/,
  /省级|市级|县级|国家级|校级/,
  /新建|改扩建|续建|维修/,
];

/** How many of them are traits of persons; the others are places, levels and ways of building. */
const PERSONAL_TRAITS = 9;

/** Which traits a label names, as a bit set. */
function traitsOf(label: string): number {
  let bits = 0;
  for (const [index, pattern] of TRAITS.entries()) if (pattern.test(label)) bits |= 1 << index;
  return bits;
}

const SCHOOLING = /小学|初中|高中|中专|中职|大专|专科|本科|研究生|硕士|博士|文盲/;

/** 小学文化, 初中, 高中, 大专以上: everyone has one highest level of schooling; 大专以上 and 本科以上 would be told twice. */
function areLevels(labels: readonly string[]): boolean {
  const [first = '', ...others] = labels;
  const last = others.pop() ?? '';
  return (
    labels.length >= 3 &&
    labels.every((label) => SCHOOLING.test(label)) &&
    !/以上/.test(first) &&
    !/以下/.test(last) &&
    others.every((label) => !/以[上下]/.test(label))
  );
}

/** Whether the labels name different traits (女, 高级, 党员) instead of members of one division. */
export function mayOverlap(labels: readonly string[]): boolean {
  if (isOrderedDivision(labels) || areLevels(labels)) return false;
  // 大专以上 and 本科以上: who is counted in the second is counted in the first.
  if ([/以上/, /以下/].some((open) => labels.filter((label) => open.test(label)).length >= 2)) return true;
  const named = labels.map(traitsOf);
  // A trait that all labels share is what they are divided by, or what they are: 高级, 中级, 初级 and 女党员, 青年党员.
  const common = named.reduce((all, bits) => all & bits, -1);
  const others = named.map((bits) => bits & ~common);
  const present = others.reduce((all, bits) => all | bits, 0);
  // Places and levels stand beside other names without overlapping them: 县直机关, 乡镇.
  const severalTraits = (present & (present - 1)) !== 0;
  if (!severalTraits && present >= 1 << PERSONAL_TRAITS) return false;
  return present !== 0 && others.some((bits) => bits !== others[0]);
}
