import { z } from 'zod';
import { Refused } from './web-api.ts';

/** A file that stands in a conversation. */
export interface PreviewFile {
  readonly id: string;
  readonly name: string;
  readonly content: string;
}

const UPLOAD_URL = 'https://preview.invalid/upload/';
const asked = z.object({ filename: z.string() });

/** Slack's way to take a file: an address is asked for, the content is sent there, then the file is put somewhere. */
export class Uploads {
  readonly #files = new Map<string, PreviewFile>();

  /** Answers `files.getUploadURLExternal`. */
  begin(form: Record<string, unknown>): Record<string, unknown> {
    const id = `F${this.#files.size + 1}`;
    this.#files.set(id, { id, name: asked.parse(form).filename, content: '' });
    return { upload_url: `${UPLOAD_URL}${id}`, file_id: id };
  }

  /** Takes what was sent to an upload address; false where the address is none. @throws {Refused} */
  async receive(url: string, body: BodyInit | null | undefined): Promise<boolean> {
    if (!url.startsWith(UPLOAD_URL)) return false;
    const file = this.get(url.slice(UPLOAD_URL.length));
    const parts = body instanceof FormData ? [...body.values()] : [await new Response(body ?? null).text()];
    const content = await Promise.all(parts.map((part) => (typeof part === 'string' ? part : part.text())));
    this.#files.set(file.id, { ...file, content: content.join('') });
    return true;
  }

  /** @throws {Refused} where there is no such file */
  get(id: string): PreviewFile {
    const file = this.#files.get(id);
    if (!file) throw new Refused('file_not_found');
    return file;
  }
}
