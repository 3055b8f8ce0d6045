import { WebAPIPlatformError } from '@slack/web-api';
import { type Directory, type Person, UNREACHABLE } from './directory.ts';
import type { Incoming } from './incoming.ts';

/** The workspace the app is installed in, from `auth.test`. */
export interface Home {
  readonly team: string;
  readonly enterprise: string | null;
  readonly botUser: string;
}

/** Who may read: `members` of the own workspace, `guests` too, or `everyone`, in shared channels too. */
export type Audience = 'members' | 'guests' | 'everyone';

export interface Policy {
  readonly audience: Audience;
  /** IDs; empty allows every channel. */
  readonly allowedChannels: readonly string[];
}

/** Why somebody gets nothing of the report; the sentence is for them, or null where nobody should be answered. */
export interface Refusal {
  readonly reason:
    | 'bot'
    | 'other_workspace'
    | 'guest'
    | 'stranger'
    | 'shared_channel'
    | 'channel_not_allowed'
    | 'audience'
    | 'not_sure';
  readonly sentence: string | null;
}

/** Thrown where access is lost between the question and the answer. */
export class AccessLost extends Error {
  override readonly name = 'AccessLost';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`access lost: ${refusal.reason}`);
    this.refusal = refusal;
  }
}

const SENTENCES: Readonly<Record<Refusal['reason'], string | null>> = {
  bot: null,
  other_workspace: 'Sorry, I can only answer members of my own workspace.',
  guest: 'Sorry, I cannot answer guests of this workspace.',
  stranger: 'Sorry, I can only answer members of my own workspace.',
  shared_channel:
    'Sorry, I cannot answer in a channel that is shared with another organisation. Members of this workspace can ask me in a direct message.',
  channel_not_allowed: 'Sorry, I am not set up to answer in this channel. You can ask me in a direct message.',
  audience: 'Sorry, some people in this channel may not read what I would answer. You can ask me in a direct message.',
  not_sure:
    'Sorry, I could not make sure who can read this, so I do not answer here. You can ask me in a direct message, or invite me to the channel first.',
};

export const refuse = (reason: Refusal['reason']): Refusal => ({ reason, sentence: SENTENCES[reason] });

/**
 * Decides who may see words of the report. It fails closed: where Slack does not say, the answer is no. It reads
 * nothing of the report and is asked before anything of it is looked up, again at send time, and on every click.
 */
export class Access {
  readonly #directory: Directory;
  readonly #home: Home;
  readonly #policy: Policy;

  constructor(directory: Directory, home: Home, policy: Policy) {
    this.#directory = directory;
    this.#home = home;
    this.#policy = policy;
  }

  /** May this person ask, from here? Null means yes. */
  async refusalOf(incoming: Incoming): Promise<Refusal | null> {
    if (incoming.fromBot) return refuse('bot');
    const open = this.#policy.audience === 'everyone';
    if (incoming.externallyShared && !open) return refuse('shared_channel');
    // on an Enterprise grid a colleague may be of another workspace: the person's record decides below
    if (incoming.team !== null && incoming.team !== this.#home.team && this.#home.enterprise === null && !open)
      return refuse('other_workspace');
    try {
      const person = await this.#directory.person(incoming.user);
      const refused = this.#refusalOfPerson(person);
      if (refused) return refused;
      return incoming.channel === null
        ? null
        : await this.#refusalOfChannel(incoming.channel, incoming.user, incoming.place.kind === 'thread');
    } catch {
      return refuse('not_sure');
    }
  }

  /** May this person read what they get in a direct message? */
  async refusalToTell(user: string): Promise<Refusal | null> {
    try {
      return this.#refusalOfPerson(await this.#directory.person(user));
    } catch {
      return refuse('not_sure');
    }
  }

  /** May everyone in this channel read an answer that all of them see? */
  async refusalToPost(channel: string, user: string): Promise<Refusal | null> {
    try {
      return (
        this.#refusalOfPerson(await this.#directory.person(user)) ?? (await this.#refusalOfChannel(channel, user, true))
      );
    } catch {
      return refuse('not_sure');
    }
  }

  /**
   * May a digest or a reminder go there? For a channel everyone in it counts; for a direct message the person. Beside
   * a refusal's reason it may be one of {@link UNREACHABLE}.
   *
   * @param user who asked for it; the direct message is theirs
   */
  async refusalToDeliver(
    target: string,
    user: string,
    kind: 'channel' | 'person',
  ): Promise<{ reason: Refusal['reason'] | 'is_archived' | 'not_in_channel' | 'channel_not_found' } | null> {
    try {
      if (kind === 'person') {
        const refused = this.#refusalOfPerson(await this.#directory.person(user));
        return refused || target === user ? refused : await this.#refusalOfChannel(target, user, true);
      }
      const { isArchived, isMember } = await this.#directory.channel(target);
      if (isArchived) return { reason: 'is_archived' };
      if (!isMember) return { reason: 'not_in_channel' };
      return await this.#refusalOfChannel(target, user, true);
    } catch (error) {
      const isGone = error instanceof WebAPIPlatformError && UNREACHABLE.has(error.data.error);
      return isGone ? { reason: 'channel_not_found' } : refuse('not_sure');
    }
  }

  #refusalOfPerson(person: Person): Refusal | null {
    if (person.isBot || person.isDeleted) return refuse('bot');
    if (this.#policy.audience === 'everyone') return null;
    if (person.isStranger) return refuse('stranger');
    if (!this.#isColleague(person)) return refuse('other_workspace');
    return person.isGuest && this.#policy.audience === 'members' ? refuse('guest') : null;
  }

  #isColleague({ team, enterprise }: Person): boolean {
    return team === this.#home.team || (this.#home.enterprise !== null && enterprise === this.#home.enterprise);
  }

  async #refusalOfChannel(id: string, user: string, seenByAll: boolean): Promise<Refusal | null> {
    const channel = await this.#directory.channel(id);
    if (channel.isExternallyShared && this.#policy.audience !== 'everyone') return refuse('shared_channel');
    if (channel.directWith !== null) return channel.directWith === user ? null : refuse('not_sure');
    const { allowedChannels } = this.#policy;
    if (allowedChannels.length > 0 && !allowedChannels.includes(id)) return refuse('channel_not_allowed');
    if (!seenByAll || this.#policy.audience === 'everyone') return null;
    const members = await this.#directory.members(id);
    const people = await this.#directory.people(members.filter((member) => member !== this.#home.botUser));
    // other apps were let in by the workspace's own administrators
    const mayNotRead = (person: Person) =>
      !person.isDeleted && !(person.isBot && this.#isColleague(person)) && this.#refusalOfPerson(person) !== null;
    return people.some(mayNotRead) ? refuse('audience') : null;
  }
}
