import { type Logger, LogLevel } from '@slack/bolt';
import { errorFields, type Log } from '../log.ts';

/**
 * Bolt's messages as lines of our log, from warnings up: what it logs below may hold whole payloads, and with them
 * the words of questions.
 */
export function boltLog(log: Log): Logger {
  const words = (message: unknown[]) =>
    message
      .map((part) => (part instanceof Error ? (errorFields(part).error ?? '') : typeof part === 'string' ? part : ''))
      .join(' ');
  return {
    debug: () => {},
    info: () => {},
    warn: (...message) => log.warn('bolt', { message: words(message) }),
    error: (...message) => log.error('bolt', { message: words(message) }),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
