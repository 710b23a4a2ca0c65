import { type Connection, DidChangeWatchedFilesNotification, FileChangeType, WatchKind } from 'vscode-languageserver';
import type { ClientState } from './clientState';
import type { Configuring } from './configuring';
import type { Notices } from './notices';
import type { OpenReports } from './openReports';
import type { Workspace } from './workspace';
import type { WorkspaceFiles } from './workspaceFiles';

/** Configuration, fact sheets, other reports, pictures: what is read, and read again when it changes. */
const READ_PATTERN = '**/*.{yaml,yml,csv,md,png,jpg,jpeg,gif,bmp,webp}';

interface WatchingContext {
  readonly workspace: Workspace;
  readonly files: WorkspaceFiles;
  readonly configuring: Configuring;
  readonly reports: OpenReports;
  readonly notices: Notices;
}

/** Asks a client that watches files only where it is asked to. */
export async function watchFiles(connection: Connection, { capabilities }: ClientState): Promise<void> {
  if (!capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
  const watchers = [
    { globPattern: READ_PATTERN, kind: WatchKind.Change },
    // Links may lead to any file. Folders too: of one that comes with its files, editors may tell the folder alone.
    { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
  ];
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}

/** Hands on which files have come, changed or gone, to all who have read them. */
export function registerWatching(connection: Connection, context: WatchingContext): void {
  const { workspace, files, configuring, reports, notices } = context;
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    if (changes.some(({ type }) => type !== FileChangeType.Changed)) files.changed();
    if (uris.some((uri) => workspace.concerns(uri))) await configuring.reload(false);
    notices.picturesChanged(uris);
    await reports.filesChanged(uris);
  });
}
