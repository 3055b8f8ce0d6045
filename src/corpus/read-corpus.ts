import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CorpusError } from './corpus-error.ts';
import { type Glossary, parseGlossary } from './glossary.ts';
import { parseDocument, type ReportDocument } from './parse-document.ts';
import { type Passage, splitPassages } from './passages.ts';

/** Every report of a folder, cut into passages, and the names its glossaries add. */
export interface Corpus {
  readonly documents: readonly ReportDocument[];
  readonly passages: readonly Passage[];
  readonly glossary: Glossary;
  readonly warnings: readonly string[];
}

/**
 * Reads a corpus folder: every `*.md` is a report (`README.md` is not), every `*.glossary.json` or `glossary.json`
 * adds names. Files are taken in the order of their names, so that the same folder always gives the same corpus.
 *
 * @throws {CorpusError} where the folder or a file cannot be used
 */
export function readCorpus(folder: string): Corpus {
  let files: string[];
  try {
    files = readdirSync(folder).sort();
  } catch (error) {
    throw new CorpusError(
      folder,
      null,
      `cannot be read (${(error as NodeJS.ErrnoException).code})`,
      'allowed: a folder that holds the reports as .md files',
    );
  }
  const reports = files.filter((file) => file.endsWith('.md') && file.toLowerCase() !== 'readme.md');
  if (reports.length === 0) {
    throw new CorpusError(
      folder,
      null,
      'holds no report',
      'to add one, put its text there as a Markdown file, e.g. st-15571-2025.md',
    );
  }
  const documents = reports.map((file) => parseDocument(readUtf8(join(folder, file)), file));
  const glossary: Glossary = {
    names: files
      .filter((file) => /(?:^|\.)glossary\.json$/.test(file))
      .flatMap((file) => parseGlossary(readUtf8(join(folder, file)), file).names),
  };
  return buildCorpus(documents, glossary);
}

/** A corpus from documents already parsed. */
export function buildCorpus(documents: readonly ReportDocument[], glossary: Glossary): Corpus {
  const passages: Passage[] = [];
  for (const document of documents) passages.push(...splitPassages(document, passages.length));
  return { documents, passages, glossary, warnings: documents.flatMap((document) => document.warnings) };
}

function readUtf8(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new CorpusError(
      path,
      null,
      `cannot be read (${(error as NodeJS.ErrnoException).code})`,
      'allowed: a file in UTF-8',
    );
  }
  return text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text;
}
