import { githubFormat } from './formatGithub';
import { jsonFormat } from './formatJson';
import { prettyFormat } from './formatPretty';
import { sarifFormat } from './formatSarif';

/** The output formats by the names that the command line gives them. */
export const FORMATS = { pretty: prettyFormat, json: jsonFormat, sarif: sarifFormat, github: githubFormat };
export type FormatName = keyof typeof FORMATS;
