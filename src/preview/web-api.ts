type Json = Record<string, unknown>;

/** Slack's refusal of a call: the message is the `error` of its answer. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** People and channels as Slack's Web API tells of them. */
export interface WorkspaceRecords {
  readonly team: string;
  readonly bot: string;
  readonly people: ReadonlyMap<string, Json>;
  readonly channels: ReadonlyMap<string, Json & { readonly members?: readonly string[] }>;
}

const JSON_FIELDS = new Set(['blocks', 'view', 'prompts', 'metadata']);

/** The arguments of a Web API call, as the SDK sends them. */
export function formOf(body: string): Json {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [
      key,
      JSON_FIELDS.has(key) ? (JSON.parse(value) as unknown) : value,
    ]),
  );
}

/** @throws {Refused} where there is no such channel */
export function channelRecord(
  workspace: WorkspaceRecords,
  id: string,
): Json & { readonly members?: readonly string[] } {
  const channel = workspace.channels.get(id);
  if (!channel) throw new Refused('channel_not_found');
  return channel;
}

/**
 * Answers the methods that look people and channels up; null for every other method.
 *
 * @throws {Refused} where there is no such person or channel
 */
export function lookUp(method: string, form: Json, workspace: WorkspaceRecords): Json | null {
  const lastPage = { response_metadata: { next_cursor: '' } };
  switch (method) {
    case 'auth.test':
      return { team_id: workspace.team, user_id: workspace.bot, bot_id: 'B0BOT', team: 'Home' };
    case 'users.info': {
      const user = workspace.people.get(String(form.user));
      if (!user) throw new Refused('user_not_found');
      return { user };
    }
    case 'users.list':
      return { members: [...workspace.people.values()], ...lastPage };
    case 'conversations.info': {
      const channel = channelRecord(workspace, String(form.channel));
      const isMember = (channel.members ?? []).includes(workspace.bot);
      return { channel: channel.is_im ? channel : { ...channel, is_member: isMember } };
    }
    case 'conversations.list':
      return { channels: [...workspace.channels.values()].filter(({ is_im }) => is_im), ...lastPage };
    case 'conversations.members':
      return { members: channelRecord(workspace, String(form.channel)).members ?? [], ...lastPage };
    default:
      return null;
  }
}
