import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Source } from '../answer/answer.ts';
import type { Chronology, ChronologyMark } from '../report/chronology.ts';

/** Pixels: of the whole picture across, of a lane down, of a letter of a row's name. */
const WIDTH = 1120;
const LANE = 15;
const LETTER = 6.8;
/** A single day would be thinner than it can be seen or clicked. */
const LEAST_DAYS = 11;
const DAY_MS = 86_400_000;

const PAST = '#1d4e89';
const PLANNED = '#9a3b00';

interface Placed extends ChronologyMark {
  readonly start: Date;
  readonly end: Date;
  readonly lane: number;
}

/**
 * A chronology as an SVG picture: rows down, months across, what is planned hatched. The same chronology always gives
 * the same picture.
 *
 * @param hrefOf where a mark leads, or null for a picture without links
 */
export function timelineSvg(chronology: Chronology, hrefOf: ((source: Source) => string) | null): string {
  const { document } = parseHTML('<html><body></body></html>');
  const { placed, rows, lanes } = place(chronology);
  const first = new Date(Math.min(...placed.map(({ start }) => start.getTime())));
  const last = new Date(Math.max(...placed.map(({ end }) => end.getTime())));
  const from = monthStart(first, 0);
  const to = monthStart(last, 1);
  const names = 20 + LETTER * Math.max(...rows.map(({ name }) => name.length));
  // a picture that stands alone says what it shows
  const caption = hrefOf ? [] : [`${chronology.title}. Hatched: planned.`];
  const top = 34 + 26 * caption.length;
  const bar = (status: ChronologyMark['status'], fill: string) =>
    Plot.rect(
      placed.filter((mark) => mark.status === status),
      {
        x1: 'start',
        x2: 'end',
        y1: (mark: Placed) => mark.lane + 0.12,
        y2: (mark: Placed) => mark.lane + 0.88,
        rx: 2,
        fill,
        stroke: status === 'planned' ? PLANNED : PAST,
        className: status,
        ...(hrefOf ? { href: (mark: Placed) => hrefOf(mark.source) } : {}),
        title: ({ row, label, status: is, source, text }: Placed) =>
          `${[...new Set([row, label, source.section])].join(', ')}${is === 'planned' ? ' (planned)' : ''}: ${text}`,
      },
    );
  const svg = Plot.plot({
    document: document as unknown as Document,
    width: WIDTH,
    height: lanes * LANE + top + 28,
    marginLeft: names,
    marginTop: top,
    marginBottom: 28,
    marginRight: 12,
    style: { background: '#fff' },
    x: { type: 'utc', domain: [from, to] },
    y: { type: 'linear', domain: [0, lanes], reverse: true, axis: null },
    marks: [
      Plot.rect(
        rows.filter((_, i) => i % 2 === 1),
        {
          x1: from,
          x2: to,
          y1: 'from',
          y2: 'to',
          fill: 'currentColor',
          fillOpacity: 0.05,
          ariaHidden: 'true',
        },
      ),
      Plot.gridX({ interval: 'month', stroke: 'currentColor', strokeOpacity: 0.1 }),
      Plot.gridX({ interval: 'year', stroke: 'currentColor', strokeOpacity: 0.45 }),
      ...(['top', 'bottom'] as const).map((anchor) =>
        Plot.axisX({ anchor, interval: '3 months', tickFormat: monthLabel, tickSize: 4, fontSize: 11, label: null }),
      ),
      Plot.text(rows, {
        x: from,
        y: (row: Row) => (row.from + row.to) / 2,
        text: 'name',
        dx: -8,
        textAnchor: 'end',
        fontSize: 12,
        fill: 'currentColor',
        className: 'row-name',
      }),
      Plot.text(caption, {
        frameAnchor: 'top-left',
        dx: 8 - names,
        dy: -50,
        textAnchor: 'start',
        fontSize: 14,
        fontWeight: 600,
      }),
      bar('past', PAST),
      bar('planned', 'url(#planned-hatch)'),
    ],
  });
  return finish(svg as unknown as Element, document as unknown as Document, chronology);
}

interface Row {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Gives every mark a lane of its row in which it covers no other. */
function place({ rows, marks }: Chronology): { placed: Placed[]; rows: Row[]; lanes: number } {
  const placed: Placed[] = [];
  const bands: Row[] = [];
  let lanes = 0;
  for (const name of rows) {
    const ends: number[] = [];
    const own = marks
      .filter(({ row }) => row === name)
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    for (const mark of own) {
      const start = Date.parse(mark.from);
      const end = Math.max(Date.parse(mark.to) + DAY_MS, start + LEAST_DAYS * DAY_MS);
      const free = ends.findIndex((taken) => taken <= start);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = end + 2 * DAY_MS;
      placed.push({ ...mark, start: new Date(start), end: new Date(end), lane: lanes + lane });
    }
    bands.push({ name, from: lanes, to: lanes + ends.length });
    lanes += ends.length;
  }
  return { placed, rows: bands, lanes };
}

function monthStart(date: Date, later: number): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1));
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** The year stands under January only. */
function monthLabel(date: Date): string {
  return date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : MONTH.format(date);
}

/** Title and description for those who do not see it, and the hatching. */
function finish(svg: Element, document: Document, { title, rows, marks }: Chronology): string {
  const planned = marks.filter(({ status }) => status === 'planned').length;
  const add = (name: string, id: string, inner: string) => {
    const node = document.createElementNS('http://www.w3.org/2000/svg', name);
    node.setAttribute('id', id);
    node.innerHTML = inner;
    svg.prepend(node);
  };
  add(
    'defs',
    'timeline-defs',
    `<pattern id="planned-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"></rect><rect width="2.4" height="5" fill="${PLANNED}"></rect></pattern>`,
  );
  add(
    'desc',
    'timeline-desc',
    `${marks.length} dated statements in ${rows.length} rows, ${planned} of them planned and hatched.`,
  );
  add('title', 'timeline-title', title.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  // named by the chart library after the shapes they hold
  for (const group of svg.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-labelledby', 'timeline-title timeline-desc');
  // fractions of a pixel that nobody sees, and that differ from machine to machine
  return svg.toString().replace(/(\d+\.\d\d)\d+(?=")/g, '$1');
}
