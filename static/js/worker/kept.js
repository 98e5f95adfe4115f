/**
 * What the server wrote before this script: it changes with each edition and each change of the page, and this worker with it.
 *
 * @type {{version: string, files: string[], pages: string[], away: Object<string, string>, words: Object<string, object>}}
 */
export const kept = globalThis.kept;
