import fc from 'fast-check';

// Mocha does not show the cause of an error, and that is where a property would say what is wrong with its counterexample.
fc.configureGlobal({ includeErrorInReport: true });

export { fc };
