/** The name of a size as people say it. */
function sizeName(bytes) {
  return bytes >= 1_000_000 ? `${bytes / 1_000_000} MB` : `${bytes / 1000} KB`;
}

function time(ms) {
  if (ms === null) return '—';
  return ms >= 100 ? `${Math.round(ms)}` : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2);
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The page docs/benchmark.md from what was measured; times in milliseconds. */
export function benchmarkPage({ machine, date, sizes, full, strokes, previews, server, clientLoad, vsix, bundles }) {
  const names = sizes.map(sizeName);
  const speed = (row, column) =>
    row.times[column] === null ? '—' : (sizes[column] / 1000 / row.times[column]).toFixed(2);
  const own = full.find(({ title }) => title.includes('段段不同'));
  const repeating = full.find(({ title }) => title.includes('段落重复'));
  const rival = full.find(({ title }) => title.startsWith('autocorrect'));
  const ratio = (row, column) =>
    rival?.times[column] && row?.times[column] ? `${(rival.times[column] / row.times[column]).toFixed(2)} 倍` : '—';
  const growth = (row) => `${(row.times.at(-1) / row.times[0]).toFixed(1)} 倍`;
  const slowest = strokes.reduce((most, row) => Math.max(most, row.times.at(-1) / row.times[0]), 0);
  const least = Math.min(...sizes.slice(1, 3).map((_, column) => rival.times[column + 1] / own.times[column + 1]));
  const verdict = (good) => (good ? '达到' : '没有达到');
  return `# 速度

${date} 由 \`npm run bench\` 在一次运行里测得（${machine}）。各工具轮流测，每格是几个进程的中位数；机器有别的负荷时，看比值，不看第三位数字。

## 整篇检查（毫秒）

${table(
  ['', ...names],
  full.map((row) => [row.title, ...row.times.map(time)]),
)}

每秒检查的 MB 数：

${table(
  ['', ...names],
  full.map((row) => [row.title, ...sizes.map((_, column) => speed(row, column))]),
)}

与 autocorrect-node 相比的速度（大于1倍为快；它用 Rust 写成，只查标点和空格，大文件每个进程只能查一次）：

${table(
  ['', ...names],
  [
    ['段段不同', ...sizes.map((_, column) => ratio(own, column))],
    ['段落重复', ...sizes.map((_, column) => ratio(repeating, column))],
  ],
)}

“段段不同”的文稿没有两段相同，什么也不能沿用；“段落重复”的文稿由同样的段落循环拼成，同一段只检查一次。

## 编辑器里按一个键（毫秒，到全部提示更新为止）

${table(
  ['', ...names, '10 MB 比 10 KB'],
  strokes.map((row) => [row.title, ...row.times.map(time), growth(row)]),
)}

## 按一个键后预览更新（毫秒）

${table(
  ['页数', '检查', '检查和排版'],
  previews.map((row) => [row.pages, time(row.edit), time(row.preview)]),
)}

## 启动、内存、大小

${table(
  ['', ''],
  [
    ['服务启动', `${time(server.started)} 毫秒`],
    ['从启动到 10 KB 文稿的首批提示', `${time(server.first)} 毫秒`],
    ['编辑器读入扩展的代码', `${time(clientLoad)} 毫秒`],
    ['打开50份 30 KB 的文稿时服务的内存', server.memory === null ? '—' : `${Math.round(server.memory)} MB`],
    ['安装包（.vsix）', `${(vsix / 1e6).toFixed(2)} MB`],
    ...bundles.map(({ name, bytes }) => [name, `${(bytes / 1e6).toFixed(2)} MB`]),
  ],
)}

## 目标和差距

${table(
  ['目标', '测得', ''],
  [
    ['100 KB、1 MB 的整篇检查是 autocorrect-node 的3倍', `${least.toFixed(2)} 倍`, verdict(least >= 3)],
    ['10 MB 里按一个键不超过 10 KB 的3倍', `${slowest.toFixed(0)} 倍`, verdict(slowest <= 3)],
    ['读入扩展不超过150毫秒', `${time(clientLoad)} 毫秒`, verdict(clientLoad <= 150)],
    ['10 KB 文稿的首批提示不超过500毫秒', `${time(server.first)} 毫秒`, verdict(server.first <= 500)],
  ],
)}

整篇检查慢，是因为每段要读出句子、数据、关系、提法、标点，再由四十多条规则判断；剖析里没有哪一项突出，数据之间的关系约占三分之一，
分散在几百个小函数里。按键时只重读改动的一段，看全篇的规则只有它所看的内容改了才再问（\`test/properties/keystroke.test.ts\` 数得出来）。
余下随篇幅增长的有两样：改动之后的提示都要挪到新的位置，10 MB 的文稿有两万多条；改到标题、序号、图表这些结构时，全篇的结构要重新数一遍。
一份普通报告（10 到 50 KB）按一个键是一到几毫秒。
`;
}
