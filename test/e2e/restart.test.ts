import { host, LOAD_TIMEOUT } from './support/host';
import type { ShownProblem } from './support/problemsPanel';
import { placeOf, REPORT, sample } from './support/samples';
import type { Workbench } from './support/workbench';

const NOTES = '# 读书笔记\n\n学校共30所，其中小学13所、初中8所、幼儿园10所。\n';
const CONFIG = '规则:\n  numbering-sequence: 关闭\n';

describe('a server that dies', () => {
  let workbench: Workbench;
  const source = sample(REPORT);
  const place = placeOf(source, '其中小学13所');
  const has = (code: string, line?: number) => (shown: readonly ShownProblem[]) =>
    shown.some((each) => each.code === code && (line === undefined || each.line === line));
  /** Writes the last digit of the 13 anew. */
  const type = async (digit: string) => {
    await workbench.goTo(place.line, place.column + 5);
    await workbench.page.keyboard.press('Delete');
    await workbench.insert(digit);
  };

  before(async function () {
    this.timeout(LOAD_TIMEOUT);
    workbench = await host.open({ [REPORT]: source, 'notes.md': NOTES, 'baogao.yaml': CONFIG });
    await workbench.showProblems();
  });
  afterEach(() => workbench.assertAlive());
  after(() => workbench?.close());

  it('comes back with the settings, with what was typed and with what the writer asked for', async () => {
    await workbench.openFile('notes.md');
    await workbench.command('Baogao: Check This File as a Report');
    await workbench.problems(has('figure-sum', 3));
    await workbench.openFile(REPORT);
    await workbench.problems(has('figure-sum', place.line));
    const first = host.killServers();
    // What is typed while there is no server reaches the next one, and the right sum is found right.
    await type('2');
    await workbench.problems(
      (shown) =>
        !has('figure-sum', place.line)(shown) && has('fixed-phrase')(shown) && !has('numbering-sequence')(shown),
    );
    await workbench.openFile('notes.md');
    await workbench.problems(has('figure-sum', 3));
    await workbench.until('another process', () => host.servers().some((pid) => !first.includes(pid)) || undefined);
  });

  it('is left in peace when it dies again and again, until the writer wants it back', async () => {
    const message = workbench.notification('The check of reports failed several times in a row');
    await workbench.openFile(REPORT);
    for (const digit of ['3', '2', '3']) {
      host.killServers();
      await type(digit);
      await workbench.problems((shown) => has('figure-sum', place.line)(shown) === (digit === '3'));
    }
    host.killServers();
    await message.waitFor();
    await message.getByRole('button', { name: 'Start it again' }).click();
    await type('2');
    await workbench.problems((shown) => has('fixed-phrase')(shown) && !has('figure-sum', place.line)(shown));
  });
});
