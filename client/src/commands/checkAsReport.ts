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
  await client.sendNotification(FORCE_NOTIFICATION, params);
}
