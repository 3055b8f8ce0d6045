import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The port is taken. */
export class PortError extends Error {
  override readonly name = 'PortError';

  constructor(port: number) {
    super(`Port ${port} of 127.0.0.1 is taken. Set PORT to another, or leave it out to take the next free one.`);
  }
}

/** This machine's own address: nobody else reaches it. */
export const HOST = '127.0.0.1';
/** Ports tried from the first on, where none was asked for. */
const MOST_PORTS = 20;

/**
 * Listens on the loopback address.
 *
 * @param first     port to take; 0 takes any
 * @param isSet     whether it must be this one; otherwise the next free one will do
 * @returns the port taken
 * @throws {PortError}
 */
export async function listen(server: Server, first: number, isSet: boolean): Promise<number> {
  const tries = isSet ? 1 : MOST_PORTS;
  for (let port = first; port < first + tries; port++) {
    server.listen(port, HOST);
    try {
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new PortError(first);
}
