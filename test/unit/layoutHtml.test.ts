import { strict as assert } from 'node:assert';
import { escapeHtml, renderDocument, renderPage } from '../../server/src/export/html';
import { pageLook, pageStyle } from '../../server/src/export/pageStyle';
import { layOut } from '../../server/src/layout/layOut';
import { pageSpecOf } from '../../server/src/layout/pageSettings';
import { STANDARD_SPEC } from '../../server/src/layout/pageSpec';
import { Report } from '../../server/src/report/report';
import { fc } from '../support/fastCheck';

function render(markdown: string): string[] {
  const paged = layOut(Report.parse(markdown));
  return paged.pages.map((page) => renderPage(page, paged.spec));
}

const TAGS = new Set(['svg', 'rect', 'line', 'g', 'text', 'tspan', 'image']);

describe('export: 页面的 HTML', () => {
  it('报告里的任何文字都不会变成标记：没有脚本、没有行内样式、没有事件', () => {
    const hostile = fc.array(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"',
        "'",
        '</text>',
        '<img src=x onerror=alert(1)>',
        '&lt;',
        '\0',
        '教育',
        ' onload=x ',
        '\n\n',
        '# ',
        '| a |\n|---|\n| <b> |\n',
        '![<svg onload=1>](javascript:alert(1))',
        '---\n发文机关: "<i>局</i>"\n---\n',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(hostile, (parts) => {
        for (const html of render(parts.join(''))) {
          for (const [, tag, attributes = ''] of html.matchAll(/<\/?([a-zA-Z!?][^\s/>]*)([^>]*)>/g)) {
            assert.ok(TAGS.has(tag ?? ''), tag);
            assert.doesNotMatch(attributes.replace(/"[^"]*"/g, '""'), /style=|\son\w+=|javascript:/i);
          }
          assert.doesNotMatch(html.replace(/<[^>]*>/g, ''), /[<>\0]/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('转义可以还原', () => {
    const plain: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
    fc.assert(
      fc.property(fc.string(), (text) => {
        const back = escapeHtml(text).replace(/&[#\w]+;/g, (entity) => plain[entity] ?? '?');
        assert.equal(back, text.replace(/[\t\n\r]/g, ' ').replace(/\p{Cc}/gu, ''));
      }),
    );
  });

  it('每个字都能找回原文：data-s、data-e 从本页起点数', () => {
    const source = `# 某县教育局2023年工作总结\n\n${'全县各项**工作**稳步推进，取得较好成效。'.repeat(60)}`;
    const paged = layOut(Report.parse(source));
    assert.ok(paged.pages.length > 1);
    for (const page of paged.pages) {
      const html = renderPage(page, paged.spec);
      const pieces = [...html.matchAll(/data-s="(-?\d+)" data-e="(-?\d+)">([^<]*)</g)];
      assert.ok(pieces.length > 10);
      for (const [, start, end, text] of pieces) {
        assert.equal(source.slice(page.start + Number(start), page.start + Number(end)).trimEnd(), text);
      }
    }
  });

  it('哈希相同，画出来就相同', () => {
    const source = Array.from({ length: 30 }, (_, index) => `第${index}段，${'各项工作稳步推进。'.repeat(12)}`).join(
      '\n\n',
    );
    let report = Report.parse(source);
    const drawings = new Map<string, string>();
    for (let at = 0; at < source.length; at += 211) {
      report = Report.parse(`${source.slice(0, at)}新${source.slice(at)}`, report);
      const paged = layOut(report);
      for (const page of paged.pages) {
        const html = renderPage(page, paged.spec);
        assert.equal(drawings.get(page.hash) ?? html, html);
        drawings.set(page.hash, html);
      }
    }
  });

  it('标题、表格、段落有各自的角色，读屏软件读得出层次', () => {
    const [html = ''] = render('# 某县工作总结\n\n一、基本情况\n\n正文。\n\n| 项 | 数 |\n|---|---|\n| 甲 | 1 |\n');
    assert.match(html, /<g class="title" role="heading" aria-level="1">/);
    assert.match(html, /<g class="heading1" role="heading" aria-level="2">/);
    assert.match(html, /role="table"><g role="row"><g role="columnheader">/);
    assert.equal([...html.matchAll(/<g\b/g)].length, [...html.matchAll(/<\/g>/g)].length);
  });

  it('繁体报告按繁体字形显示', () => {
    assert.match(
      render('# 某縣教育局工作總結\n\n全縣教育經費投入持續增長，辦學條件不斷改善。')[0] ?? '',
      /lang="zh-TW"/,
    );
    assert.match(render('# 某县教育局工作总结')[0] ?? '', /lang="zh-CN"/);
  });

  it('每行的宽度由版面给定', () => {
    const [html = ''] = render('全县各项工作稳步推进，取得较好成效，'.repeat(4));
    const widths = [...html.matchAll(/textLength="([\d.]+)"/g)].map(([, width]) => Number(width));
    assert.equal(widths.filter((width) => Math.abs(width - 442.205) < 0.01).length, 1);
  });

  it('整份报告是一个自足的文件：不要脚本，不要网络，一页一张纸', () => {
    const paged = layOut(Report.parse(`# 甲 & 乙的报告\n\n${'正文。'.repeat(800)}`));
    const html = renderDocument(paged);
    assert.match(html, /<title>甲 &amp; 乙的报告<\/title>/);
    assert.doesNotMatch(html, /<script|<link|@import|url\(/);
    assert.equal([...html.matchAll(/<svg class="paper"/g)].length, paged.pages.length);
    assert.match(html, /@page\{size:210mm 297mm;margin:0\}/);
  });

  it('字体设置关不上样式表', () => {
    const css = pageStyle(pageSpecOf({ fonts: { fangsong: '仿宋";}body{display:none}/*' } }));
    assert.doesNotMatch(css, /display:none|\}body/);
    assert.match(css, /font-family:"仿宋bodydisplaynone"/);
  });

  it('样式逐项来自页面规格；Times New Roman 只管数字和字母，不管引号', () => {
    assert.match(pageStyle(STANDARD_SPEC), /\.s-title\{font-family:"方正小标宋简体"/);
    assert.match(pageStyle(STANDARD_SPEC), /text-rendering:geometricPrecision/);
    const times = pageStyle(pageSpecOf({ latin: 'times' }));
    assert.match(times, /local\("Times New Roman"\).*unicode-range:U\+25,/);
    assert.doesNotMatch(times, /U\+201|U\+22/);
  });

  it('字体分“应有”和“替代”，每种字体说明用在哪里', () => {
    const { faces } = pageLook(STANDARD_SPEC);
    const fangsong = faces.find(({ face }) => face === 'fangsong');
    assert.ok(fangsong?.wanted.includes('仿宋_GB2312') && !fangsong.wanted.includes('FandolFang'));
    assert.ok(fangsong?.substitutes.includes('FandolFang'));
    assert.ok(faces.every(({ wanted, classes }) => wanted.length > 0 && classes.length > 0));
  });
});
