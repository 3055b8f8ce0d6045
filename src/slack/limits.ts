/** Slack's limits that messages are built within; lengths in UTF-16 units. */
export const LIMITS = {
  /** Blocks of a message: Slack takes 50. */
  blocks: 45,
  /** All text of a message: Slack refuses somewhat above 13,000. */
  message: 9_000,
  /** One section or quotation: Slack takes 3,000. */
  section: 2_900,
  /** The plain fallback: Slack advises 4,000, and the question may stand before it. */
  fallback: 2_400,
  buttonText: 75,
  buttonValue: 2_000,
  viewBlocks: 100,
} as const;
