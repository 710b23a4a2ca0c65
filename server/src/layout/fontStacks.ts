/** The five type faces of an official document. */
export type FaceId = 'fangsong' | 'kai' | 'hei' | 'xiaobiaosong' | 'song';

/** Windows names first, then WPS and macOS, then open substitutes; generic families close each list. */
export const FONT_STACKS: Readonly<Record<FaceId, readonly string[]>> = {
  fangsong: [
    '仿宋_GB2312',
    'FangSong_GB2312',
    '仿宋',
    'FangSong',
    'STFangsong',
    '华文仿宋',
    'FandolFang',
    'FandolFang R',
    'Noto Serif CJK SC',
    'AR PL SungtiL GB',
    'serif',
  ],
  kai: [
    '楷体_GB2312',
    'KaiTi_GB2312',
    '楷体',
    'KaiTi',
    'STKaiti',
    '华文楷体',
    'FandolKai',
    'AR PL UKai CN',
    'LXGW WenKai',
    'AR PL KaitiM GB',
    'serif',
  ],
  hei: ['黑体', 'SimHei', 'STHeiti', 'FandolHei', 'Noto Sans CJK SC', 'sans-serif'],
  xiaobiaosong: [
    '方正小标宋简体',
    'FZXiaoBiaoSong-B05S',
    'FZXiaoBiaoSong-B05',
    '方正小标宋_GBK',
    '华文中宋',
    'STZhongsong',
    'FandolSong',
    'Noto Serif CJK SC',
    'AR PL SungtiL GB',
    'serif',
  ],
  song: ['宋体', 'SimSun', 'STSong', 'Songti SC', 'FandolSong', 'Noto Serif CJK SC', 'AR PL SungtiL GB', 'serif'],
};

/**
 * Names in the stacks that stand in for the fonts of the standard's practice. Their looks differ, the places of lines
 * and pages do not.
 */
export const SUBSTITUTE_FONTS: ReadonlySet<string> = new Set([
  'FandolFang',
  'FandolFang R',
  'FandolKai',
  'FandolHei',
  'FandolSong',
  '华文中宋',
  'STZhongsong',
  'AR PL UKai CN',
  'AR PL KaitiM GB',
  'AR PL SungtiL GB',
  'LXGW WenKai',
  'Noto Serif CJK SC',
  'Noto Sans CJK SC',
  'serif',
  'sans-serif',
]);
