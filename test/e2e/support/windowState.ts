import type { Page } from 'playwright-core';

/**
 * Whether VS Code has written `text` down in the state that it keeps of its windows. It does so from time to
 * time, of open editors once a minute, since nothing can be stored while a window closes; what is younger is forgotten
 * by a reload.
 */
export function isStored(page: Page, text: string): Promise<boolean> {
  return page.evaluate(async (wanted) => {
    // A method, because named functions are wrapped by a helper of the test's build that the page does not have.
    const database = {
      settled<T>(request: IDBRequest<T>): Promise<T> {
        return new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      },
    };
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.startsWith('vscode-web-state-db')) continue;
      const state = await database.settled(indexedDB.open(name));
      const values: unknown[] = [];
      for (const store of state.objectStoreNames) {
        values.push(...(await database.settled(state.transaction(store).objectStore(store).getAll())));
      }
      state.close();
      if (values.some((value) => typeof value === 'string' && value.includes(wanted))) return true;
    }
    return false;
  }, text);
}
