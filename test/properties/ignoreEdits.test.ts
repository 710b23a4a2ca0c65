import { wholeReports } from '../support/drafts';
import { assertIgnoredHere, assertIgnoredInFile } from '../support/ignoring';

describe('忽略整篇报告里的提示', () => {
  const samples = wholeReports().slice(0, 3);

  it('“此段忽略”使这一处不再提示，别处照旧', () => {
    for (const text of samples) assertIgnoredHere(text);
  });

  it('“本文件忽略”使这条规则在本文件不再提示，别的规则照旧', () => {
    for (const text of samples) assertIgnoredInFile(text);
  });
});
