/** The particulars that every report opens with. */
export const FRONT = `Brussels, 21 November 2025
(OR. en)

15571/25

NOTE

From:\tPresidency
To:\tDelegations
Subject:\tA small report
`;

/** A report of one section with this body. */
export function smallReport(body: string, front = FRONT): string {
  return `${front}\nIntroduction\n\n${body}\n`;
}

/** A report of numbered Actions with these bodies. */
export function actionsReport(...bodies: readonly string[]): string {
  return `${FRONT}\n${bodies.map((body, i) => `Action ${i + 1}: Title of number ${i + 1}\n\n${body}\n`).join('\n')}`;
}
