const LABEL =
  /(?:发布|更新|发表|录入)?(?:时间|日期)\s*[：:]|(?:信息|文章|稿件|新闻)?来源\s*[：:]|(?:浏览|点击|阅读|访问)(?:次数|量|数)?\s*[：:]|(?:作者|编辑|责编|字号|索引号|发布机构)\s*[：:]/g;

/** Whether a line is what a web page prints below a title: 发布时间：… 来源：… 浏览次数：…. Wants folded words. */
export function isPublicationLine(words: string): boolean {
  if (words.length > 120 || /[。；]/.test(words)) return false;
  const labels = words.match(LABEL);
  return labels !== null && (labels.length >= 2 || words.search(LABEL) === 0);
}
