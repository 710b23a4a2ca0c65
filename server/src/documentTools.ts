/**
 * Reading and writing Word files, the only part that needs the libraries for it. A bundle of its own (`dist/export.js`),
 * which the server and the command line load when first asked for it, so that checking starts fast and the command line
 * checks without it.
 */
export { writeWord } from './export/docx/writeWord';
export { readWord } from './import/docx/readWord';
export { readHtml } from './import/html/readHtml';
