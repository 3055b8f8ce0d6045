/** Named everywhere as those who act; the sentence after goes on about what they did. */
export const INSTITUTIONS = new Set([
  'Commission',
  'Council',
  'European Council',
  'European Parliament',
  'JHA Council',
  'JHA',
]);

/** Bodies that host, lead and help: a sentence that begins with them may be on what they host. */
export const STANDING = new Set([
  'Europol',
  'Eurojust',
  'Frontex',
  'eu-LISA',
  'CEPOL',
  'EUDA',
  'OLAF',
  'EPPO',
  'ENISA',
  'EEAS',
  'COSI',
]);
