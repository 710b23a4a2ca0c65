/**
 * Requests and notifications of Baogao's own, beside the Language Server Protocol: names and plain types. The one
 * folder of the server that the client imports. Positions are LSP positions (zero-based line, UTF-16 character),
 * offsets are UTF-16 units.
 */
export * from './checks';
export * from './client';
export * from './drafting';
export * from './files';
export * from './pages';
export * from './reports';
