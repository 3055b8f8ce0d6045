import type { IncomingMessage } from 'node:http';

/** The methods that the app may call, each with the scopes of which one is enough. */
export const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'apps.connections.open': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.list': ['im:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'views.open': [],
  'views.publish': [],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
};

/** The whole body of a request. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Something the app showed to somebody. */
export interface Shown {
  readonly method: string;
  readonly channel: string;
  readonly thread: string | undefined;
  /** Only this person sees it; undefined where everyone in the channel does. */
  readonly onlyTo: string | undefined;
  readonly text: string;
  readonly blocks: unknown;
  readonly view: Record<string, unknown> | undefined;
  /** `performance.now()` when it arrived. */
  readonly atMs: number;
}
