import type { DocumentParams } from '../../../server/src/protocol';
import { FORCE_NOTIFICATION } from '../../../server/src/protocol';
import { activeMarkdownEditor } from '../activeReport';
import type { Server } from '../server';

/** Checks the active Markdown document although it does not look like a report. */
export async function checkAsReport(server: Server): Promise<void> {
  const editor = activeMarkdownEditor();
  if (!editor) return;
  const client = await server.client();
  const params: DocumentParams = { uri: editor.document.uri.toString() };
  const tell = (to: typeof client) => to.sendNotification(FORCE_NOTIFICATION, params);
  await tell(client);
  server.tellAgain(editor.document, FORCE_NOTIFICATION, tell);
}
