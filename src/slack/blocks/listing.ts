import type { Listing } from '../../report/listing.ts';
import { context, packUnits, type Rendering, sectionUnit } from '../message.ts';
import { escapeWithin } from '../mrkdwn.ts';
import { excerptUnit, footnoteUnits, reportLine, type View } from './excerpt-unit.ts';

/** Everything on one thing, under the headings of the report. */
export function renderListing(listing: Listing, view: View): Rendering {
  const excerpts = listing.groups.flatMap((group) => group.excerpts);
  const count = `${listing.sentences} sentence${listing.sentences === 1 ? '' : 's'}`;
  const units = [
    sectionUnit(`*${escapeWithin(listing.title, 1_000)}*: ${count}.`),
    ...listing.groups.flatMap((group) => [
      sectionUnit(`*${escapeWithin(group.label, 1_000)}*`),
      ...group.excerpts.map((excerpt) => excerptUnit(excerpt, view, null)),
    ]),
    ...footnoteUnits(excerpts),
  ];
  return {
    parts: packUnits(units),
    footer: [context(`All ${count}, word for word.\n${reportLine(view.particulars)}`)],
  };
}
