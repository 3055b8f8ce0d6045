import type { Logger } from '@slack/bolt';
import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Config } from '../config.ts';
import { answerHealth, HEALTH_PATHS, listenForHealth } from './health.ts';

/** How Slack reaches the app: Bolt's receiver, and what starting, stopping and looking after it takes. */
export interface Connector {
  readonly receiver: Receiver;
  /** Opens the way for Slack; resolves with the port of the health paths. */
  start(): Promise<number>;
  stop(): Promise<void>;
  isConnected(): boolean;
}

export function createConnector(
  config: Config,
  clientOptions: WebClientOptions,
  logger: Logger,
  isReady: () => boolean,
): Connector {
  const { connection, port, host } = config;
  switch (connection.mode) {
    case 'socket':
      return socketConnector(connection.appToken, port, host, clientOptions, logger, isReady);
    case 'http':
      return httpConnector(connection.signingSecret, port, host, logger, isReady);
    case 'local':
      return localConnector();
  }
}

/** Listens to nothing: payloads are handed over by `RunningApp.deliver`. */
function localConnector(): Connector {
  const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
  return { receiver, isConnected: () => true, start: async () => 0, stop: async () => {} };
}

function socketConnector(
  appToken: string,
  port: number,
  host: string,
  clientOptions: WebClientOptions,
  logger: Logger,
  isReady: () => boolean,
): Connector {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: { clientOptions },
  });
  let greeted = false;
  let health: Awaited<ReturnType<typeof listenForHealth>> | undefined;
  receiver.client.on('connected', () => {
    greeted = true;
  });
  receiver.client.on('close', () => {
    greeted = receiver.client.websocket?.isActive() ?? false;
  });
  return {
    receiver,
    isConnected: () => greeted && (receiver.client.websocket?.isActive() ?? false),
    start: async () => {
      health = await listenForHealth(port, host, isReady);
      await receiver.start();
      return portOf(health.address());
    },
    stop: async () => {
      await receiver.stop();
      health?.close();
    },
  };
}

function httpConnector(
  signingSecret: string,
  port: number,
  host: string,
  logger: Logger,
  isReady: () => boolean,
): Connector {
  const customRoutes = HEALTH_PATHS.map((path) => ({
    path,
    method: ['GET'],
    handler: (_request: unknown, response: Parameters<typeof answerHealth>[1]) => answerHealth(path, response, isReady),
  }));
  const receiver = new HTTPReceiver({ signingSecret, logger, customRoutes });
  let listening = false;
  return {
    receiver,
    isConnected: () => listening,
    start: async () => {
      const server = await receiver.start({ port, host });
      listening = true;
      return portOf(server.address());
    },
    stop: async () => {
      listening = false;
      await receiver.stop();
    },
  };
}

function portOf(address: string | { port: number } | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
