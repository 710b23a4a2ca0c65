/** Modules and values that the build puts in; see esbuild.mjs. */
declare module 'baogao:knowledge' {
  import type { KnowledgeData } from './knowledge/loadKnowledge';
  export const knowledgeData: KnowledgeData;
}
declare const BAOGAO_VERSION: string;
