import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { isZone } from '../delivery/schedule.ts';
import { TimedCache } from './timed-cache.ts';

/** What Slack says of a person. */
export interface Person {
  readonly team: string | null;
  readonly enterprise: string | null;
  readonly isGuest: boolean;
  readonly isStranger: boolean;
  readonly isBot: boolean;
  readonly isDeleted: boolean;
  /** IANA name of their time zone, where Slack tells it. */
  readonly zone: string | null;
}

export interface Channel {
  /** A direct message with this person, or null. */
  readonly directWith: string | null;
  readonly isExternallyShared: boolean;
  readonly isSharedInOrg: boolean;
  readonly isArchived: boolean;
  /** Is the app in it? */
  readonly isMember: boolean;
}

/** What Slack says of a channel that the app can no longer write to. */
export const UNREACHABLE: ReadonlySet<string> = new Set(['is_archived', 'not_in_channel', 'channel_not_found']);

const flag = z.boolean().default(false);
const userRecord = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  is_invited_user: flag,
  is_bot: flag,
  deleted: flag,
  tz: z.string().nullish(),
  enterprise_user: z.object({ enterprise_id: z.string().optional() }).optional(),
});
const userInfo = z.object({ user: userRecord });
const cursor = z.object({ next_cursor: z.string().default('') }).optional();
const userPage = z.object({ members: z.array(userRecord), response_metadata: cursor });
const channelInfo = z.object({
  channel: z.object({
    id: z.string(),
    is_im: flag,
    user: z.string().optional(),
    is_archived: flag,
    // a direct message has no members
    is_member: z.boolean().default(true),
    is_ext_shared: flag,
    is_pending_ext_shared: flag,
    is_org_shared: flag,
    connected_team_ids: z.array(z.string()).default([]),
    pending_connected_team_ids: z.array(z.string()).default([]),
    pending_shared: z.array(z.string()).default([]),
  }),
});
const memberPage = z.object({
  members: z.array(z.string()),
  response_metadata: cursor,
});

/** Answers are remembered this long, so that a change nobody tells us of takes effect within minutes. */
const PERSON_MS = 300_000;
const CHANNEL_MS = 60_000;
/** More people than this are looked up in one listing: one call each would run into Slack's rate limit. */
const MOST_SINGLE = 30;
const LISTING_PAGES = 20;
/** Pages of 200 members; the members of a larger channel are not checked one by one, it is refused. */
const MOST_PAGES = 5;

/** People and channels as Slack knows them, remembered for a short while. Every method throws where Slack does not answer. */
export class Directory {
  readonly #client: WebClient;
  readonly #people: TimedCache<Person>;
  readonly #channels: TimedCache<Channel>;
  readonly #members: TimedCache<readonly string[]>;

  constructor(client: WebClient, now: () => Date) {
    this.#client = client;
    this.#people = new TimedCache(PERSON_MS, now);
    this.#channels = new TimedCache(CHANNEL_MS, now);
    this.#members = new TimedCache(CHANNEL_MS, now);
  }

  person(user: string): Promise<Person> {
    return this.#people.get(user, async () => personOf(userInfo.parse(await this.#client.users.info({ user })).user));
  }

  async people(users: readonly string[]): Promise<Person[]> {
    if (users.filter((user) => !this.#people.has(user)).length > MOST_SINGLE) await this.#listPeople();
    return Promise.all(users.map((user) => this.person(user)));
  }

  async #listPeople(): Promise<void> {
    let next = '';
    for (let page = 0; page < LISTING_PAGES; page++) {
      const query = { limit: 500, ...(next ? { cursor: next } : {}) };
      const { members, response_metadata } = userPage.parse(await this.#client.users.list(query));
      for (const record of members) this.#people.put(record.id, Promise.resolve(personOf(record)));
      next = response_metadata?.next_cursor ?? '';
      if (next === '') return;
    }
  }

  channel(channel: string): Promise<Channel> {
    return this.#channels.get(channel, async () => {
      const { channel: info } = channelInfo.parse(await this.#client.conversations.info({ channel }));
      const others = [...info.connected_team_ids, ...info.pending_connected_team_ids, ...info.pending_shared];
      return {
        directWith: info.is_im ? (info.user ?? null) : null,
        isExternallyShared:
          info.is_ext_shared || info.is_pending_ext_shared || (others.length > 0 && !info.is_org_shared),
        isSharedInOrg: info.is_org_shared,
        isArchived: info.is_archived,
        isMember: info.is_member,
      };
    });
  }

  /** Everyone in a channel. @throws RangeError where it is too large to be checked */
  members(channel: string): Promise<readonly string[]> {
    return this.#members.get(channel, async () => {
      const found: string[] = [];
      let next = '';
      for (let page = 0; page < MOST_PAGES; page++) {
        const query = { channel, limit: 200, ...(next ? { cursor: next } : {}) };
        const { members, response_metadata } = memberPage.parse(await this.#client.conversations.members(query));
        found.push(...members);
        next = response_metadata?.next_cursor ?? '';
        if (next === '') return found;
      }
      throw new RangeError(`channel ${channel} has more members than are checked`);
    });
  }

  forgetPerson(user: string): void {
    this.#people.delete(user);
  }

  forgetChannel(channel: string): void {
    this.#channels.delete(channel);
    this.#members.delete(channel);
  }
}

function personOf(info: z.infer<typeof userRecord>): Person {
  return {
    team: info.team_id ?? null,
    enterprise: info.enterprise_user?.enterprise_id ?? null,
    isGuest: info.is_restricted || info.is_ultra_restricted || info.is_invited_user,
    isStranger: info.is_stranger,
    isBot: info.is_bot,
    isDeleted: info.deleted,
    zone: info.tz && isZone(info.tz) ? info.tz : null,
  };
}
