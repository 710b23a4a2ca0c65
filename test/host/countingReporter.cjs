const { writeFileSync } = require('node:fs');
const mocha = require('mocha');

/**
 * Mocha's dot or spec report, which also writes how many tests passed, failed and were skipped into the file that
 * BAOGAO_COUNTS names. A run that dies writes nothing, and that is how the caller knows.
 */
class CountingReporter {
  constructor(runner, options) {
    const Shown = process.env.BAOGAO_REPORT === 'spec' ? mocha.reporters.Spec : mocha.reporters.Dot;
    this.shown = new Shown(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      const file = process.env.BAOGAO_COUNTS;
      if (file) writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }

  done(failures, finish) {
    if (this.shown.done) this.shown.done(failures, finish);
    else finish(failures);
  }
}

module.exports = CountingReporter;
