import type { WorkspaceRecords } from './web-api.ts';

/** Somebody one can be in the preview, by what they may see. */
export interface Person {
  readonly role: 'colleague' | 'guest' | 'external';
  readonly id: string;
  readonly name: string;
  /** Their own workspace. */
  readonly team: string;
  readonly about: string;
}

/** A place to write in; `slug` is its path. */
export interface Channel {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly about: string;
  readonly members: readonly string[];
  /** The direct message of this person with the app; null where it is a channel. */
  readonly directWith: string | null;
}

export const TEAM = 'T0PREVIEW';
export const BOT = 'U0DOSSIER';
const PARTNER_TEAM = 'T9PARTNER';

const COLLEAGUE = 'U1COLLEAGUE';
const GUEST = 'U2GUEST';
const EXTERNAL = 'U3EXTERNAL';

export const PEOPLE: readonly Person[] = [
  { role: 'colleague', id: COLLEAGUE, name: 'Kim', team: TEAM, about: 'full member of the workspace' },
  { role: 'guest', id: GUEST, name: 'Robin', team: TEAM, about: 'guest of the workspace' },
  { role: 'external', id: EXTERNAL, name: 'Alex', team: PARTNER_TEAM, about: 'from another organisation' },
];

export const CHANNELS: readonly Channel[] = [
  {
    id: 'C1POLICY',
    slug: 'organised-crime-policy',
    name: 'organised-crime-policy',
    about: 'Colleagues only',
    members: [COLLEAGUE],
    directWith: null,
  },
  {
    id: 'C2VISITORS',
    slug: 'visiting-experts',
    name: 'visiting-experts',
    about: 'With a guest',
    members: [COLLEAGUE, GUEST],
    directWith: null,
  },
  {
    id: 'C3PARTNERS',
    slug: 'partners',
    name: 'partners',
    about: 'Shared with another organisation',
    members: [COLLEAGUE, EXTERNAL],
    directWith: null,
  },
  ...PEOPLE.map(({ id }) => ({
    id: `D${id}`,
    slug: 'dossier',
    name: 'Dossier',
    about: 'Direct message',
    members: [id],
    directWith: id,
  })),
];

/** The channels and the direct message that a person sees. */
export function channelsOf(user: string): readonly Channel[] {
  return CHANNELS.filter(({ members }) => members.includes(user));
}

export function personById(id: string): Person | null {
  return PEOPLE.find((person) => person.id === id) ?? null;
}

/** The same people and channels as Slack's Web API tells of them. */
export const RECORDS: WorkspaceRecords = {
  team: TEAM,
  bot: BOT,
  people: new Map(
    PEOPLE.map(({ id, name, team, role }) => [
      id,
      {
        id,
        name: name.toLowerCase(),
        real_name: name,
        team_id: team,
        tz: 'Europe/Brussels',
        is_restricted: role === 'guest',
        is_stranger: role === 'external',
      },
    ]),
  ),
  channels: new Map(
    CHANNELS.map(({ id, name, members, directWith }) => [
      id,
      directWith === null
        ? {
            id,
            name,
            is_channel: true,
            members: [BOT, ...members],
            is_ext_shared: members.includes(EXTERNAL),
            connected_team_ids: members.includes(EXTERNAL) ? [PARTNER_TEAM] : [],
          }
        : { id, is_im: true, user: directWith, members: [BOT, directWith] },
    ]),
  ),
};
