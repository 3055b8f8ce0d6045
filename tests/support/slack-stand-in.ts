import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import manifest from '../../manifest.json' with { type: 'json' };
import type { Origin } from '../../src/preview/payloads.ts';
import { channelRecord, formOf, lookUp, Refused } from '../../src/preview/web-api.ts';
import { ChannelHistory, type Fate } from './channel-history.ts';
import { checkBlocks } from './check-blocks.ts';
import { type Delivery, HttpTransport, SocketTransport, type Transport } from './transports.ts';
import { METHOD_SCOPES, readBody, type Shown } from './web-api.ts';

type Json = Record<string, unknown>;

export const HOME = {
  team: 'T1HOME',
  bot: 'U0BOT',
  botToken: 'xoxb-good',
  appToken: 'xapp-good',
  secret: 'signing-secret',
};

const PLAIN: Fate = { kind: 'plain' };
/** No HTTP status: the connection breaks off instead. */
const LOST = 0;

/**
 * A strict local Slack: Web API, response URLs, Socket Mode, signed HTTP. It refuses methods that the app has no scope
 * for or that it does not know, checks every message and view against Slack's limits, and keeps all it was sent.
 */
export class SlackStandIn implements Origin {
  readonly team = HOME.team;
  readonly bot = HOME.bot;
  readonly people = new Map<string, Json>();
  readonly channels = new Map<string, Json & { members?: string[] }>();
  readonly shown: Shown[] = [];
  readonly calls: string[] = [];
  /** Files that stand in a conversation. */
  readonly files: { channel: string; title: string; content: string }[] = [];
  readonly #uploads = new Map<string, string>();
  readonly history = new ChannelHistory();
  /** What the administrator granted: the manifest's scopes, and more where a test says so. */
  readonly granted = new Set<string>(manifest.oauth_config.scopes.bot);
  /** Decides what becomes of each `chat.postMessage`. */
  fateOf: (form: Json) => Fate = () => ({ kind: 'plain' });
  /** Slack's clock, epoch milliseconds. */
  clock: () => number = () => 1_763_700_000_000;
  /** What Slack would have refused, or accepted against our own rules. Empty at the end of every test. */
  readonly violations: string[] = [];
  readonly #server: Server;
  readonly #sockets: WebSocketServer;
  readonly #socketTransport: SocketTransport;
  transport: Transport;
  readonly #faults = new Map<string, { status: number; headers?: Record<string, string>; error?: string }[]>();
  readonly #held = new Map<string, { until: Promise<void>; done: boolean }>();
  readonly #triggers = new Map<string, number>();
  readonly #responseUses = new Map<string, { user: string; channel: string; uses: number }>();
  #waiting: (() => void)[] = [];
  #count = 0;
  #requests = 0;

  private constructor(server: Server) {
    this.#server = server;
    this.#sockets = new WebSocketServer({ server });
    this.#socketTransport = new SocketTransport(this.#sockets);
    this.transport = this.#socketTransport;
    server.on('request', async (request, response) => {
      this.#requests++;
      const body = await readBody(request);
      const { status, headers = {}, answer } = await this.#answer(request, body);
      if (status === LOST) {
        response.destroy();
        return;
      }
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answer));
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  static async start(): Promise<SlackStandIn> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new SlackStandIn(server);
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get apiUrl(): string {
    return `${this.origin}/api/`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  useHttp(port: number): void {
    this.transport = new HttpTransport(`http://127.0.0.1:${port}/slack/events`, HOME.secret);
  }

  deliver(delivery: Delivery): ReturnType<Transport['deliver']> {
    return this.transport.deliver(delivery);
  }

  /** Closes the Socket Mode connection the way Slack does every few hours. */
  refreshSocket(): void {
    this.#socketTransport.refresh();
  }

  get socketCount(): number {
    return this.#sockets.clients.size;
  }

  nextTs(): string {
    return `${Math.floor(this.clock() / 1000)}.${String(++this.#count).padStart(6, '0')}`;
  }

  trigger(): string {
    const id = `trigger.${++this.#count}`;
    this.#triggers.set(id, Date.now());
    return id;
  }

  responseUrl(user: string, channel: string): string {
    const id = String(++this.#count);
    this.#responseUses.set(id, { user, channel, uses: 0 });
    return `${this.origin}/response/${id}`;
  }

  /** The next call of a method fails so. */
  failNext(method: string, fault: { status: number; headers?: Record<string, string>; error?: string }): void {
    this.#faults.set(method, [...(this.#faults.get(method) ?? []), fault]);
  }

  /**
   * Calls of a method are answered only after release; until then they have no effect, or, where `done`, they have,
   * and only the answer is late.
   */
  hold(method: string, { done = false } = {}): () => void {
    let release = () => {};
    const until = new Promise<void>((resolve) => (release = resolve));
    this.#held.set(method, { until, done });
    return () => {
      this.#held.delete(method);
      release();
    };
  }

  /** Resolves when the app has asked nothing of Slack for a moment: what was to be sent is sent. */
  async quiet(forMs = 40): Promise<void> {
    for (let seen = -1; seen !== this.#requests; ) {
      seen = this.#requests;
      await new Promise((resolve) => setTimeout(resolve, forMs));
    }
  }

  /** Resolves once `found` gives something; fails after `mostMs`. */
  async until<T>(found: () => T | undefined | false, mostMs = 10_000): Promise<T> {
    const deadline = Date.now() + mostMs;
    for (;;) {
      const value = found();
      if (value !== undefined && value !== false) return value;
      const left = deadline - Date.now();
      if (left <= 0)
        throw new Error(
          `nothing within ${mostMs} ms: ${found}; shown: ${JSON.stringify(this.shown.map(({ method, text }) => [method, text.slice(0, 80)]))}`,
        );
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, 50));
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  async #answer(
    request: IncomingMessage,
    body: string,
  ): Promise<{ status: number; headers?: Record<string, string>; answer: Json }> {
    const { pathname } = new URL(request.url ?? '/', this.origin);
    const response = /^\/response\/(.+)$/.exec(pathname)?.[1];
    const upload = /^\/upload\/(.+)$/.exec(pathname)?.[1];
    try {
      if (upload) {
        // the one part of a form
        this.#uploads.set(upload, /\r\n\r\n([\s\S]*)\r\n--/.exec(body)?.[1] ?? body);
        return { status: 200, answer: { ok: true } };
      }
      if (response) {
        this.#respond(response, JSON.parse(body) as Json);
        return { status: 200, answer: { ok: true } };
      }
      const method = pathname.replace(/^\/api\//, '');
      this.calls.push(method);
      for (const wake of this.#waiting.splice(0)) wake();
      const held = this.#held.get(method);
      if (held && !held.done) await held.until;
      const fault = this.#faults.get(method)?.shift();
      if (fault) return { ...fault, answer: { ok: false, error: fault.error ?? 'ratelimited' } };
      const form = formOf(body);
      const fate = method === 'chat.postMessage' ? this.fateOf(form) : PLAIN;
      if (fate.kind === 'ratelimited')
        return { status: 429, headers: { 'retry-after': String(fate.afterS) }, answer: { ok: false } };
      if (fate.kind === 'refused') throw new Refused(fate.error);
      if (fate.kind === 'late') await new Promise((resolve) => setTimeout(resolve, fate.afterMs));
      const answer = { ok: true, ...this.#call(method, request.headers.authorization ?? '', form) };
      if (held?.done) await held.until;
      if (fate.kind === 'answer lost') return { status: LOST, answer };
      if (fate.kind === 'answer wrong') throw new Refused('fatal_error');
      return { status: 200, answer };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { status: 200, answer: { ok: false, error: error.message } };
    }
  }

  #call(method: string, authorization: string, form: Json): Json {
    const scopes = METHOD_SCOPES[method];
    if (!scopes) return this.#violation(`unknown method ${method}`, 'unknown_method');
    const token = method === 'apps.connections.open' ? HOME.appToken : HOME.botToken;
    if (authorization !== `Bearer ${token}`) throw new Refused('invalid_auth');
    if (scopes.length > 0 && !scopes.some((scope) => this.granted.has(scope)))
      return this.#violation(`${method} without scope`, 'missing_scope');
    const found = lookUp(method, form, this);
    if (found) return found;
    switch (method) {
      case 'apps.connections.open':
        return { url: this.origin.replace('http', 'ws') };
      case 'conversations.history':
        return this.#history(form);
      case 'files.getUploadURLExternal':
        return { upload_url: `${this.origin}/upload/F${++this.#count}`, file_id: `F${this.#count}` };
      case 'files.completeUploadExternal':
        return this.#completeUpload(form);
      case 'assistant.threads.setSuggestedPrompts':
        this.#show(method, form, String(form.channel_id), undefined);
        return {};
      case 'views.open':
      case 'views.publish':
        if (method === 'views.open') this.#useTrigger(String(form.trigger_id));
        this.#show(method, form, '', String(form.user_id ?? ''));
        return {};
      default:
        return this.#post(method, form);
    }
  }

  #completeUpload(form: Json): Json {
    const files = JSON.parse(String(form.files)) as { id: string; title?: string }[];
    const channel = channelRecord(this, String(form.channel_id));
    for (const { id, title = '' } of files)
      this.files.push({ channel: String(channel.id), title, content: this.#uploads.get(id) ?? '' });
    return { files };
  }

  #post(method: string, form: Json): Json {
    // a person's ID stands for the direct message with them
    const id = String(form.channel).replace(/^U/, 'DU');
    const channel = channelRecord(this, id);
    if (channel.is_archived) throw new Refused('is_archived');
    const inside = channel.is_im === true || (channel.members ?? []).includes(HOME.bot);
    if (!inside) throw new Refused('not_in_channel');
    if (
      form.unfurl_links !== 'false' &&
      method === 'chat.postMessage' &&
      Array.isArray(form.blocks) &&
      form.blocks.length > 1
    ) {
      this.violations.push('unfurling left on');
    }
    this.#show(method, form, id, method === 'chat.postEphemeral' ? String(form.user) : undefined);
    const ts = this.nextTs();
    if (method === 'chat.postMessage') this.history.add(id, ts, form);
    return { ts, channel: id };
  }

  #history(form: Json): Json {
    const channel = channelRecord(this, String(form.channel));
    const scope = channel.is_im ? 'im:history' : channel.is_private ? 'groups:history' : 'channels:history';
    if (!this.granted.has(scope)) throw new Refused('missing_scope');
    if (!channel.is_im && !(channel.members ?? []).includes(HOME.bot)) throw new Refused('not_in_channel');
    return this.history.page(form);
  }

  #respond(id: string, message: Json): void {
    const target = this.#responseUses.get(id);
    if (!target || ++target.uses > 5) {
      this.violations.push('response URL used too often');
      throw new Refused('used_url');
    }
    this.#show(
      'response_url',
      message,
      target.channel,
      message.response_type === 'in_channel' ? undefined : target.user,
    );
  }

  #show(method: string, form: Json, channel: string, onlyTo: string | undefined): void {
    const view = form.view as Json | undefined;
    const isMessage = method.startsWith('chat.') || method === 'response_url';
    const problems = isMessage ? checkBlocks(form, 'message') : view ? checkBlocks(view, 'view') : [];
    if (String((view?.title as Json | undefined)?.text ?? '').length > 24) problems.push('title too long');
    this.violations.push(...problems.map((problem) => `${method}: ${problem}`));
    if (problems.length > 0) throw new Refused('invalid_blocks');
    const { thread_ts, text = '', blocks } = form;
    this.shown.push({
      method,
      channel,
      thread: thread_ts as string | undefined,
      onlyTo,
      text: String(text),
      blocks: blocks ?? view?.blocks ?? form.prompts,
      view,
      atMs: performance.now(),
    });
  }

  #useTrigger(id: string): void {
    const given = this.#triggers.get(id);
    this.#triggers.delete(id);
    if (given === undefined || Date.now() - given > 3000)
      this.#violation(`trigger ${id} used twice or late`, 'expired_trigger_id');
  }

  #violation(problem: string, error: string): never {
    this.violations.push(problem);
    throw new Refused(error);
  }
}
